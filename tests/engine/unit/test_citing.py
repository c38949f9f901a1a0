import pytest

from resonanz_engine.steps.citing import cited, inside


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Sie sagten: „Nie wieder“, und gingen.", ["„Nie wieder“"]),
        ('You said "never" and “again”.', ['"never"', "“again”"]),
        ("Er rief »Halt« und «stop».", ["»Halt«", "«stop»"]),
        ("Ein „offenes Zitat ohne Ende", []),
        ("„eins\nzwei“", []),
        ("", []),
    ],
)
def test_words_between_marks(text: str, quotes: list[str]) -> None:
    assert [text[start:end] for start, end in cited(text)] == quotes


def test_inside_means_wholly() -> None:
    places = [(2, 6), (10, 14)]
    assert inside(places, 2, 6)
    assert inside(places, 11, 12)
    assert not inside(places, 5, 7)
    assert not inside(places, 0, 20)
    assert not inside([], 0, 1)
