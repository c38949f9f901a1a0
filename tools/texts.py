"""Collects, compiles and checks the texts of the interface: `python tools/texts.py update|compile|check`.

The texts in the code are German and say „Sie“; `locale/en` translates all of them. `locale/de` holds only the few
German texts that Django's own German catalogue would take for English ones and change. `locale/de_DU` holds a du form
for each text that addresses its reader, of the code and of Django; everything else is the same in both.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import IO

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT))
from tools.addressing import addressing_nobody, looks_like_sie, says_du, says_sie  # noqa: E402 - found as a script, too

CODE = ROOT / "src" / "resonanz"
LOCALE = CODE / "locale"
SOURCE, TRANSLATION, FRIENDLY = "de", "en", "de_DU"
LANGUAGES = (SOURCE, TRANSLATION, FRIENDLY)

_HEADER = (
    "Project-Id-Version: Resonanz\n"
    "Language: {language}\n"
    "MIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\n"
    "Content-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)
_COMMENT = {
    SOURCE: "# Made by tools/texts.py: German texts that are also English texts of Django. Not edited by hand.",
    TRANSLATION: "# English. Kept in step with the code by tools/texts.py; only the msgstr lines are edited by hand.",
    FRIENDLY: "# German: du. Kept in step with the code by tools/texts.py; only the msgstr lines are edited by hand.",
}
DJANGOS = (
    "No file was submitted. Check the encoding type on the form.",
    "Please either submit a file or check the clear checkbox, not both.",
)
"""What Django's own forms may say to a guest and its German catalogue says with „Sie“."""
_ONE, _MANY = 1, 2
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
_TAG = re.compile(r"</?\w[^>]*>")
_BARE_PERCENT = re.compile(r"%(?!%|\(\w+\)[sd])")

Key = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class Text:
    """One text as it stands in the code, or its translation: one form, or two when it counts something."""

    context: str
    forms: tuple[str, ...]

    @property
    def key(self) -> Key:
        return self.context, self.forms[0]

    def __str__(self) -> str:
        return " | ".join(self.forms) + (f" [{self.context}]" if self.context else "")


@dataclass(frozen=True, kw_only=True)
class Found:
    """Where a text stands, and what the code says to the translator about it."""

    text: Text
    path: str
    line: int
    comments: tuple[str, ...]


class TextsProblem(Exception):
    """The code holds texts that cannot be collected."""


class _Texts(Catalog):
    """A catalogue whose header never changes, so that only changed texts show in a diff."""

    def __iter__(self) -> Iterator[Message]:
        messages = super().__iter__()
        next(messages)
        yield Message("", _HEADER.format(language=self.locale_identifier))
        yield from messages


def po_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def mo_path(language: str) -> Path:
    return po_path(language).with_suffix(".mo")


def template_source(path: Path) -> str:
    """A template as Python that says the same; lines lose their indentation, which Python would not forgive."""
    source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    return "\n".join(line.lstrip() for line in source.split("\n"))


def found_in(path: Path) -> Iterator[Found]:
    """The texts of one file, in its order."""
    source = template_source(path) if path.suffix == ".html" else path.read_text(encoding="utf-8")
    results = extract(
        "python",
        BytesIO(source.encode()),
        keywords=_KEYWORDS,
        comment_tags=("Translators:",),
        options={"encoding": "utf-8"},
    )
    for line, message, comments, context in results:
        forms = (message,) if isinstance(message, str) else tuple(message)
        if not forms[0]:
            raise TextsProblem(f"{path}:{line}: an empty text would be translated to the catalogue's header")
        yield Found(
            text=Text(context=context or "", forms=forms),
            path=path.relative_to(ROOT).as_posix(),
            line=line,
            comments=tuple(comments),
        )


def sources() -> list[Path]:
    templates = (path for path in CODE.rglob("*.html") if "templates" in path.parts)
    return sorted([*CODE.rglob("*.py"), *templates])


def collected() -> dict[Key, list[Found]]:
    """Every text of the code with all its places. A text that also counts takes its single twin in."""
    texts: dict[Key, list[Found]] = {}
    for path in sources():
        for found in found_in(path):
            texts.setdefault(found.text.key, []).append(found)
    for places in texts.values():
        counting = {place.text.forms for place in places if len(place.text.forms) == _MANY}
        if len(counting) > 1:
            raise TextsProblem(f"two plural forms for the same text: {places[0].text}")
        places.sort(key=lambda place: -len(place.text.forms))
    return texts


