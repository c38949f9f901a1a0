"""P5: "Niemand ändert Ihre Worte." Any text comes out exactly as it went in, or is refused and nothing is stored."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes, urlencode

import pytest
from django.db import transaction
from django.template import Context, Template
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from resonanz.ask.models import Inquiry
from resonanz.listen import actions, reads
from resonanz.listen.models import Story
from resonanz.listen.rules.problems import WordsRefused
from resonanz.listen.rules.words import LIMIT_BYTES, has_words
from resonanz.trust.models import LedgerHead
from tests.proofs.conftest import Proof
from tests.rooms.listen.support import FORM, commits_to, said
from tests.support.people import People

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(7200)]

_SPECIAL: list[str] = json.loads((Path(__file__).parent / "data" / "special_signs.json").read_text("utf-8"))
_PIECES = st.one_of(
    st.text(st.characters(codec=None), max_size=30),
    st.sampled_from([*_SPECIAL, " ", "Wort"]),
    st.sampled_from([" ", "\t", "\n", "a", "\u0301", "\U0001f600"]).flatmap(
        lambda sign: st.integers(1, 40).map(lambda times: sign * times)
    ),
)
TEXTS = st.lists(_PIECES, min_size=1, max_size=12).map("".join)


def _given(amount: int) -> Any:
    quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    return settings(
        max_examples=amount, deadline=None, database=None, suppress_health_check=quiet, phases=[Phase.generate]
    )


def _refusal(text: str) -> bool:
    """Whether a text is one that cannot be kept, judged without the code under test."""
    if "\0" in text or re.search("[\ud800-\udfff]", text):
        return True
    return not has_words(text) or len(text.encode()) > LIMIT_BYTES


def _body(text: str) -> str:
    """As a browser would send it, except that half characters go as they are."""
    words = quote_from_bytes(text.encode("utf-8", "surrogatepass"))
    return urlencode(said(story="", key=""), doseq=True).replace("story=", f"story={words}")


def _shown(html: str) -> list[str]:
    return [
        unescape(words)
        for words in re.findall(r'<blockquote(?: lang="(?:de|en)")?><bdi dir="auto">(.*?)</bdi>', html, re.DOTALL)
    ]


class Tally:
    def __init__(self) -> None:
        self.tried = self.kept = self.refused = 0
        self.wrong: list[str] = []

    def expect(self, is_right: bool, what: str, text: str) -> None:  # noqa: FBT001  The one thing that is asked.
        if not is_right:
            self.wrong.append(f"{what}: {text[:60]!r}")

    def note(self) -> str:
        return f"{self.kept} kept byte for byte, {self.refused} refused; {self.wrong[:3]}"


def _books() -> tuple[int, int]:
    return Story.objects.count(), LedgerHead.objects.get().size


def _through_the_form(client: Client, text: str, tally: Tally) -> None:
    before = _books()
    meant = text.replace("\r\n", "\n")  # Forms send every line break as CRLF.
    answer = client.post("/anliegen/kontakt/", _body(text), content_type=FORM)
    tally.tried += 1
    if answer.status_code == 422:
        tally.refused += 1
        tally.expect(_refusal(meant), "refused without need", text)
        tally.expect(_books() == before, "refused and yet stored", text)
        tally.expect('class="error' in answer.content.decode(), "refused without a sentence", text)
        return
    tally.expect(answer.status_code == 302, f"answered {answer.status_code}", text)
    tally.expect(not _refusal(meant), "taken though it cannot be kept", text)
    tally.kept += 1
    story = Story.objects.latest("pk")
    page = client.get(answer["Location"]).content.decode()
    receipt = json.loads(client.get(answer["Location"].split("?")[0] + "quittung.json").content)
    tally.expect(story.text == meant, "stored otherwise", text)
    tally.expect(_shown(page) == [meant], "shown otherwise", text)
    tally.expect(receipt["opens"]["body"]["text"] == meant, "otherwise in the receipt", text)
    tally.expect(commits_to(story.entry_index, {"text": meant, "works_well": ""}), "otherwise in the ledger", text)


def _through_the_action(inquiry: Inquiry, text: str, tally: Tally) -> None:
    tally.tried += 1
    before = _books()
    key = f"a key that is long enough {tally.tried}"
    try:
        with transaction.atomic():
            told = actions.tell_story(inquiry=inquiry, key=key, text=text, roles=["guest"], permission="team")
    except WordsRefused as refused:
        tally.refused += 1
        tally.expect(_refusal(text), "refused without need", text)
        tally.expect(len(refused.sentence) > 20, "refused without a sentence", text)
        tally.expect(_books() == before, "refused and yet stored", text)
        return
    tally.kept += 1
    story = Story.objects.get(pk=told.story_id)
    source = Template("{% load resonanz %}{% voice voice %}")
    page = source.render(Context({"voice": reads.voice(story)}))
    tally.expect(not _refusal(text), "taken though it cannot be kept", text)
    tally.expect(story.text == text, "stored otherwise", text)
    tally.expect(_shown(page) == [text], "shown otherwise", text)
    tally.expect(commits_to(story.entry_index, {"text": text, "works_well": ""}), "otherwise in the ledger", text)


def test_any_text_through_the_form_comes_out_as_it_went_in(people: People, proof: Proof) -> None:
    people.inquiry()
    client, tally = people.client(), Tally()
    client.raise_request_exception = True

    @seed(5)
    @_given(proof.amount(short=30, long=4_000))
    @given(TEXTS)
    def try_each(text: str) -> None:
        with transaction.atomic():
            _through_the_form(client, text, tally)
            transaction.set_rollback(True)

    try_each()
    failed = len(tally.wrong)
    proof.found(
        "P5",
        "Texte durch das Formular bis zu Seite, Quittung und Protokollbuch",
        tried=tally.tried,
        failed=failed,
        note=tally.note(),
    )
    assert tally.kept > 0
    assert tally.refused > 0


def test_any_text_comes_out_as_it_went_in(people: People, proof: Proof) -> None:
    inquiry, tally = people.inquiry(), Tally()

    @seed(55)
    @_given(proof.amount(short=120, long=96_000))
    @given(TEXTS)
    def try_each(text: str) -> None:
        with transaction.atomic():
            _through_the_action(inquiry, text, tally)
            transaction.set_rollback(True)

    try_each()
    failed = len(tally.wrong)
    proof.found("P5", "Texte bis zur Seite und ins Protokollbuch", tried=tally.tried, failed=failed, note=tally.note())
    assert tally.kept > 0
    assert tally.refused > 0


@pytest.mark.parametrize("sign", ["a", "ä", "\u0301", "\U0001f600", "\u202e", "\n", "<", "&"])
def test_words_of_64_kilobytes_come_out_and_one_byte_more_is_refused(people: People, sign: str) -> None:
    inquiry, tally = people.inquiry(), Tally()
    most = "x" + sign * ((LIMIT_BYTES - 1) // len(sign.encode()))
    _through_the_action(inquiry, most, tally)
    _through_the_action(inquiry, most + "x" * (LIMIT_BYTES - len(most.encode()) + 1), tally)
    assert (tally.kept, tally.refused, tally.wrong) == (1, 1, [])


def test_half_a_character_is_refused_and_not_replaced(people: People) -> None:
    people.inquiry()
    answer = people.client().post("/anliegen/kontakt/", _body("Ein \ud83d halbes."), content_type=FORM)
    assert answer.status_code == 422
    assert "ein halbes Zeichen" in answer.content.decode()
    assert Story.objects.count() == 0


def test_invisible_signs_are_named(people: People) -> None:
    inquiry = people.inquiry()
    story, code = people.tells(inquiry, "Alles \u202egut\u200b hier.")
    plain, plain_code = people.tells(inquiry, "Familie \U0001f468\u200d\U0001f469\u200d\U0001f467, schön.")
    page = people.client().get(f"/stimme/{code}/").content.decode()
    assert "enthält unsichtbare Zeichen" in page
    assert "<mark>RIGHT-TO-LEFT OVERRIDE</mark>" in page
    assert "<mark>ZERO WIDTH SPACE</mark>" in page
    assert _shown(page) == [story.text]
    other = people.client().get(f"/stimme/{plain_code}/").content.decode()
    assert "enthält unsichtbare Zeichen" not in other
    assert _shown(other) == [plain.text]
