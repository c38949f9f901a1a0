"""P6, tried as somebody would who trusts nobody here: a running house, its commands, and the verifier as a program."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

import resonanz_pruefe as pruefe
from tests.proofs.conftest import Proof
from tests.support.house import House, plain_environment, run_command, until

WORDS = "47 Minuten Musik, dann „aufgelegt“."
CHOOSE = """
from pathlib import Path
from resonanz.doors.cli.application import choose
choose(Path(%r))
"""
OPEN = """
from datetime import timedelta
from resonanz.doors.cli.house import opened
with opened():
    from resonanz.ask import actions as ask
    from resonanz.ground import clock
    from resonanz.people import actions as people
    people.describe_organisation(name="Stadtwerke Auenfurt", email="dialog@auenfurt.example")
    mira = people.add_member(name="Mira Holt", function="Kundendienst", by=None)
    inquiry = ask.draft_inquiry(
        slug="kontakt", by=mira.pk, title="Wie war es?", question="Erzählen Sie.", why="Wir bauen um.",
        readers="Zwei Menschen.", in_return="Unsere Wartezeiten.",
        answer_by=clock.today() + timedelta(days=30), keep_until=clock.today() + timedelta(days=300),
    )
    ask.open_inquiry(inquiry=inquiry, by=mira.pk)
"""


@pytest.mark.timeout(600)
def test_a_stranger_checks_receipt_and_audit_file(tmp_path: Path, proof: Proof) -> None:
    failed: list[str] = []
    with House(tmp_path / "data") as house:
        _in_the_house(house, OPEN)
        code = _tell(house)
        receipt = until(lambda: _sealed(house, code), "the receipt is sealed")
        file = tmp_path / "pruefakte.zip"
        run_command("audit-export", file, "--data", house.data)
    own, changed = tmp_path / "quittung.json", tmp_path / "veraendert.json"
    own.write_text(receipt, "utf-8")
    changed.write_text(receipt.replace("47 Minuten", "48 Minuten"), "utf-8")
    for wanted, arguments in (
        (0, ["quittung", str(own), "--text", WORDS]),
        (1, ["quittung", str(changed)]),
        (1, ["quittung", str(own), "--text", WORDS.replace("47", "46")]),
        (0, ["audit", str(file)]),
    ):
        done = subprocess.run(
            [sys.executable, pruefe.__file__, *arguments], capture_output=True, text=True, check=False, timeout=60
        )
        if done.returncode != wanted:
            failed.append(f"{arguments[0]}: {done.returncode} {done.stdout[:200]}{done.stderr[-200:]}")
    proof.found(
        "P6", "Prüfungen mit dem heruntergeladenen Programm", tried=4, failed=len(failed), note=" ".join(failed)
    )


def _in_the_house(house: House, program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{CHOOSE % str(house.data)}{program}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=plain_environment(),
    )
    assert done.returncode == 0, done.stderr


def _tell(house: House) -> str:
    """A guest without a browser; answers the receipt code."""
    status, headers, body = _ask(house, "GET", "/anliegen/kontakt/")
    assert status == 200
    cookie = headers["Set-Cookie"].partition(";")[0]
    fields = {"story": WORDS, "roles": "customer", "permission": "public_anonymous"}
    for name in ("csrfmiddlewaretoken", "key"):
        found = re.search(rf'name="{name}"[^>]* value="([^"]+)"', body)
        assert found
        fields[name] = html.unescape(found[1])
    status, headers, _ = _ask(house, "POST", "/anliegen/kontakt/", urlencode(fields), cookie)
    assert status in {302, 303}
    return headers["Location"].split("/")[2]


def _sealed(house: House, code: str) -> str:
    status, _, body = _ask(house, "GET", f"/stimme/{code}/quittung.json")
    assert status == 200
    return body if json.loads(body)["proof"] else ""


def _ask(house: House, method: str, path: str, body: str = "", cookie: str = "") -> tuple[int, Message, str]:
    headers = {"Accept-Language": "de", "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    connection = HTTPConnection("127.0.0.1", house.port, timeout=60)
    try:
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()
