"""The verifier as it is given out: the program itself, and the page that checks a receipt in the browser."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

_PAGE = Path(__file__).resolve().parent.parent / "templates" / "trust" / "pruefen.html"
_PLACE_OF_THE_POLICY = "<!-- policy -->"


@dataclass(frozen=True, kw_only=True)
class CheckPage:
    """A page that needs nothing but itself. `policy` allows its own script and style, by hash, and nothing else."""

    html: str
    policy: str


def verifier_source() -> bytes:
    spec = find_spec("resonanz_pruefe")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).read_bytes()


@cache
def check_page() -> CheckPage:
    """The same policy stands inside the page, so that it also holds when somebody opens it from disk."""
    html = _PAGE.read_text("utf-8")
    script, style = (_hash(html, tag) for tag in ("script", "style"))
    own = f"script-src {script}; style-src {style}; img-src data:"
    policy = f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return CheckPage(html=html.replace(_PLACE_OF_THE_POLICY, meta, 1), policy=f"{policy}; frame-ancestors 'none'")


def _hash(html: str, tag: str) -> str:
    (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
