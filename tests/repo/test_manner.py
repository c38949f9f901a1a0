"""German with du is a manner, not a language: code that compares or stores languages must never meet it."""

import re

from tools.texts import CODE

ALLOWED = {
    "ground/manner.py": "Here a language becomes a manner and back.",
    "answer/views/conditional.py": "A page with du is another page, so its mark is another one.",
}
ASKING = re.compile(r"\bget_language\b|\bget_current_language\b")
TEMPLATES = {"ground/templates/ground/skeleton.html", "ground/templates/ground/parts/fiction.html"}
# A table with du is another table, so it is kept by another name; no program reads that name.
KEPT_APART = {"trust/templates/trust/stored.html"}


def test_only_the_manner_itself_asks_django_for_the_active_language() -> None:
    asking = {
        path.relative_to(CODE).as_posix()
        for path in CODE.rglob("*.py")
        if ASKING.search(path.read_text(encoding="utf-8"))
    }
    assert asking == set(ALLOWED)


def test_every_page_says_de_to_programs() -> None:
    asking = [path for path in CODE.rglob("*.html") if ASKING.search(path.read_text(encoding="utf-8"))]
    assert {path.relative_to(CODE).as_posix() for path in asking} == TEMPLATES | KEPT_APART
    for path in asking:
        said = ASKING.sub("", path.read_text(encoding="utf-8")).replace(" as LANGUAGE_CODE", "")
        assert said.count("LANGUAGE_CODE") == said.count("LANGUAGE_CODE|slice:")
