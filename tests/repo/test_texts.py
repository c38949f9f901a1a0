"""The interface speaks German and English, completely, and in the tone of the house."""

import ast
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, ngettext, npgettext, pgettext
from tools import addressing, texts
from tools.addressing import looks_like_sie, says_du, says_sie
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
FORBIDDEN = {
    texts.SOURCE: re.compile(r"feedback|wertvoll", re.IGNORECASE),
    texts.TRANSLATION: re.compile(r"feedback|valuable|invaluable", re.IGNORECASE),
}
STRAIGHT = re.compile(r"[\"`´]|(?<!\w)'|'(?!\w)")
ATTRIBUTE = re.compile(r"<[^>]*>")
TEMPLATE_CONSTANT = re.compile(r"""_\((?:"([^"]*)"|'([^']*)')\)""")
TEXT_CALLS = {"_", *(call.__name__ for call in (gettext, gettext_lazy, ngettext, npgettext, pgettext))}


@pytest.fixture(scope="module")
def catalogue() -> dict[Key, tuple[Text, Text]]:
    return texts.translations()


@pytest.fixture(scope="module")
def with_du() -> dict[Key, tuple[Text, Text]]:
    return texts.translations(texts.FRIENDLY)


@pytest.fixture(scope="module")
def german(catalogue: dict[Key, tuple[Text, Text]]) -> list[str]:
    return [form for original, _ in catalogue.values() for form in original.forms]


@pytest.fixture(scope="module")
def english(catalogue: dict[Key, tuple[Text, Text]]) -> list[str]:
    return [form for _, translated in catalogue.values() for form in translated.forms]


def test_the_catalogue_is_complete_true_to_the_code_and_compiled() -> None:
    assert texts.problems() == []


def test_check_says_so_with_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(texts, "problems", list)
    assert (texts.main(["check"], out), out.getvalue()) == (0, "")
    monkeypatch.setattr(texts, "problems", lambda: ["missing: Guten Tag"])
    assert (texts.main(["check"], out), out.getvalue()) == (1, "missing: Guten Tag\n")


@pytest.mark.parametrize(
    ("ours", "theirs", "problem"),
    [
        (["Guten Tag"], [""], "missing"),
        (["%(n)s Gast", "%(n)s Gäste"], ["%(n)s guest"], "missing"),
        (["%(n)s Gast", "%(n)s Gäste"], ["%(n)s guest", ""], "missing"),
        (["am %(day)s"], ["on %(date)s"], "placeholders differ"),
        (["am %(day)s"], ["on that day"], "placeholders differ"),
        (["%(n)d Gäste"], ["%(n)s guests"], "placeholders differ"),
        (["Entwurf von {time}"], ["Draft"], "placeholders differ"),
        (["<strong>Danke.</strong>"], ["Thank you."], "tags differ"),
        ([", zugesagt war der %(day)s "], [", promised for %(day)s"], "spaces at the edges differ"),
        (["%(p)s %%"], ["%(p)s %"], "a bare percent sign"),
    ],
)
def test_a_wrong_translation_is_found(ours: list[str], theirs: list[str], problem: str) -> None:
    found = texts.translation_problems(_text(ours), _text(theirs))
    assert problem in found


def test_a_right_translation_is_left_alone() -> None:
    ours = _text(["%(p)s %% von {n}", "<b>%(p)s %%</b> von {n}"])
    assert texts.translation_problems(ours, _text(["%(p)s%% of {n}", "<b>%(p)s%%</b> of {n}"])) == []


def test_templates_and_code_are_read_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "templates" / "page.html"
    page.parent.mkdir()
    page.write_text(
        "{% load i18n %}\n"
        "    {% block main %}\n"
        '  <p title="{% translate "Ein Titel" %}">{{ name|default:_("Ohne Namen") }}</p>\n'
        '{% translate "Offen" context "state" as state %}\n'
        '{% show n _("Gästen") %}\n'
        "    {% blocktranslate trimmed count n=n with shown=n|intcomma %}\n"
        "      {{ shown }} Gast\n"
        "      {% plural %}\n"
        "      {{ shown }} Gäste\n"
        "    {% endblocktranslate %}\n"
        "{% endblock %}\n",
        encoding="utf-8",
    )
    code = tmp_path / "views.py"
    code.write_text('_("Ein " "Titel")\nngettext("%(n)s Tag", "%(n)s Tage", n)\npgettext("state", "Offen")\n', "utf-8")
    monkeypatch.setattr(texts, "ROOT", tmp_path)
    state = Text(context="state", forms=("Offen",))
    assert [found.text for found in texts.found_in(page)] == [
        _text(["Ein Titel"]),
        _text(["Ohne Namen"]),
        state,
        _text(["Gästen"]),
        _text(["%(shown)s Gast", "%(shown)s Gäste"]),
    ]
    assert [found.text for found in texts.found_in(code)] == [
        _text(["Ein Titel"]),
        _text(["%(n)s Tag", "%(n)s Tage"]),
        state,
    ]


def test_every_text_is_written_out_where_it_is_translated() -> None:
    calculated = [
        f"{path.relative_to(texts.ROOT)}:{call.lineno}"
        for path in texts.CODE.rglob("*.py")
        for call in _text_calls(ast.parse(path.read_text(encoding="utf-8")))
        if not isinstance(call.args[0], ast.Constant)
    ]
    assert calculated == []


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


def test_dates_with_du_are_german_dates() -> None:
    with translation.override("de-du"):
        assert date_format(date(2026, 3, 9), "DATE_FORMAT") == "9. März 2026"


