"""Somebody counts again and again, to learn from the differences what one person wrote. They learn nothing.

The adversary holds everything the product says: stored rows, refusals, the ledger's length. They play against two
houses that differ only in what one person wrote, and choose freely whom to leave out, which days to name, what to call
the texts. Whatever they hear after a count with that person's days in it must be the same in both houses.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction

from resonanz.mirror import reads
from resonanz.mirror.errors import LanguageRefused
from resonanz.mirror.models import LanguageCount
from resonanz.trust.models import LedgerHead
from tests.rooms.mirror.language_house import BAD, GOOD, OBJECT, PLAIN, SPRING, WAR, agreed, counting
from tests.support.people import People

pytestmark = pytest.mark.django_db

_SENTENCES = (BAD, GOOD, OBJECT, WAR, PLAIN, PLAIN, PLAIN)
_VICTIM = "a0"
Texts = list[tuple[str, str]]


def _house(random: Random) -> Texts:
    return [
        (f"a{n}", " ".join(random.choices(_SENTENCES, k=random.randint(2, 6)))) for n in range(random.randint(11, 16))
    ]


def _heard(people: People, told: Texts, **wanted: Any) -> object:
    """All that comes back from one attempt."""
    size = LedgerHead.objects.get().size
    try:
        page = reads.counted(counting(people, told, **wanted).pk)
    except LanguageRefused as refused:
        return tuple(sorted(refused.problems.items())), LedgerHead.objects.get().size - size
    assert page is not None
    return [(one.kind, one.share) for one in page.kinds], (page.row.authors, page.row.texts, page.row.sentences)


def _attempt(random: Random, house: Texts) -> tuple[Texts, dict[str, Any]]:
    """Somebody left out, somebody doubled or made up, other days that touch the spring, another name."""
    kept = [told for told in house if told[0] != _VICTIM or random.random() < 0.5]
    kept = random.sample(kept, random.randint(len(kept) - 2, len(kept)))
    kept += [(f"made up {n}", PLAIN) for n in range(random.choice([0, 0, 3, 9]))]
    begins = date(2026, 1, 1) + timedelta(days=random.randint(-40, 89))
    ends = max(begins + timedelta(days=random.randint(0, 200)), SPRING["from_on"])
    return kept, {"source": random.choice(["E-Mails", "Protokolle", "Haus"]), "from_on": begins, "to_on": ends}


def _play(people: People, first: Texts, others: list[tuple[Texts, dict[str, Any]]]) -> list[object]:
    heard: list[object] = []
    with transaction.atomic():
        agreed(people)
        heard.append(_heard(people, first))
        heard += [_heard(people, told, **wanted) for told, wanted in others]
        # The next house begins where this one did.
        transaction.set_rollback(True)
    return heard


@pytest.mark.parametrize("seed", range(25))
def test_a_second_count_tells_nothing_about_who_was_left_out(people: People, seed: int) -> None:
    random = Random(seed)
    house = _house(random)
    other = [(author, BAD if author == _VICTIM else text) for author, text in house]
    choices = [random.getrandbits(64) for _ in range(6)]
    played = []
    for world in (house, other):
        attempts = [_attempt(Random(choice), world) for choice in choices]
        played.append(_play(people, house, attempts))
    # The first count was the same in both; everything after it must not tell them apart.
    assert played[0] == played[1]
    assert not LanguageCount.objects.exists()


@pytest.mark.parametrize("seed", range(10))
def test_whatever_is_tried_no_day_stands_in_two_counts(people: People, seed: int) -> None:
    random = Random(100 + seed)
    house = _house(random)
    agreed(people)
    for _ in range(12):
        begins = date(2025, 1, 1) + timedelta(days=random.randint(0, 500))
        wanted = {"from_on": begins, "to_on": begins + timedelta(days=random.randint(20, 120))}
        _heard(people, random.sample(house, len(house) - random.randint(0, 2)), **wanted)
    days = [
        first + timedelta(days=n)
        for first, last in LanguageCount.objects.values_list("from_on", "to_on")
        for n in range((last - first).days + 1)
    ]
    assert len(days) == len(set(days))
    assert LanguageCount.objects.count() >= 2


def test_a_refused_count_of_too_few_says_nothing_about_them(people: People) -> None:
    agreed(people)
    kind, rude = [(f"a{n}", GOOD) for n in range(9)], [(f"a{n}", BAD) for n in range(9)]
    assert _heard(people, kind) == _heard(people, rude)


def test_leaving_somebody_out_first_gives_no_second_number_either(people: People) -> None:
    house = _house(Random(7))
    agreed(people)
    _heard(people, [told for told in house if told[0] != _VICTIM])
    with_the_victim = _heard(people, house)
    assert with_the_victim == _heard(people, [*house[1:], (_VICTIM, " ".join([WAR] * 3))])
