"""Words say which language they are in, where the page speaks another."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.utils import translation

from resonanz.ground.tongues import tongue_of

GERMAN = "Ich habe am 3. im Kundenbüro gewartet, und es hat niemand gefragt."
ENGLISH = "They dug a hole in front of the kindergarten, and nobody could tell the parents."


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        (GERMAN, "de"),
        (ENGLISH, "en"),
        ("", ""),
        ("teuer", ""),
        ("Was war in der Stadt?", "de"),
        ("was in", ""),
        ("UND NICHT", "de"),
        ("x" * 600 + " und nicht", ""),
    ],
)
def test_the_smallest_words_show_the_language(text: str, tongue: str) -> None:
    assert tongue_of(text) == tongue


@pytest.mark.parametrize(
    ("page", "text", "attribute"),
    [
        ("de", GERMAN, ""),
        ("de-du", GERMAN, ""),
        ("en", GERMAN, ' lang="de"'),
        ("de", ENGLISH, ' lang="en"'),
        ("en", "teuer", ""),
    ],
)
def test_only_another_language_than_the_page_is_named(page: str, text: str, attribute: str) -> None:
    with translation.override(page):
        html = Template("{% load resonanz %}<p{{ text|tongue }}>").render(Context({"text": text}))
    assert html == f"<p{attribute}>"


def test_quotation_marks_are_those_of_the_page() -> None:
    template = Template('{% load resonanz %}{{ text|quoted }} {{ text|quoted:"isolated" }}')
    said = Context({"text": "<b>"})
    assert template.render(said) == '„&lt;b&gt;“ „<bdi dir="auto">&lt;b&gt;</bdi>“'
    with translation.override("en"):
        assert template.render(said) == '“&lt;b&gt;” “<bdi dir="auto">&lt;b&gt;</bdi>”'