def read(language: str) -> Catalog:
    """The catalogue as it is on disk; empty when there is none yet."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def translations(language: str = TRANSLATION) -> dict[Key, tuple[Text, Text]]:
    """What the catalogue on disk says: each text with its translation, which has empty forms where it is missing."""
    return {
        original.key: (original, Text(context=original.context, forms=_forms(message.string)))
        for message in read(language)
        if message.id
        for original in [Text(context=message.context or "", forms=_forms(message.id))]
    }


def swallowed(texts: dict[Key, list[Found]]) -> set[Key]:
    """German texts that Django's German catalogues know as English ones: „English“ would become „Englisch“."""
    taken: set[Key] = set()
    for path in Path(django.__file__).parent.rglob("locale/de/LC_MESSAGES/django.mo"):
        with path.open("rb") as file:
            catalogue = GNUTranslations(file)
        taken |= {key for key, places in texts.items() if _said(catalogue, places[0].text) != places[0].text}
    return taken


def updated(language: str, texts: dict[Key, list[Found]]) -> Catalog:
    """The catalogue as it should be: exactly the texts of the code, with the translations there are."""
    catalogue = _Texts(locale=language, header_comment=_COMMENT[language], fuzzy=False)
    # Django's own German texts would come before ours in both German catalogues.
    same = set() if language == TRANSLATION else swallowed(texts)
    known = translations(language) | {key: (texts[key][0].text,) * 2 for key in same}
    for places in wanted(language, texts).values():
        _add(catalogue, places, known)
    return catalogue


def wanted(language: str, texts: dict[Key, list[Found]]) -> dict[Key, list[Found]]:
    """The texts that this catalogue has to hold."""
    if language == TRANSLATION:
        return texts
    keys = swallowed(texts)
    if language == FRIENDLY:
        keys |= {key for key, places in texts.items() if any(map(says_sie, forms_of(places)))}
    found = {key: places for key, places in texts.items() if key in keys}
    return found if language == SOURCE else found | {("", text): [_of_django(text)] for text in DJANGOS}


def forms_of(places: list[Found]) -> tuple[str, ...]:
    return places[0].text.forms


def as_po(catalogue: Catalog) -> bytes:
    file = BytesIO()
    write_po(file, catalogue, width=0, sort_by_file=True, include_lineno=False)
    return file.getvalue().rstrip() + b"\n"


def as_mo(language: str) -> bytes:
    """What the compiled catalogue has to be, made from the .po on disk."""
    catalogue = _Texts(locale=language, fuzzy=False)
    for message in read(language):
        if message.id and not message.fuzzy:
            catalogue.add(message.id, message.string, context=message.context)
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def update() -> list[str]:
    """Brings the catalogues in step with the code and says what is left to translate."""
    texts = collected()
    stay = {language: wanted(language, texts).keys() for language in (TRANSLATION, FRIENDLY)}
    dropped = [pair for language in stay for key, pair in translations(language).items() if key not in stay[language]]
    for language in LANGUAGES:
        po_path(language).parent.mkdir(parents=True, exist_ok=True)
        po_path(language).write_bytes(as_po(updated(language, texts)))
    lines = [f"dropped: {german} → {other}" for german, other in dropped]
    lines += [f"to translate: {german}" for german, english in translations().values() if not all(english.forms)]
    lines += [f"to say with du: {german}" for german, du in translations(FRIENDLY).values() if not all(du.forms)]
    return [*lines, f"{len(texts)} texts"]


def compile_all() -> list[str]:
    for language in LANGUAGES:
        mo_path(language).write_bytes(as_mo(language))
    return [f"written: {mo_path(language).relative_to(LOCALE)}" for language in LANGUAGES]


def problems() -> list[str]:
    """Everything that keeps the catalogues from being complete, true to the code and compiled."""
    try:
        texts = collected()
    except TextsProblem as problem:
        return [str(problem)]
    found = _out_of_step(texts)
    for language in (TRANSLATION, FRIENDLY):
        found += [f"fuzzy: {message.id}" for message in read(language) if message.fuzzy and message.id]
    for german, english in translations().values():
        found += [f"{problem}: {german}" for problem in translation_problems(german, english)]
    found += _mixed(texts)
    for language in LANGUAGES:
        if not mo_path(language).exists() or mo_path(language).read_bytes() != as_mo(language):
            found.append(f"{mo_path(language).relative_to(LOCALE)} is not what the .po says, run compile")
    return found


