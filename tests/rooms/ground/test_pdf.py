"""Letters, cards and posters: what people wrote is set, never run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typst

import resonanz
from resonanz.ground.pdf import qr_svg, set_pdf

TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(font: "Libertinus Serif", lang: "de")
= #data.title
#for line in data.lines [ #line \\ ]
#image(bytes(data.qr), format: "svg", width: 3cm, alt: data.title)
"""
HOSTILE = (
    '#panic("run")',
    '#read("/etc/passwd")',
    "$sum_(i=1)^n$ *bold* _it_ `raw` \\u{1}",
    '")\n#panic(1)',
    "= heading\n#pagebreak()",
    "\x00\ufffe\u202e",
    "日本 العربية 😀",
    "a" * 5000,
)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "letter.typ"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


def values(*lines: str) -> dict[str, object]:
    return {"title": "Grüße", "lines": lines, "qr": qr_svg("https://example.org/e/abc-def")}


def test_the_same_values_make_the_same_bytes(template: Path) -> None:
    first = set_pdf(template, values("Guten Tag"))
    assert first.startswith(b"%PDF-")
    assert first == set_pdf(template, values("Guten Tag"))
    assert first != set_pdf(template, values("Guten Abend"))


@pytest.mark.parametrize("line", HOSTILE)
def test_words_are_set_and_never_run(template: Path, line: str) -> None:
    made = set_pdf(template, values(line))
    assert made.startswith(b"%PDF-")
    assert b"root:x:0" not in made


def test_what_people_wrote_breaks_no_page(template: Path) -> None:
    """A page break in somebody's words would be markup."""
    counted = [
        len(re.findall(rb"/Type\s*/Page\b", set_pdf(template, values(line)))) for line in ("kurz", "#pagebreak()")
    ]
    assert counted[0] == counted[1]


def test_a_wrong_template_says_so(tmp_path: Path) -> None:
    path = tmp_path / "wrong.typ"
    path.write_text("#let data = json(bytes(sys.inputs.data))\n#data.nowhere", encoding="utf-8")
    with pytest.raises(typst.TypstError):
        set_pdf(path, {})


def test_templates_of_the_house_run_no_words_and_fetch_nothing() -> None:
    for path in Path(resonanz.__file__).parent.rglob("*.typ"):
        source = path.read_text(encoding="utf-8")
        assert not re.search(r"\beval\s*\(|@preview|@local|\bplugin\s*\(", source), path
        assert "set document(title:" in source, path
        assert re.search(r"\blang:", source), path


def test_the_qr_code_is_a_picture_without_script() -> None:
    svg = qr_svg("https://example.org/e/abc-def")
    assert svg.startswith("<svg")
    assert "<script" not in svg
