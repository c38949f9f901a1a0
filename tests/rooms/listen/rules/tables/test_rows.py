import datetime as dt
from collections.abc import Mapping as AnyMapping
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.ground.tables import Row, open_table
from resonanz.ground.tables import reasons as table_reasons
from resonanz.listen.rules.tables.mapping import Mapping
from resonanz.listen.rules.tables.rows import Candidate, Refused, Repeated, to_candidate
from resonanz.listen.rules.tables.seen import Seen

BERLIN = ZoneInfo("Europe/Berlin")
NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
WHOLE = Mapping(text="text", id="id", date="datum", role="rolle", author="kunde", works_well="gut")
WORDS = Mapping(text="text", date="datum")


def take(
    values: AnyMapping[str, str],
    mapping: Mapping = WHOLE,
    seen: Seen | None = None,
    row: Row | None = None,
) -> Candidate | Repeated | Refused:
    row = row or Row(1, 2, dict(values), 0)
    known = Seen() if seen is None else seen
    return to_candidate(row, mapping, default_roles=["customer"], tz=BERLIN, now=NOW, seen=known)


def refusal(values: AnyMapping[str, str], mapping: Mapping = WHOLE, seen: Seen | None = None) -> Refused:
    refused = take(values, mapping, seen)
    assert isinstance(refused, Refused)
    return refused


def ids(texts: list[str], seen: Seen) -> list[str]:
    taken = [take({"text": text, "datum": "03.11.2025"}, WORDS, seen) for text in texts]
    return [candidate.external_id for candidate in taken]


def test_a_whole_row() -> None:
    values = {"id": " 7 ", "text": " <b>=1+1</b> \n", "datum": "03.11.2025", "rolle": "Kunde, Mitarbeiterin"}
    candidate = take({**values, "kunde": " K-9 ", "gut": " Das Personal "})
    assert candidate == Candidate(
        number=1,
        line=2,
        external_id="7",
        text=" <b>=1+1</b> \n",
        works_well=" Das Personal ",
        told_at=dt.datetime(2025, 11, 2, 23, tzinfo=dt.UTC),
        roles=("customer", "employee"),
        author="K-9",
        content_hash=sha256(b" <b>=1+1</b> \n\0 Das Personal ").hexdigest(),
    )


def test_a_row_with_nothing_but_words() -> None:
    candidate = take({"text": "Hallo", "gut": " \u200b"})
    assert isinstance(candidate, Candidate)
    assert candidate.external_id.startswith("sha256:")
    assert (candidate.works_well, candidate.told_at, candidate.author) == ("", None, None)
    assert (candidate.roles, candidate.remarks) == (("customer",), ())


def test_an_unknown_role_is_taken_with_a_remark() -> None:
    candidate = take({"text": "Hallo", "rolle": "Zaungast"})
    assert isinstance(candidate, Candidate)
    assert candidate.roles == ("other",)
    assert [remark.code for remark in candidate.remarks] == ["role_unknown"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"text": ""}, "empty"),
        ({"text": "\u200b \ufeff"}, "empty"),
        ({"text": "x" * 65_537}, "too_long"),
        ({"text": "a\0b"}, "nul"),
        ({"text": "\ud83d"}, "surrogate"),
        ({"text": "gut", "gut": "a\0b"}, "nul"),
        ({"text": "gut", "datum": "11/03/2025"}, "date_ambiguous"),
        ({"text": "gut", "datum": "01.01.2030"}, "date_future"),
        ({"text": "gut", "id": "x" * 201}, "label_too_long"),
        ({"text": "gut", "id": "a\0b"}, "label_unstorable"),
        ({"text": "gut", "kunde": "\ud83d"}, "label_unstorable"),
    ],
)
def test_rows_are_refused_with_a_reason(values: dict[str, str], code: str) -> None:
    refused = refusal(values)
    assert (refused.number, refused.line, refused.code) == (1, 2, code)
    assert refused.sentence.endswith(".")


def test_a_refusal_helps_to_find_the_row() -> None:
    refused = refusal({"id": "7", "text": "Zeile eins\n  und zwei\0 " + "x" * 100})
    assert refused.external_id == "7"
    assert refused.excerpt == ("Zeile eins und zwei\ufffd " + "x" * 100)[:80]


def test_a_row_with_a_problem_keeps_it() -> None:
    refused = take({}, row=Row(4, 9, {}, 0, table_reasons.QUOTES, '1;"offen\n'))
    assert refused == Refused(4, 9, table_reasons.QUOTES, "", '1;"offen')


def test_only_nested_values_of_mapped_columns_matter() -> None:
    row = Row(1, 1, {"id": "1", "text": "Hallo", "tags": ""}, 0, nested=frozenset({"tags"}))
    assert isinstance(take({}, row=row), Candidate)
    row.nested = frozenset({"id"})
    refused = take({}, row=row)
    assert isinstance(refused, Refused)
    assert (refused.code, "„id“" in refused.sentence) == ("nested", True)


def test_an_id_that_comes_twice() -> None:
    seen = Seen()
    assert isinstance(
        take({"id": "7", "text": "eins"}, seen=seen, row=Row(1, 2, {"id": "7", "text": "eins"}, 0)), Candidate
    )
    again = take({}, seen=seen, row=Row(5, 6, {"id": "7", "text": "eins"}, 0))
    assert again == Repeated(5, 6, "7", 2)
    other = take({}, seen=seen, row=Row(6, 7, {"id": "7", "text": "zwei"}, 0))
    assert isinstance(other, Refused)
    assert other.code == "id_reused"
    assert "Die Kennung „7“ steht schon in Zeile 2" in other.sentence


def test_a_refused_row_does_not_occupy_its_id() -> None:
    seen = Seen()
    assert refusal({"id": "7", "text": "", "datum": ""}, seen=seen).code == "empty"
    assert isinstance(take({"id": "7", "text": "jetzt"}, seen=seen), Candidate)


def test_equal_rows_without_ids_are_all_taken_and_the_same_next_time() -> None:
    texts = ["Alles gut", "Alles gut", "Na ja", "Alles gut"]
    first, second = ids(texts, Seen()), ids(texts, Seen())
    assert first == second
    assert len(set(first)) == 4


@given(st.lists(st.sampled_from(["a", "b", "c", " a"]), max_size=20), st.randoms(use_true_random=False))
def test_ids_from_content_do_not_depend_on_the_order_of_rows(texts: list[str], random: object) -> None:
    shuffled = list(texts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert set(ids(texts, Seen())) == set(ids(shuffled, Seen()))
    assert len(set(ids(texts, Seen()))) == len(texts)


def test_every_row_of_a_file_ends_somewhere(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('id;text\n1;a\n1;a\n1;b\n2;\n3;"x"y\n;c\n', "utf-8")
    seen = Seen()
    outcomes = [take({}, Mapping(text="text", id="id"), seen, row) for row in open_table(path).rows()]
    assert [type(outcome).__name__ for outcome in outcomes] == [
        "Candidate",
        "Repeated",
        "Refused",
        "Refused",
        "Refused",
        "Candidate",
    ]
    assert [outcome.code for outcome in outcomes if isinstance(outcome, Refused)] == [
        "id_reused",
        "empty",
        "quotes",
    ]
