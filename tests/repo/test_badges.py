"""Who speaks stands everywhere: where roles are written, and where words are shown."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "src" / "resonanz"
TEMPLATES = sorted(ROOT.rglob("*.html"))
SOURCES = sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)
# How a template prints words, and what has to stand in the same file.
WORDS = {
    "reply.text": 'badge "organisation"',
    "theme.name": 'badge "proposed"',
    "voice.text": 'class="who {{ key }}"',
    "voice.works_well": 'class="who {{ key }}"',
}
# A part of the voice component: whatever includes it shows the badge.
PART, WHOLE = "ground/templates/ground/parts/well.html", "ground/templates/ground/parts/voice.html"
# A part with the name of a theme: whatever includes it says in the same file whose words the name is.
NAME = "understand/templates/understand/parts/theme_name.html"
SAYS_WHOSE = ("understand/parts/theme_source.html", 'badge "proposed"')
RAW = ("story.text", "told.text", "story.works_well", "told.works_well")


_SPEAKING = {"Story", "Statement", "Voter"}
_SPOKEN = {"story.roles", "statement.roles", "voter.roles"}
_OF_THE_HOUSE = "[]"
"""Without a role the database takes a statement only as one of the house."""


def _targets(node: ast.Assign) -> list[ast.expr]:
    return [part for target in node.targets for part in (target.elts if isinstance(target, ast.Tuple) else [target])]


def _writes_roles(tree: ast.AST) -> list[ast.keyword]:
    """The roles given to words or votes: `Story(roles=…)`, `update(roles=…)` and `story.roles = …`, and so on."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in _SPEAKING or (called.partition(".")[0] in _SPEAKING and "update" in called):
                found += [keyword for keyword in node.keywords if keyword.arg == "roles"]
        if isinstance(node, ast.Assign):
            stories = [target for target in _targets(node) if ast.unparse(target) in _SPOKEN]
            found += [ast.keyword(arg="roles", value=node.value) for _ in stories]
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_roles_of_a_story_are_written_only_by_asking_who_speaks(path: Path) -> None:
    text = path.read_text("utf-8")
    if "roles" not in text:
        return
    written = [ast.unparse(keyword.value) for keyword in _writes_roles(ast.parse(text))]
    assert [value for value in written if "roles_for(" not in value and value != _OF_THE_HOUSE] == []


def test_the_places_that_write_roles_are_known() -> None:
    places = {
        path.relative_to(ROOT).as_posix(): len(_writes_roles(ast.parse(path.read_text("utf-8")))) for path in SOURCES
    }
    writing = {name: count for name, count in places.items() if count}
    assert writing == {
        "listen/actions/telling.py": 3,
        "listen/actions/importing.py": 1,
        "listen/actions/stating.py": 3,
        "listen/actions/voting.py": 3,
        "listen/actions/taking_votes.py": 2,
    }


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_words_stand_with_their_badge(path: Path) -> None:
    text = path.read_text("utf-8")
    if path in {ROOT / PART, ROOT / NAME}:
        return
    missing = [words for words, badge in WORDS.items() if f"{{{{ {words}" in text and badge not in text]
    assert missing == []
    assert [raw for raw in RAW if f"{{{{ {raw}" in text] == [], "words are shown by the voice component"


def test_the_name_of_a_theme_says_whose_it_is() -> None:
    including = [path for path in TEMPLATES if "parts/theme_name.html" in path.read_text("utf-8")]
    silent = [path for path in including if not any(says in path.read_text("utf-8") for says in SAYS_WHOSE)]
    assert (len(including) > 1, silent) == (True, [])


def test_a_part_of_a_voice_is_included_by_the_voice_alone() -> None:
    including = [
        path.relative_to(ROOT).as_posix() for path in TEMPLATES if "parts/well.html" in path.read_text("utf-8")
    ]
    assert including == [WHOLE]
    text = (ROOT / WHOLE).read_text("utf-8")
    assert 'class="who {{ key }}"' in text
    assert text.index('class="who {{ key }}"') > text.rindex("parts/well.html")


def test_badges_are_said_in_words_in_both_languages() -> None:
    from django.utils import translation

    from resonanz.people.enums import Badge, Role

    assert [badge.value for badge in Badge][: len(Role)] == list(Role.values)
    assert Badge.text(["employee", "customer"]) == "Kundin oder Kunde, Arbeitet hier"
    with translation.override("en"):
        assert Badge.text(["proposed", "moderation"]) == "Moderation, proposed by machine"
    assert Badge.shown(["unknown"]) == []
