import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resonanz.ground.tables import Row, Table, open_table
from resonanz.ground.tables.problems import EmptyTable, HeaderUnreadable, TooManyColumns, UnknownDelimiter
from resonanz.listen.rules.problems import WordsRefused
from resonanz.listen.rules.words import check_words

TEXT_AND_DATE = {"text": "Hallo", "datum": "heute"}


def table(tmp_path: Path, content: str | bytes, **options: object) -> Table:
    path = tmp_path / "t.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return open_table(path, **options)  # type: ignore[arg-type]


def outcomes(rows: list[Row]) -> list[tuple[int | None, str]]:
    """Line and either the problem's code or the first cell."""
    return [(row.line, row.problem.code if row.problem else next(iter(row.values.values()))) for row in rows]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiters_are_found_although_texts_are_full_of_others(tmp_path: Path, delimiter: str) -> None:
    content = f'id{delimiter}text\n1{delimiter}"a; b, c\t| d"\n2{delimiter}"x; y, z\t| w"\n'
    found = table(tmp_path, content)
    assert found.delimiter == delimiter
    assert [row.values["text"] for row in found.rows()] == ["a; b, c\t| d", "x; y, z\t| w"]


def test_unquoted_commas_do_not_win_over_semicolons(tmp_path: Path) -> None:
    found = table(tmp_path, "id;text\n1;ja, nein, doch\n2;so, so\n3;nein\n")
    assert (found.delimiter, found.headers) == (";", ("id", "text"))


def test_a_single_column_keeps_its_commas(tmp_path: Path) -> None:
    found = table(tmp_path, 'Nachricht\nJa, gut; fein\n"Mit\nUmbruch, ja"\n')
    assert found.delimiter == ""
    assert [row.values for row in found.rows()] == [
        {"Nachricht": "Ja, gut; fein"},
        {"Nachricht": "Mit\nUmbruch, ja"},
    ]
    again = open_table(found.path, delimiter=found.delimiter, encoding=found.encoding)
    assert list(again.rows()) == list(found.rows())


def test_a_comma_in_a_single_header_does_not_split_it(tmp_path: Path) -> None:
    found = table(tmp_path, "Ihre Meinung, bitte\nGut so\nWeiter so\nNa ja\n")
    assert found.headers == ("Ihre Meinung, bitte",)


@pytest.mark.parametrize("chosen", [None, ";"])
def test_excels_hint_at_the_delimiter(tmp_path: Path, chosen: str | None) -> None:
    found = table(tmp_path, "\ufeffsep=;\r\ntext;datum\r\nHallo;heute\r\n", delimiter=chosen)
    assert [(row.line, row.values) for row in found.rows()] == [(3, TEXT_AND_DATE)]


@pytest.mark.parametrize("delimiter", ["ab", '"', "\n", "\r", "\0", "\ud800"])
def test_delimiters_that_cannot_be(tmp_path: Path, delimiter: str) -> None:
    with pytest.raises(UnknownDelimiter):
        table(tmp_path, "a;b\n", delimiter=delimiter)


def test_header_only(tmp_path: Path) -> None:
    found = table(tmp_path, "id;text\r\n")
    assert found.headers == ("id", "text")
    assert list(found.rows()) == []


def test_only_empty_cells(tmp_path: Path) -> None:
    with pytest.raises(EmptyTable):
        table(tmp_path, ";;\n;;\n")


def test_without_header(tmp_path: Path) -> None:
    found = table(tmp_path, "1;Hallo\n2;Tag\n", has_header=False)
    assert found.headers == ("Spalte 1", "Spalte 2")
    assert [(row.number, row.line, row.values["Spalte 2"]) for row in found.rows()] == [
        (1, 1, "Hallo"),
        (2, 2, "Tag"),
    ]


def test_a_header_that_never_ends(tmp_path: Path) -> None:
    with pytest.raises(HeaderUnreadable):
        table(tmp_path, 'id;"text\n1;Hallo\n')


def test_a_million_columns(tmp_path: Path) -> None:
    with pytest.raises(TooManyColumns):
        table(tmp_path, ";" * 1_000_000 + "x\n")


def test_line_breaks_inside_cells_stay_exactly(tmp_path: Path) -> None:
    content = 'id;text\r\n1;"eins\nzwei\r\ndrei\rvier ""fünf"" \u2028 "\r\n\r\n2;x\r\n'
    rows = list(table(tmp_path, content).rows())
    assert rows[0].values["text"] == 'eins\nzwei\r\ndrei\rvier "fünf" \u2028 '
    assert outcomes(rows) == [(2, "1"), (7, "2")]


