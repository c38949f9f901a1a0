"""What a form sends back, and what a link or a label points to, is written without the separators of a language.

In German 5000 is written „5.000“. That is right in a sentence and wrong in `value="…"`: nothing has that number.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src"
TEMPLATES = sorted(SRC.rglob("*.html"))
_OWN_LANGUAGE = re.compile(r"\{% blocktranslate.*?endblocktranslate %\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ATTRIBUTE = re.compile(r'\s([a-zA-Z:-]+)="([^"]*)"')
_VARIABLE = re.compile(r"\{\{\s*([^}]*?)\s*\}\}")
_NUMBER = re.compile(r"(?:^|\.)(?:pk|position|number|n|counter0?|entry_index|total|steps)$|(?:_id|_pk|_number|_index)$")
_STRINGS = re.compile(r"auto_id$")
# A person reads or hears these, and wants the separators.
_READ = {"title", "alt", "aria-label", "placeholder", "content", "data-label", "aria-valuetext"}


def localized(template: str) -> list[str]:
    plain = _OWN_LANGUAGE.sub("", template)
    attributes = [value for name, value in _ATTRIBUTE.findall(plain) if name not in _READ]
    names = [name for value in attributes for name in _VARIABLE.findall(value)]
    return [name for name in names if _NUMBER.search(name.partition("|default")[0]) and not _STRINGS.search(name)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(SRC)))
def test_no_number_in_an_attribute_has_separators(path: Path) -> None:
    assert localized(path.read_text("utf-8")) == []


def test_what_is_looked_for_is_found() -> None:
    assert localized('<a id="x-{{ row.pk }}" title="{{ n }}" href="#{{ story_id }}">{{ row.pk }}</a>') == [
        "row.pk",
        "story_id",
    ]
    assert localized('<p id="{% if a %}{{ row.pk|default:"new" }}{% endif %}" for="{{ field.auto_id }}">') == []
    assert localized('<p class="{{ row.pk|unlocalize }}">') == []
