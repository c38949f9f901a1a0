import pytest

from resonanz.ground.tables.names import fold, words_of
from resonanz.ground.tables.problems import ColumnMissing, TextColumnMissing
from resonanz.listen.rules.tables.mapping import Mapping, guess_mapping
from resonanz.listen.rules.tables.names import field_names


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["id", "text", "channel", "relevant", "sentiment"], Mapping(text="text", id="id")),
        (
            ["Kundennummer", "Datum", "Nachricht"],
            Mapping(text="Nachricht", date="Datum", author="Kundennummer"),
        ),
        (
            ["Nachricht-ID", "Beschwerdetext", "Was läuft gut?", "Rolle", "Erstellt am"],
            Mapping("Beschwerdetext", "Nachricht-ID", "Erstellt am", "Rolle", None, "Was läuft gut?"),
        ),
        (
            ["review_id", "created_at", "Review Text", "customer_id", "what_works_well"],
            Mapping("Review Text", "review_id", "created_at", None, "customer_id", "what_works_well"),
        ),
        (["messageId", "messageText", "createdAt"], Mapping("messageText", "messageId", "createdAt")),
        (["Betreff", "Ihre Nachricht an uns", "Nachricht-Typ"], Mapping(text="Ihre Nachricht an uns")),
        (["Feedback", "Kommentar"], Mapping(text="Kommentar")),
        (["Geburtsdatum", "Freitext"], Mapping(text="Freitext")),
        (["RUECKMELDUNG"], Mapping(text="RUECKMELDUNG")),
        (["x"], Mapping(text="x")),
        (["Bestellnummer", "Telefonnummer", "message"], Mapping(text="message")),
    ],
)
def test_columns_are_guessed_by_name(headers: list[str], expected: Mapping) -> None:
    assert guess_mapping(headers, []) == expected


def test_the_longest_text_counts_where_names_say_nothing() -> None:
    rows = [
        {"a": "1", "b": "Der Automat war wieder kaputt", "c": "ja"},
        {"a": "2", "b": "Schön", "c": "nein"},
    ]
    assert guess_mapping(["a", "b", "c"], rows) == Mapping(text="b")


def test_without_names_and_texts_nothing_is_guessed() -> None:
    assert guess_mapping(["a", "b"], [{"a": "", "b": ""}]) == Mapping()
    assert guess_mapping([], []) == Mapping()


def test_an_id_that_comes_back_with_other_words_is_no_id() -> None:
    rows = [{"id": "7", "text": "eins"}, {"id": "7", "text": "zwei"}]
    assert guess_mapping(["id", "text"], rows) == Mapping(text="text")
    assert guess_mapping(["id", "text"], rows[:1] * 2) == Mapping(text="text", id="id")


def test_overrides_win_and_empty_ones_clear() -> None:
    guessed = Mapping(text="a", id="b", date="c")
    resolved = guessed.resolve(("a", "b", "c"), {"text": "c", "date": "", "id": None})
    assert resolved == Mapping(text="c")
    assert resolved.columns() == ("c",)


def test_a_missing_column_is_named_beside_the_existing_ones() -> None:
    with pytest.raises(ColumnMissing) as missing:
        Mapping(text="a").resolve(("a", "b"), {"date": "Datum"})
    assert missing.value.code == "column_missing"
    assert "Die Spalte „Datum“ gibt es in dieser Datei nicht. Vorhanden sind: a, b." in missing.value.sentence


def test_a_table_without_text_column() -> None:
    with pytest.raises(TextColumnMissing, match="Vorhanden sind: a, b"):
        Mapping().resolve(("a", "b"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Rückmeldung", "rueckmeldung"),
        ("created_at", "createdat"),
        ("Lfd. Nr.", "lfdnr"),
        ("Größe", "groesse"),
        ("#", "#"),
    ],
)
def test_spellings_are_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_of_a_header() -> None:
    assert words_of("createdAt (UTC)") == {"created", "at", "utc"}


def test_the_vocabulary_covers_every_field_without_doubles() -> None:
    assert set(field_names()) == {"text", "id", "date", "role", "author", "email", "works_well"}
    names = [name for entry in field_names().values() for name in entry.names]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
