"""The interface speaks in the tone of the house: nobody shouts, and whoever is addressed is addressed in one way."""

import re

import pytest
from django.utils import translation
from django.utils.translation import gettext
from tools import addressing, texts
from tools.addressing import looks_like_sie, says_du, says_sie
from tools.texts import Key, Text

FORBIDDEN = {
    texts.SOURCE: re.compile(r"feedback|wertvoll", re.IGNORECASE),
    texts.TRANSLATION: re.compile(r"feedback|valuable|invaluable", re.IGNORECASE),
}
STRAIGHT = re.compile(r"[\"`´]|(?<!\w)'|'(?!\w)")
ATTRIBUTE = re.compile(r"<[^>]*>")


def test_nobody_shouts(german: list[str], english: list[str]) -> None:
    assert [form for form in german + english if "!" in form] == []


def test_words_that_nobody_means_are_not_used(german: list[str], english: list[str]) -> None:
    assert [form for form in german if FORBIDDEN[texts.SOURCE].search(form)] == []
    assert [form for form in english if FORBIDDEN[texts.TRANSLATION].search(form)] == []


def test_guests_and_team_are_addressed_as_sie(german: list[str]) -> None:
    assert [form for form in german if says_du(form)] == []


def test_with_du_nobody_is_addressed_as_sie(
    catalogue: dict[Key, tuple[Text, Text]], with_du: dict[Key, tuple[Text, Text]]
) -> None:
    addressing_somebody = {key for key, (text, _english) in catalogue.items() if any(map(says_sie, text.forms))}
    swallowed = set(texts.translations(texts.SOURCE))
    assert addressing_somebody | swallowed | {("", text) for text in texts.DJANGOS} == set(with_du)
    assert [form for _sie, du in with_du.values() for form in du.forms if not form or looks_like_sie(form)] == []
    assert {key for key, (sie, du) in with_du.items() if sie.forms == du.forms} == swallowed


def test_with_du_the_tone_stays_that_of_the_house(with_du: dict[Key, tuple[Text, Text]]) -> None:
    forms = [form for _sie, du in with_du.values() for form in du.forms]
    assert [form for form in forms if "!" in form or FORBIDDEN[texts.SOURCE].search(form)] == []
    assert [form for form in forms if not _is_quoted_well(form, "„", "“")] == []


def test_with_du_what_django_says_to_guests_has_a_form_of_its_own() -> None:
    for text in texts.DJANGOS:
        with translation.override("de"):
            assert looks_like_sie(gettext(text))
        with translation.override("de-du"):
            assert not looks_like_sie(gettext(text))


@pytest.mark.parametrize(
    "form",
    [
        "Gib den Code ein.",
        "Danke. Schreib uns.",
        "Bitte wähle eine Farbe.",
        "Das ist dein Code.",
        "Wir sagen euch Bescheid.",
        "Ihr habt gesagt, wir haben getan",
    ],
)
def test_the_guard_knows_du_when_it_sees_it(form: str) -> None:
    assert says_du(form)


@pytest.mark.parametrize("form", ["Geben Sie den Code ein.", "Ihr Code", "Suche nach Worten", "Beginn der Stelle"])
def test_the_guard_leaves_sie_alone(form: str) -> None:
    assert not says_du(form)


@pytest.mark.parametrize(("language", "opens", "closes"), [("de", "„", "“"), ("en", "“", "”")])
def test_quotation_marks_are_those_of_the_language(
    language: str, opens: str, closes: str, request: pytest.FixtureRequest
) -> None:
    forms: list[str] = request.getfixturevalue("german" if language == "de" else "english")
    assert [form for form in forms if not _is_quoted_well(form, opens, closes)] == []


def test_the_guard_knows_wrong_quotation_marks() -> None:
    assert _is_quoted_well('<a href="/x">Zu „Meine Stimme“</a>, so geht\'s', "„", "“")
    for wrong in (
        'Zu "Meine Stimme"',
        "Zu 'Meine Stimme'",
        "Zu „Meine Stimme”",
        "Zu “Meine Stimme”",
        "Zu „Meine Stimme",
    ):
        assert not _is_quoted_well(wrong, "„", "“")


def test_each_text_that_addresses_nobody_looks_as_if_it_did_and_says_why() -> None:
    for text, why in addressing.addressing_nobody().items():
        assert looks_like_sie(text)
        assert why.endswith(".")
        assert not says_sie(text)


def _is_quoted_well(form: str, opens: str, closes: str) -> bool:
    """Every mark is one of the language, and they come in pairs."""
    read = ATTRIBUTE.sub("", form)
    marks = re.findall("[„“”«»‚‘]", read)
    return not STRAIGHT.search(read) and marks == [opens, closes] * (len(marks) // 2)