def test_missing_trailing_cells_are_padded_and_extra_ones_refused(tmp_path: Path) -> None:
    content = "a;b;c\n1\n2;x;\n3;x;y;;\n4;x;y;zu viel\n5;x;y\n;;\n"
    rows = list(table(tmp_path, content).rows())
    assert outcomes(rows) == [(2, "1"), (3, "2"), (4, "3"), (5, "too_many_cells"), (6, "5")]
    assert rows[0].values == {"a": "1", "b": "", "c": ""}
    assert rows[2].values == {"a": "3", "b": "x", "c": "y"}
    assert rows[3].values == {"a": "4", "b": "x", "c": "y"}


def test_a_quotation_mark_nobody_closes_costs_one_row(tmp_path: Path) -> None:
    lines = ["id;text", '1;"offen', *(f"{number};Text {number}" for number in range(2, 5_000))]
    rows = list(table(tmp_path, "\n".join(lines)).rows())
    assert len(rows) == 4_999
    assert outcomes(rows)[:3] == [(2, "quotes"), (3, "2"), (4, "3")]
    assert rows[0].excerpt == '1;"offen\n'
    assert [row.line for row in rows] == list(range(2, 5_001))


def test_quotation_marks_that_are_not_doubled_are_refused_not_changed(tmp_path: Path) -> None:
    content = 'id;text\n1;"er sagte "nein" zu mir"\n2;gut\n3;5" Rohr\n'
    rows = list(table(tmp_path, content).rows())
    assert outcomes(rows) == [(2, "quotes"), (3, "2"), (4, "3")]
    assert rows[2].values["text"] == '5" Rohr'


def test_pieces_of_a_broken_text_do_not_become_rows(tmp_path: Path) -> None:
    content = 'text;id\n"er sagte\n"nein" zu mir\nund ging";1\ngut;2\n'
    assert outcomes(list(table(tmp_path, content).rows())) == [
        (2, "quotes"),
        (3, "quotes"),
        (4, 'und ging"'),
        (5, "gut"),
    ]


def test_nul_and_overlong_cells_cost_one_row_each(tmp_path: Path) -> None:
    content = f'id;text\n1;a\0b\n2;"{"x" * 200_000}"\n3;{"y" * 131_072}\n4;gut\n'
    rows = list(table(tmp_path, content).rows())
    assert outcomes(rows) == [(2, "nul"), (3, "cell_too_long"), (4, "3"), (5, "4")]
    assert "200000 Zeichen, höchstens 131072" in str(rows[1].problem)
    assert len(rows[2].values["text"]) == 131_072


def test_a_line_without_end_is_skipped_not_loaded(tmp_path: Path) -> None:
    content = f"id;text\n1;{'x' * 5_000_000}\n2;gut\n"
    assert outcomes(list(table(tmp_path, content).rows())) == [(2, "line_too_long"), (3, "2")]


@pytest.mark.timeout(60)
def test_records_that_never_end_stay_linear(tmp_path: Path) -> None:
    """Every line opens a quotation mark whether the one before was open or not."""
    path = tmp_path / "t.csv"
    path.write_text("id;text\n" + 'a";"\n' * 1_000_000, "utf-8")
    assert sum(1 for _row in open_table(path, delimiter=";").rows()) >= 1


def test_position_grows_to_the_end(tmp_path: Path) -> None:
    found = table(tmp_path, "id;text\n" + "1;Hallo\n" * 100_000)
    positions = [row.position for row in found.rows()]
    assert positions == sorted(positions)
    assert positions[0] < found.total
    assert positions[-1] == found.total


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    texts=st.lists(st.text(min_size=1), min_size=1, max_size=8),
    delimiter=st.sampled_from([";", ",", "\t", "|"]),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_accepted_words_survive_exactly(
    tmp_path: Path,
    texts: list[str],
    delimiter: str,
    quoting: int,
    codec: str,
) -> None:
    accepted = []
    for text in texts:
        try:
            check_words(text)
        except WordsRefused:
            continue
        accepted.append(text)
    path = tmp_path / "t.csv"
    with path.open("w", encoding=codec, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, quoting=quoting)  # type: ignore[arg-type]
        writer.writerow(["id", "text"])
        writer.writerows(enumerate(accepted))
    found = open_table(path, delimiter=delimiter, encoding=codec)
    rows = list(found.rows())
    assert [row.problem for row in rows] == [None] * len(accepted)
    assert [row.values["text"] for row in rows] == accepted
