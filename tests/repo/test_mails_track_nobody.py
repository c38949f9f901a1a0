"""No pixel, no redirect, no tracking parameter: neither in mails nor in any page or text of the house."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tools import texts

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ROOT / "src" / "resonanz"
TEMPLATES = sorted(path for path in ROOMS.rglob("templates/**/*") if path.suffix in {".html", ".txt"})
OUTSIDE_PICTURE = re.compile(r"""(?:src|srcset|poster|background|href)\s*=\s*["']?(?:https?:)?//""", re.IGNORECASE)
TRACKING = re.compile(
    r"utm_\w+|[?&](?:mc_[ce]id|gclid|fbclid|trk|track|tracking|open|click|pixel|redirect_url|redir)=", re.IGNORECASE
)
CODE = sorted(path for path in ROOMS.rglob("*.py") if "migrations" not in path.parts)


@pytest.mark.parametrize("line", ['<img src="https://x.example/p.gif">', "<img src=//x.example/p>", "/a?utm_source=m"])
def test_the_search_finds_what_it_is_for(line: str) -> None:
    assert OUTSIDE_PICTURE.search(line) or TRACKING.search(line)


def test_no_page_loads_or_links_through_somebody_else() -> None:
    guilty = [
        str(path.relative_to(ROOT))
        for path in TEMPLATES
        if OUTSIDE_PICTURE.search(path.read_text("utf-8")) or TRACKING.search(path.read_text("utf-8"))
    ]
    assert TEMPLATES
    assert guilty == []


def test_no_text_carries_a_tracking_address() -> None:
    forms = [
        form for original, translated in texts.translations().values() for form in (*original.forms, *translated.forms)
    ]
    assert [form for form in forms if TRACKING.search(form) or "<img" in form] == []


def test_mails_are_made_in_one_place_and_hold_no_picture() -> None:
    """`EmailMessage` is made in one place, the HTML of a mail is made of its own text, and nobody adds a picture."""
    makers = [
        path
        for path in CODE
        if re.search(r"EmailMessage\(|EmailMultiAlternatives|send_mail\(", path.read_text("utf-8"))
    ]
    assert [str(path.relative_to(ROOMS)) for path in makers] == ["ground/mail.py"]
    assert makers[0].read_text("utf-8").count("attach_alternative") == 1
    forbidden = re.compile(r"attach_alternative|html_message|content_subtype|MIMEImage|MIMEText")
    assert [str(path) for path in CODE if path not in makers and forbidden.search(path.read_text("utf-8"))] == []
    assert "<img" not in (ROOMS / "ground" / "mail_html.py").read_text("utf-8")
    assert [str(path) for path in CODE if TRACKING.search(path.read_text("utf-8"))] == []
