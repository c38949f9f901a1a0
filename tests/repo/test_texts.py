"""The interface speaks German and English, completely, and with one word for one thing."""

import ast
import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, ngettext, npgettext, pgettext
from tools import texts
from tools.texts import Key, Text

# How a word of the glossary begins in German, and how one of its translations has to begin.
GLOSSARY = {
    "Anliegen": "inquir",
    "Geschichte": "stor(y|ies)",
    # In German a vote is a voice, too.
    "Stimme": "voice|vote",
    "Aussage": "statement",
    "Meinungskarte": "opinion map",
    "Thema|Themen": "theme",
    "Erkenntnis": "insight",
    "Beleg(?!schaft)": "evidence",
    "Zusage": "commitment",
    "Bilanz": "balance",
    "Quittung": "receipt",
    "Protokollbuch": "ledger",
    "Gast|Gäste": "guest",
    "Lesezimmer": "reading room",
    "[Üü]berfällig": "overdue",
}
TEMPLATE_CONSTANT = re.compile(r"""_\((?:"([^"]*)"|'([^']*)')\)""")
TEXT_CALLS = {"_", *(call.__name__ for call in (gettext, gettext_lazy, ngettext, npgettext, pgettext))}


def test_the_catalogue_is_complete_true_to_the_code_and_compiled() -> None:
    assert texts.problems() == []


def test_every_text_is_written_out_where_it_is_translated() -> None:
    calculated = [
        f"{path.relative_to(texts.ROOT)}:{call.lineno}"
        for path in texts.CODE.rglob("*.py")
        for call in _text_calls(ast.parse(path.read_text(encoding="utf-8")))
        if not isinstance(call.args[0], ast.Constant)
    ]
    assert calculated == []


def test_what_translates_has_no_name_that_the_collection_does_not_know() -> None:
    """A sentence said by another name is never collected, so nobody misses its English."""
    renamed = [
        f"{path.relative_to(texts.ROOT)}:{node.lineno}"
        for path in texts.CODE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.asname not in {None, "_"} and "gettext" in alias.name
    ]
    assert renamed == []


def test_constants_in_templates_are_collected_and_hold_no_percent_sign(
    catalogue: dict[Key, tuple[Text, Text]],
) -> None:
    """Django doubles the percent sign of a `_("…")` before it looks the text up, and shows both."""
    constants = {
        found[1] or found[2]
        for path in texts.sources()
        if path.suffix == ".html"
        for found in TEMPLATE_CONSTANT.finditer(path.read_text(encoding="utf-8"))
    }
    assert constants <= {text for _, text in catalogue}
    assert [text for text in constants if "%" in text] == []


def test_every_text_appears_in_the_chosen_language(catalogue: dict[Key, tuple[Text, Text]]) -> None:
    for original, translated in catalogue.values():
        with translation.override("de"):
            assert _shown(original) == original.forms
        with translation.override("en"):
            assert _shown(original) == translated.forms


def test_german_with_du_is_german_wherever_it_addresses_nobody(
    catalogue: dict[Key, tuple[Text, Text]], with_du: dict[Key, tuple[Text, Text]]
) -> None:
    with translation.override("de-du"):
        for key, (original, _english) in catalogue.items():
            assert _shown(original) == (with_du[key][1].forms if key in with_du else original.forms)


@pytest.mark.parametrize(
    ("language", "ours", "djangos", "day"),
    [
        ("de", "Meine Stimme", "Dieses Feld ist zwingend erforderlich.", "Sonntag"),
        ("en", "My voice", "This field is required.", "Sunday"),
        ("en-gb", "My voice", "This field is required.", "Sunday"),
        ("de-du", "Meine Stimme", "Dieses Feld ist zwingend erforderlich.", "Sonntag"),
        ("de-at", "Meine Stimme", "Dieses Feld ist zwingend erforderlich.", "Sonntag"),
    ],
)
def test_both_catalogues_speak_the_same_language(language: str, ours: str, djangos: str, day: str) -> None:
    with translation.override(language):
        assert gettext("Meine Stimme") == ours
        assert gettext("This field is required.") == djangos
        assert gettext("Sunday") == day


def test_a_german_text_that_is_english_in_django_stays_as_it_is() -> None:
    with translation.override("de"):
        assert gettext("English") == "English"


@pytest.mark.parametrize(
    ("language", "n", "shown"),
    [("de", 0, "0 Gäste"), ("de", 1, "1 Gast"), ("de", 2, "2 Gäste"), ("en", 1, "1 guest"), ("en", 2, "2 guests")],
)
def test_counted_texts_have_their_plural(language: str, n: int, shown: str) -> None:
    page = Template(
        "{% load i18n %}"
        "{% blocktranslate trimmed count n=n %}{{ n }} Gast{% plural %}{{ n }} Gäste{% endblocktranslate %}"
    )
    with translation.override(language):
        assert page.render(Context({"n": n})) == shown


@pytest.mark.parametrize(
    ("word", "public"),
    [
        ("Umgesetzt", "Done"),
        ("Gibt es schon", "Already there"),
        ("In Arbeit", "In progress"),
        ("Geht nicht", "Not possible"),
        ("Meine Stimme", "My voice"),
        ("steht für sich", "stands for itself"),
        ("Was wir speichern", "What we store"),
    ],
)
def test_the_public_words_are_those_of_the_house(word: str, public: str) -> None:
    with translation.override("en"):
        assert gettext(word) == public


@pytest.mark.parametrize(("word", "public"), GLOSSARY.items())
def test_a_word_of_the_glossary_has_one_translation(
    word: str, public: str, catalogue: dict[Key, tuple[Text, Text]]
) -> None:
    pairs = [
        (ours, theirs)
        for original, translated in catalogue.values()
        for ours, theirs in zip(original.forms, translated.forms, strict=True)
        if re.search(rf"\b({word})", ours)
    ]
    assert [pair for pair in pairs if not re.search(rf"\b({public})", pair[1], re.IGNORECASE)] == []


def test_a_text_that_names_another_one_names_its_translation(catalogue: dict[Key, tuple[Text, Text]]) -> None:
    """„Themen neu bilden“ inside a sentence is the button of that name, in both languages."""
    known: dict[str, set[str]] = {}
    for (_context, name), (_original, translated) in catalogue.items():
        known.setdefault(name, set()).add(f"“{translated.forms[0]}”")
    named = [
        (original.forms[0], translated.forms[0], known[name])
        for original, translated in catalogue.values()
        for name in re.findall("„([^“]*)“", original.forms[0])
        if name in known
    ]
    assert len(named) > 5
    assert [sentence for sentence in named if not any(name in sentence[1] for name in sentence[2])] == []


def test_dates_with_du_are_german_dates() -> None:
    with translation.override("de-du"):
        assert date_format(date(2026, 3, 9), "DATE_FORMAT") == "9. März 2026"


def test_german_with_du_is_no_language_to_choose() -> None:
    assert [code for code, _name in settings.LANGUAGES] == ["de", "en"]


def _text_calls(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TEXT_CALLS:
            yield node


def _shown(text: Text) -> tuple[str, ...]:
    """What a page shows for a text in the active language: one of it, or one and several."""
    if len(text.forms) == 1:
        return (pgettext(text.context, text.forms[0]) if text.context else gettext(text.forms[0]),)
    one, many = text.forms
    if text.context:
        return npgettext(text.context, one, many, 1), npgettext(text.context, one, many, 2)
    return ngettext(one, many, 1), ngettext(one, many, 2)
