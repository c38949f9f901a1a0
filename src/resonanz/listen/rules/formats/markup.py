"""HTML as the plain text it shows, in time linear to its length. Nothing is fetched and nothing is executed.

The parser of the standard library takes minutes for half a megabyte of hostile brackets, so this one knows only what
matters for reading: where a tag ends, which tags break lines, and which ones hold nothing that is shown.
"""

import re
from collections.abc import Iterator
from html import unescape
from string import ascii_lowercase, ascii_uppercase

LIMIT = 1024 * 1024
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})[^<>]*>|<[!?/][^<>]*>")
_UNSEEN = frozenset({"script", "style", "head", "title", "template", "noscript"})
_PARAGRAPHS = frozenset({"p", "blockquote", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
_BLOCKS = _PARAGRAPHS | {
    *("address", "article", "aside", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
    *("form", "header", "hr", "li", "main", "nav", "section", "tr"),
}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
_LINES = re.compile(r"\n{3,}")
_BLANKS = re.compile(r" {2,}")


class MarkupTooLarge(Exception):
    """More markup than anybody writes by hand."""


def text_of(markup: str) -> str:
    """Raises `MarkupTooLarge`."""
    if len(markup) > LIMIT:
        raise MarkupTooLarge
    lines = "".join(_pieces(_without_unseen(markup))).split("\n")
    return _LINES.sub("\n\n", "\n".join(_BLANKS.sub(" ", line).strip(" ") for line in lines)).strip("\n")


def _without_unseen(markup: str) -> str:
    """Without comments and what stands in scripts and the like; one that nobody closed hides nothing."""
    kept: list[str] = []
    lower = markup.translate(_LOWER)
    place = 0
    for start, end in _hidden(lower):
        if start >= place:
            kept.append(markup[place:start])
            place = end
    kept.append(markup[place:])
    return "".join(kept)


def _hidden(lower: str) -> Iterator[tuple[int, int]]:
    """Where something unseen begins and ends, in order; each kind is looked for from where its last one ended."""
    spans = []
    for opening, closing in (("<!--", "-->"), *((f"<{name}", f"</{name}") for name in sorted(_UNSEEN))):
        place = 0
        while (start := lower.find(opening, place)) >= 0 and (end := lower.find(closing, start)) >= 0:
            place = end + len(closing)
            if closing == "-->":
                spans.append((start, place))
            elif not lower[start + len(opening)].isalnum():
                place = max(place, lower.find(">", place) + 1)
                spans.append((start, place))
    return iter(sorted(spans))


def _pieces(markup: str) -> Iterator[str]:
    place = 0
    for match in _TAG.finditer(markup):
        yield _shown(markup[place : match.start()])
        place = match.end()
        name = (match[2] or "").lower()
        if name in _BLOCKS:
            yield "\n\n" if match[1] and name in _PARAGRAPHS else "\n"
        elif name in {"td", "th"}:
            yield " "
    yield _shown(markup[place:])


def _shown(text: str) -> str:
    return _SPACE.sub(" ", unescape(text))
