"""Shares of sentences that come in clusters, files of texts in memory, and periods."""

from __future__ import annotations

import json
from random import Random

import pytest

from resonanz.mirror.rules.language_files import Unreadable, read_file, read_pasted
from resonanz.mirror.rules.language_shares import Share, change_of, largest_part, share_of
from resonanz.mirror.rules.language_version import rules_version

ROWS = [("a1", "Der Kunde rief an."), ("b2", "Die Kundin, sie lachte.")]


def test_bounds_of_independent_sentences_are_about_those_of_wilson() -> None:
    found = share_of([(n < 40, 1) for n in range(200)])
    assert found == Share(share=20, low=14, high=28)


def test_sentences_of_the_same_authors_say_less_than_as_many_of_different_ones() -> None:
    few = share_of([(20 * (n < 2), 20) for n in range(10)])
    assert few.share == 20
    assert few.low <= 6
    assert few.high >= 48


def test_nobody_and_everybody_have_a_doubt_too() -> None:
    nobody, everybody = share_of([(0, 5)] * 12), share_of([(5, 5)] * 12)
    assert (nobody.share, nobody.low) == (0, 0)
    assert 6 <= nobody.high <= 14
    assert (everybody.share, everybody.high) == (100, 100)


def test_the_interval_holds_what_it_promises_in_simulated_houses() -> None:
    random, held, rounds = Random(3), 0, 400
    for _ in range(rounds):
        authors = []
        for _author in range(30):
            own, size = random.betavariate(0.15 * 6, 0.85 * 6), random.randint(5, 40)
            authors.append((sum(random.random() < own for _ in range(size)), size))
        found = share_of(authors)
        held += found.low <= 15 <= found.high
    assert held / rounds >= 0.94


def test_a_change_is_told_apart_only_where_nothing_lies_between() -> None:
    clear = change_of(Share(share=30, low=22, high=38), Share(share=8, low=4, high=14))
    vague = change_of(Share(share=30, low=22, high=38), Share(share=24, low=16, high=34))
    assert (clear.points, clear.is_told_apart) == (-22, True)
    assert clear.low < -22 < clear.high < 0
    assert (vague.points, vague.is_told_apart) == (-6, False)


def test_the_largest_part_of_one_author() -> None:
    assert largest_part([(0, 6), (1, 3), (0, 3)]) == 0.5


def test_the_rules_have_a_version_of_twelve_digits() -> None:
    assert len(rules_version()) == 12
    assert int(rules_version(), 16) >= 0


@pytest.mark.parametrize(
    "content",
    [
        "\n".join(json.dumps({"author": author, "text": text}) for author, text in ROWS),
        json.dumps([{"Text": text, "Autor": author} for author, text in ROWS]),
        "author;text\na1;Der Kunde rief an.\nb2;Die Kundin, sie lachte.",
        'Text,Wer\r\nDer Kunde rief an.,A1\r\n"Die Kundin, sie lachte.",b2\r\n',
        "wer\ttext\n A1 \tDer Kunde rief an.\nB2\tDie Kundin, sie lachte.\n",
    ],
    ids=["json lines", "json list", "semicolons", "commas", "tabs"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_files_are_read_from_memory(content: str, encoding: str) -> None:
    assert read_file(content.encode(encoding)) == ROWS


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "leer"),
        (b"PK\x03\x04xlsx", "CSV"),
        (b'{"author": "a"', "JSON-Objekt"),
        (b'{"author": "a"}', "author"),
        (b'{"author": {"name": "a"}, "text": "b"}', "author"),
        (b"[1, 2]", "author"),
        (b"name;inhalt\na;b", "Spalten"),
        (b"author;text;x\na", "weniger Spalten"),
        (b"author;text\n;Der Kunde kam.", "Kürzel"),
        (b"author;text\n" + b"x" * 300 + b";Der Kunde kam.", "vertauscht"),
        (b"[" * 100_000, "JSON-Objekt"),
    ],
)
def test_files_that_cannot_be_read_say_why(content: bytes, word: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_file(content)
    assert word in str(refused.value)


def test_pasted_texts_begin_with_the_key_of_their_author() -> None:
    assert read_pasted("# A\nErster.\nZweiter.\n\n# b  c\nDritter.\n# leer\n") == [
        ("a", "Erster.\nZweiter.\n"),
        ("b c", "Dritter."),
    ]
    assert read_pasted("") == []
    with pytest.raises(Unreadable, match="Kürzel"):
        read_pasted("Ein Text ohne Zeile darüber.\n# A\nMit.")
