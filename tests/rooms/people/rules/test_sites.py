"""What the team types becomes the origin that browsers compare; nothing else reaches a header."""

from __future__ import annotations

import pytest

from resonanz.people.rules.sites import fold_site, is_origin


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("https://www.auenfurt.example", "https://www.auenfurt.example"),
        ("  https://www.auenfurt.example/kontakt/?a=b#c ", "https://www.auenfurt.example"),
        ("HTTPS://WWW.Auenfurt.EXAMPLE:443/", "https://www.auenfurt.example"),
        ("www.auenfurt.example", "https://www.auenfurt.example"),
        ("www.auenfurt.example:8443/x", "https://www.auenfurt.example:8443"),
        ("http://intranet", "http://intranet"),
        ("http://127.0.0.1:8012", "http://127.0.0.1:8012"),
        ("http://auenfurt.example:80", "http://auenfurt.example"),
        ("straße.example", "https://xn--strae-oqa.example"),
    ],
)
def test_the_origin_is_kept(typed: str, origin: str) -> None:
    assert fold_site(typed) == origin
    assert is_origin(origin)


@pytest.mark.parametrize(
    "typed",
    [
        "*",
        "https://*.auenfurt.example",
        "intranet",
        "https://",
        "ftp://auenfurt.example",
        "javascript://auenfurt.example",
        "data:text/html,hallo.example",
        "https://a:b@auenfurt.example",
        "https://auenfurt.example:0",
        "https://auenfurt.example:99999",
        "https://auenfurt.example;script-src *",
        "https://auenfurt.example 'unsafe-inline'",
        "https://auenfurt.example\nX-Frame-Options: x",
        "https://[::1]:80",
        "https://[zzz",
        "https://a..example",
        "https://-.example;",
        "null",
        "'self'",
        "https://" + "a." * 200 + "example",
    ],
)
def test_what_is_no_website_is_refused(typed: str) -> None:
    found = fold_site(typed)
    assert found == "" or (is_origin(found) and not set(found) & set("; '\"*\n"))
    if "\n" not in typed:
        assert found == ""


def test_a_line_break_ends_nothing() -> None:
    assert fold_site("https://auenfurt.example\nX-Frame-Options: x") in {"", "https://auenfurt.examplex-frame-options"}