def _mixed(texts: dict[Key, list[Found]]) -> list[str]:
    """„du“ among the texts that say „Sie“, and whatever is missing or says „Sie“ among those that say „du“."""
    found = [f"says du: {places[0].text}" for places in texts.values() if any(map(says_du, forms_of(places)))]
    for german, du in translations(FRIENDLY).values():
        found += [f"with du {problem}: {german}" for problem in translation_problems(german, du)]
        found += [f"says Sie where du is wanted: {form}" for form in du.forms if looks_like_sie(form)]
    known = {form for places in texts.values() for form in forms_of(places)}
    return found + [f"no longer in the code, addressing nobody: {text}" for text in addressing_nobody().keys() - known]


def translation_problems(german: Text, english: Text) -> list[str]:
    """What is wrong with one translation, form by form."""
    if len(german.forms) != len(english.forms) or not all(english.forms):
        return ["missing"]
    found: list[str] = []
    for ours, theirs in zip(german.forms, english.forms, strict=True):
        if placeholders(ours) != placeholders(theirs):
            found.append("placeholders differ")
        if sorted(_TAG.findall(ours)) != sorted(_TAG.findall(theirs)):
            found.append("tags differ")
        if _edges(ours) != _edges(theirs):
            found.append("spaces at the edges differ")
        if "%" in ours and (_BARE_PERCENT.search(theirs.replace("%%", "")) is not None):
            found.append("a bare percent sign")
    return found


def placeholders(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def _out_of_step(texts: dict[Key, list[Found]]) -> list[str]:
    known = translations()
    found = [f"not in the catalogue, run update: {texts[key][0].text}" for key in texts.keys() - known.keys()]
    found += [f"no longer in the code, run update: {known[key][0]}" for key in known.keys() - texts.keys()]
    if not found:
        found = [
            f"{po_path(language).relative_to(LOCALE)} is not what update would write, run update"
            for language in LANGUAGES
            if not po_path(language).exists() or po_path(language).read_bytes() != as_po(updated(language, texts))
        ]
    return sorted(found)


def _add(catalogue: Catalog, places: list[Found], known: dict[Key, tuple[Text, Text]]) -> None:
    text = places[0].text
    original, translated = known.get(text.key, (text, text))
    kept = translated.forms if text.key in known and original == text else ("",) * len(text.forms)
    files = {place.path: place.line for place in reversed(places)}
    catalogue.add(
        _message_id(text.forms),
        _message_id(kept),
        locations=sorted(files.items()),
        auto_comments=[comment for place in places for comment in place.comments],
        context=text.context or None,
    )


def _of_django(text: str) -> Found:
    return Found(text=Text(context="", forms=(text,)), path="django", line=0, comments=())


def _message_id(forms: tuple[str, ...]) -> str | tuple[str, ...]:
    return forms[0] if len(forms) == _ONE else forms


def _forms(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (value or "",) if isinstance(value, str) or value is None else tuple(value)


def _said(catalogue: GNUTranslations, text: Text) -> Text:
    """What a catalogue makes of a text."""
    if len(text.forms) == _ONE:
        said = catalogue.pgettext(text.context, text.forms[0]) if text.context else catalogue.gettext(text.forms[0])
        return Text(context=text.context, forms=(said,))
    one, many = text.forms
    counts = (_ONE, _MANY)
    if text.context:
        return Text(context=text.context, forms=tuple(catalogue.npgettext(text.context, one, many, n) for n in counts))
    return Text(context="", forms=tuple(catalogue.ngettext(one, many, n) for n in counts))


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def main(arguments: list[str] | None = None, out: IO[str] = sys.stdout) -> int:
    parser = argparse.ArgumentParser(description="Collects, compiles and checks the texts of the interface.")
    parser.add_argument("command", choices=["update", "compile", "check"])
    command = parser.parse_args(arguments).command
    if command == "check":
        found = problems()
        out.writelines(f"{line}\n" for line in found)
        return 1 if found else 0
    try:
        out.writelines(f"{line}\n" for line in (update() if command == "update" else compile_all()))
    except TextsProblem as problem:
        out.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
