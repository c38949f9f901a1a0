"""Letters, cards and posters as PDF, set by typst in this process, without a browser and without the network."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import segno
import typst

DATA = "data"
"""Under this name a template finds its values: `#let data = json(bytes(sys.inputs.data))`."""


def set_pdf(template: Path, values: Mapping[str, Any]) -> bytes:
    """The bytes of a PDF, the same for the same template and values.

    `template` is a .typ file of ours; files beside it can be imported. `values` is anything JSON knows and reaches the
    template as values, never as source: words like `#read("…")` stay words. SVG pictures travel as text and are shown
    with `image(bytes(data.qr), format: "svg", alt: "…")`. The template sets title and language of the document, so
    that screen readers can tell it. Raises `typst.TypstError` when the template is wrong.
    """
    return typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(),
        sys_inputs={DATA: json.dumps(values, ensure_ascii=False)},
        format="pdf",
        timestamp=0,
    )


def qr_svg(address: str) -> str:
    """A QR code that survives a crease (level M), as SVG without margin, to be shown with `image`."""
    return str(segno.make(address, error="m", micro=False).svg_inline(border=0))


@functools.cache
def _fonts() -> typst.Fonts:
    # Templates name the fonts that typst brings along; the machine's own only fill in letters those do not have.
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)
