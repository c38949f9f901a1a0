import pytest
from hypothesis import given
from hypothesis import strategies as st

from resonanz.ground.tables.headers import numbered_headers, readable, unique_headers


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["id", "text"], ("id", "text")),
        (["\ufeffid", " Ihre\n Nachricht "], ("id", "Ihre Nachricht")),
        (["a", "", ""], ("a", "Spalte 2", "Spalte 3")),
        (["text", "text"], ("text", "text (Spalte 2)")),
        (["", "Spalte 1"], ("Spalte 1 (Spalte 1)", "Spalte 1")),
        (["a", "a", "a (Spalte 2)"], ("a", "a (Spalte 2)", "a (Spalte 2) (Spalte 3)")),
        (["x\0y", "\udc80"], ("x\ufffdy", "?")),
    ],
)
def test_headers_are_tidy_and_unique(names: list[str], expected: tuple[str, ...]) -> None:
    assert unique_headers(names) == expected


@given(st.lists(st.text(alphabet="a S1p(\n\0")))
def test_headers_are_never_empty_and_never_twice(names: list[str]) -> None:
    headers = unique_headers(names)
    assert len(set(headers)) == len(names)
    assert all(headers)


@given(st.text(alphabet=st.characters()))
def test_readable_text_can_be_stored(text: str) -> None:
    assert "\0" not in readable(text).encode().decode()


def test_numbered_headers() -> None:
    assert numbered_headers(2) == ("Spalte 1", "Spalte 2")
