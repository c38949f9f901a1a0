"""The tool that collects, checks and compiles the texts finds what it should and leaves the rest alone."""

import io
from pathlib import Path

import pytest
from tools import texts
from tools.texts import Text


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