def test_german_with_du_is_no_language_to_choose() -> None:
    assert [code for code, _name in settings.LANGUAGES] == ["de", "en"]


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


def test_update_and_compile_make_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = {path.relative_to(texts.LOCALE): path.read_bytes() for path in texts.LOCALE.rglob("django.?o")}
    for name, content in there.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        if name.suffix == ".po":
            (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(texts, "LOCALE", tmp_path)
    assert texts.main(["update"], io.StringIO()) == 0
    assert texts.main(["compile"], io.StringIO()) == 0
    assert {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("django.?o")} == there
    assert {name.suffix for name in there} == {".po", ".mo"}


def test_update_keeps_translations_drops_old_texts_and_names_new_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "views.py"
    monkeypatch.setattr(texts, "ROOT", tmp_path)
    monkeypatch.setattr(texts, "CODE", tmp_path)
    monkeypatch.setattr(texts, "LOCALE", tmp_path / "locale")
    code.write_text('_("Danke")\n_("Alt")\n', encoding="utf-8")
    monkeypatch.setattr(texts, "DJANGOS", ())
    monkeypatch.setattr(texts, "addressing_nobody", dict)
    assert texts.update() == ["to translate: Danke", "to translate: Alt", "2 texts"]
    po = texts.po_path("en")
    po.write_text(
        po.read_text("utf-8").replace('msgid "Danke"\nmsgstr ""', 'msgid "Danke"\nmsgstr "Thank you"'), "utf-8"
    )
    code.write_text('# moved\n_("Danke")\n_("Neu")\n', encoding="utf-8")
    assert texts.update() == ["dropped: Alt → ", "to translate: Neu", "2 texts"]
    content = po.read_text(encoding="utf-8")
    assert 'msgid "Danke"\nmsgstr "Thank you"\n' in content
    assert "Alt" not in content
    assert "#~" not in content
    texts.compile_all()
    assert texts.problems() == ["missing: Neu"]
    po.write_text(content.replace("Thank you", "Thanks"), encoding="utf-8")
    assert "en/LC_MESSAGES/django.mo is not what the .po says, run compile" in texts.problems()
    code.write_text('_("Danke")\n_("Ganz neu")\n', encoding="utf-8")
    assert "not in the catalogue, run update: Ganz neu" in texts.problems()
    assert "no longer in the code, run update: Neu" in texts.problems()


@pytest.fixture
def small_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house whose only code is the file that is answered."""
    for name, value in {"ROOT": tmp_path, "CODE": tmp_path, "LOCALE": tmp_path / "locale", "DJANGOS": ()}.items():
        monkeypatch.setattr(texts, name, value)
    monkeypatch.setattr(texts, "addressing_nobody", dict)
    return tmp_path / "views.py"


def test_update_asks_for_a_form_with_du_where_somebody_is_addressed_and_check_demands_it(small_house: Path) -> None:
    small_house.write_text('_("Danke")\n_("Ihr Code")\n', encoding="utf-8")
    assert "to say with du: Ihr Code" in texts.update()
    assert "to say with du: Danke" not in texts.update()
    texts.compile_all()
    assert "with du missing: Ihr Code" in texts.problems()
    po = texts.po_path(texts.FRIENDLY)
    empty = po.read_text("utf-8")
    said = 'msgid "Ihr Code"\nmsgstr "{}"'
    po.write_text(empty.replace(said.format(""), said.format("Ihr Geheimnis")), "utf-8")
    assert "says Sie where du is wanted: Ihr Geheimnis" in texts.problems()
    po.write_text(empty.replace(said.format(""), said.format("Dein Code")), "utf-8")
    texts.compile_all()
    assert [problem for problem in texts.problems() if "du" in problem] == []


def test_check_finds_du_among_the_texts_that_say_sie(small_house: Path) -> None:
    small_house.write_text('_("Dein Code")\n', encoding="utf-8")
    texts.update()
    assert "says du: Dein Code" in texts.problems()


def test_check_names_exceptions_that_no_text_needs_any_more(small_house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_house.write_text('_("Danke")\n', encoding="utf-8")
    monkeypatch.setattr(texts, "addressing_nobody", lambda: {"Sie bleibt.": "she"})
    texts.update()
    assert "no longer in the code, addressing nobody: Sie bleibt." in texts.problems()


def test_each_text_that_addresses_nobody_looks_as_if_it_did_and_says_why() -> None:
    for text, why in addressing.addressing_nobody().items():
        assert looks_like_sie(text)
        assert why.endswith(".")
        assert not says_sie(text)


def test_a_fuzzy_translation_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "ROOT", tmp_path)
    monkeypatch.setattr(texts, "CODE", tmp_path)
    monkeypatch.setattr(texts, "LOCALE", tmp_path / "locale")
    (tmp_path / "views.py").write_text('_("Danke")\n', encoding="utf-8")
    texts.update()
    po = texts.po_path("en")
    po.write_text(
        po.read_text("utf-8").replace('msgid "Danke"\nmsgstr ""', '#, fuzzy\nmsgid "Danke"\nmsgstr "Thanks"'), "utf-8"
    )
    assert "fuzzy: Danke" in texts.problems()


def _text(forms: list[str]) -> Text:
    return Text(context="", forms=tuple(forms))


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


def _is_quoted_well(form: str, opens: str, closes: str) -> bool:
    """Every mark is one of the language, and they come in pairs."""
    read = ATTRIBUTE.sub("", form)
    marks = re.findall("[„“”«»‚‘]", read)
    return not STRAIGHT.search(read) and marks == [opens, closes] * (len(marks) // 2)
