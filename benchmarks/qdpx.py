"""Whether a REFI-QDA project (.qdpx) is one, and whether its passages point at the right characters.

    python -m benchmarks.qdpx PROJEKT.qdpx --schema Project.xsd --data VERZEICHNIS

Without `--schema` only our own reading of the standard is asked (tests/support/qda_grammar.py). The schema is the one
of the REFI-QDA standard (www.qdasoftware.org); `pip install lxml` reads it. With `--data` every source is compared with
its story and every selection with what PostgreSQL cuts out of that story, which knows nothing of Python's strings.
"""

from __future__ import annotations

import argparse
import re
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import psycopg

from resonanz.ground.postgres import Cluster
from tests.support.qda_grammar import PROJECT, problems

NS = f"{{{PROJECT}}}"
BEYOND = 0xFFFF
_CUT = """
SELECT entry_index, text, works_well,
    ARRAY(
        SELECT substr(s.text, start + 1, "end" - start) FROM understand_passage WHERE story_id = s.id ORDER BY rank
    ),
    ARRAY(SELECT start FROM understand_passage WHERE story_id = s.id ORDER BY rank)
FROM listen_story s
"""


@dataclass(frozen=True)
class Selection:
    source: str
    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("file", type=Path)
    options.add_argument("--schema", type=Path)
    options.add_argument("--data", type=Path)
    given = options.parse_args()
    with zipfile.ZipFile(given.file) as archive:
        document = archive.read("project.qde")
        sources = dict(_sources(archive, document))
    found = problems(document) + (_against_schema(document, given.schema) if given.schema else [])
    selections = list(_selections(document, sources))
    found += [f"{one.source}: {one.start}–{one.end} of {len(one.text)}" for one in selections if not _is_inside(one)]
    print(f"{len(sources)} sources, {len(selections)} selections, {sum(map(len, sources.values()))} characters")
    print(f"{sum(_has_beyond(text) for text in sources.values())} sources with characters beyond 16 bits")
    print(f"{sum(_differs(one) for one in selections)} selections that counting in UTF-16 would move")
    if given.data:
        found += _against_house(given.data, sources, selections)
    print("\n".join(found[:20]) or "nothing wrong")
    sys.exit(1 if found else 0)


def _sources(archive: zipfile.ZipFile, document: bytes) -> Iterator[tuple[str, str]]:
    for source in ET.fromstring(document).iter(f"{NS}TextSource"):  # noqa: S314  A file of one's own.
        path = (source.get("plainTextPath") or "").removeprefix("internal://")
        yield source.get("name") or "", archive.read(f"sources/{path}").decode("utf-8")


def _selections(document: bytes, sources: dict[str, str]) -> Iterator[Selection]:
    for source in ET.fromstring(document).iter(f"{NS}TextSource"):  # noqa: S314  As above.
        name = source.get("name") or ""
        for place in source.iter(f"{NS}PlainTextSelection"):
            yield Selection(name, sources[name], int(place.get("startPosition", -1)), int(place.get("endPosition", -1)))


def _is_inside(one: Selection) -> bool:
    return 0 <= one.start < one.end <= len(one.text)


def _has_beyond(text: str) -> bool:
    return any(ord(sign) > BEYOND for sign in text)


def _differs(one: Selection) -> bool:
    wide = one.text.encode("utf-16-le")
    return wide[2 * one.start : 2 * one.end].decode("utf-16-le", "replace") != one.words


def _against_schema(document: bytes, schema: Path) -> list[str]:
    from lxml import etree  # Only here: nothing of the product needs it.

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    checked = etree.XMLSchema(etree.parse(str(schema), parser))
    if checked.validate(etree.fromstring(document, parser)):
        print(f"valid by {schema.name}")
    return [f"line {error.line}: {error.message}" for error in checked.error_log]


def _against_house(data: Path, sources: dict[str, str], selections: list[Selection]) -> list[str]:
    with Cluster(data), psycopg.connect(Cluster(data).app_url) as session:
        stories = {row[0]: row[1:] for row in session.execute(_CUT)}
    found: list[str] = []
    counted: Counter[str] = Counter()
    for name, text in sources.items():
        number = re.search(r"\d+", name)
        story = stories[int(number.group())] if number else ("", "", [], [])
        if text not in story[:2]:
            found.append(f"{name} is not what was told")
        counted["sources as told"] += text in story[:2]
    for one in selections:
        number = re.search(r"\d+", one.source)
        _text, _well, cut, starts = stories[int(number.group())] if number else ("", "", [], [])
        whole = [words for words, start in zip(cut, starts, strict=True) if start == one.start and words == one.words]
        part = [words for words, start in zip(cut, starts, strict=True) if 0 <= one.start - start < len(words)]
        if whole:
            counted["selections that are a passage"] += 1
        elif part and one.words in part[-1]:
            counted["selections within a passage"] += 1
        else:
            found.append(f"{one.source}: {one.start}–{one.end} is no passage")
    print(", ".join(f"{count} {what}" for what, count in counted.items()))
    return found


if __name__ == "__main__":
    main()
