"""P6: „Auch wir können nachträglich nichts fälschen.“

Somebody with all rights over the database (superuser, triggers off, in part even with the signing key) changes the
past in every way we could think of; each time an audit file is made and held against a checkpoint that was
published before. Every manipulation has to be found, and no honest history may be suspected.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction

import resonanz_pruefe as pruefe
from resonanz.ground.postgres import Role
from resonanz.ground.postgres import connection as place_of
from tests.proofs.conftest import Proof
from tests.support.environment import DATA
from tests.support.lives import Life
from tests.support.log import Log
from tests.support.tampering import Tamperer

SEED = 20260328
PER_HISTORY = 250
"""After so many manipulations a new history is lived."""


@pytest.fixture
def superuser(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Django itself acts as the superuser of the database; all it does is rolled back."""
    settings = connections["default"].settings_dict
    place = place_of(DATA, Role.SUPERUSER)
    before = {name: settings[name] for name in ("USER", "PASSWORD")}
    with django_db_blocker.unblock():
        connection.close()
        settings.update(USER=place.user, PASSWORD=place.password)
        try:
            yield
        finally:
            connection.close()
            settings.update(before)


def _tamper(tamperer: Tamperer, tried: Counter[str]) -> str:
    """One manipulation that really changed something. What the database itself refuses is no manipulation."""
    before = tamperer.state()
    while True:
        deed = tamperer.random.choice(tamperer.deeds())
        try:
            with transaction.atomic():
                what = deed()
        except (DatabaseError, IndexError):
            tried["refused by the database"] += 1
            continue
        if tamperer.state() != before:
            return what
        tried["changed nothing"] += 1


def _audited(log: Log, published: str) -> int | str:
    """What the verifier says; a house that cannot even write its audit file any more counts as not found."""
    try:
        with transaction.atomic():
            return pruefe.check_audit(log.audit_file(), published).code
    except (DatabaseError, LookupError, ValueError, TypeError, AttributeError) as problem:
        return repr(problem)


@pytest.mark.timeout(7200)
def test_every_manipulation_is_found(superuser: None, proof: Proof) -> None:
    amount = proof.amount(short=25, long=5_000)
    random = Random(SEED)
    tried: Counter[str] = Counter()
    missed: list[str] = []
    done = 0
    while done < amount:
        with transaction.atomic():
            life, log = Life(random), Log()
            life.start()
            life.do(lambda: life.people.inquiry(slug="anderes"))  # noqa: B023  Called at once.
            tamperer = Tamperer(random=random, log=log, sealed=0)
            log.seal()
            tamperer.remember()
            life.go_on(8)
            published = log.seal()
            tamperer.sealed = int(published.split("\n")[1])
            life.go_on(3)
            log.seal()
            assert pruefe.check_audit(log.audit_file(), published).code == 0
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET LOCAL session_replication_role = replica")
            for _ in range(min(PER_HISTORY, amount - done)):
                with transaction.atomic():
                    what = _tamper(tamperer, tried)
                    code = _audited(log, published)
                    transaction.set_rollback(True)
                tried[what.split(" ")[0] if "." in what else what] += 1
                done += 1
                if code != pruefe.ALTERED:
                    missed.append(f"{what}: {code}")
            transaction.set_rollback(True)
    proof.found(
        "P6",
        "Fälschungen mit allen Rechten an der Datenbank",
        tried=done,
        failed=len(missed),
        note=str(missed[:9]) if missed else f"{len(tried)} kinds",
    )


@pytest.mark.timeout(7200)
def test_no_honest_history_is_suspected(superuser: None, proof: Proof) -> None:
    amount = proof.amount(short=4, long=1_000)
    random = Random(SEED + 1)
    suspected: list[str] = []
    for _ in range(amount):
        with transaction.atomic():
            life, log = Life(random), Log()
            notes = [log.seal()]
            life.start()
            for _ in range(random.randint(1, 3)):
                notes.append(log.seal())
                life.go_on(random.randint(0, 7))
            report = pruefe.check_audit(log.audit_file(), random.choice(notes))
            if report.code != pruefe.INTACT:
                suspected.append(f"{report.altered[:2]} {report.undecided[:1]}")
            transaction.set_rollback(True)
    proof.found(
        "P6",
        "ehrliche Verläufe, die verdächtigt wurden",
        tried=amount,
        failed=len(suspected),
        note=str(suspected[:3]) if suspected else "",
    )
