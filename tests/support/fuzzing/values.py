"""Values that break programs."""

from __future__ import annotations

from random import Random
from typing import Any

WORST: tuple[str, ...] = (
    *("", " ", "\t\r\n", "\x00", "a\x00b", "0", "-0", "-1", "1", "2", "01", "1.5", "1,5", "1e400", "NaN", "inf"),
    *("-9223372036854775809", "9223372036854775807", "9223372036854775808", "2147483648", "4" * 30, "9" * 5000),
    *("٣", "½", "²", "Ⅷ", "1_000", "0x10", "+1", "١٢٣", "1 000", "--", "-", "+"),
    *("true", "false", "null", "None", "undefined", "on", "[]", "{}", '{"a": 1}', "[" * 2000, '"'),
    *("2026-02-30", "9999-12-31", "10000-01-01", "0001-01-01", "0000-00-00", "-1-01-01", "2026-W01-1", "31.12.2026"),
    *("9999-12-31T23:59", "0001-01-01T00:00", "2026-03-29T02:30", "24:00", "99:99", "2026-13", "2026"),
    *(
        "a" * 81,
        "ä" * 300,
        "😀" * 200,
        "wort " * 4000,
        "x" * 70_000,
        "\u202ertl",
        "\u200b",
        "\ufeff",
        "e\u0301",
        "ﷺ",
        "ẞ",
    ),
    *("\ud800", "\udfff\ud800", "a\ud83d", "\x1b[31m", "\x7f", "\x85", "\u2028", "\uffff", "\U0010ffff"),
    *("' OR 1=1 --", "%", "%s", "%(a)s", "{0}", "{a.b}", "{{ 7 }}", "{% x %}", "\\", "\\x", "..", "../../etc/passwd"),
    *("<b>", "&amp;", "&#0;", "]]>", "javascript:alert(1)", "https://", "https://[", "http://[::1", "//x", "/", "?"),
    *("@", "a@b", "a@" + "b" * 300 + ".de", "ä@ö.de", "a@b..de", "mailto:a@b.de", "a@[127.0.0.1]", "xn--", "a@xn--.de"),
    *("customer", "team", "public_named", "de", "tlh", "kontakt", "admin", "pk", "__class__", "id", "GEHEIM"),
    *("7K3M", "7k3m-7k3m", "0OIL", "AAAA-AAAA-AAAA-AAAA", "a" * 43, "*", "a:b:c", "eyJ9", "AAAA====", "%ff", "%00"),
)

_HEADERS: tuple[tuple[bytes, bytes], ...] = (
    *((b"accept-language", value) for value in (b"", b"*", b"de-du", b"tlh", b"\xff", b"en;q=9", b"x" * 600, b",,")),
    *((b"accept", value) for value in (b"", b"application/json", b"*", b"text/html;q=x", b"\xff", b",;=")),
    *((b"if-none-match", value) for value in (b"*", b'"', b'W/"a"', b"\xff", b'"a", "b"')),
    *((b"if-modified-since", value) for value in (b"x", b"Thu, 01 Jan 1970 00:00:00 GMT", b"0", b"\xff" * 9)),
    *((b"range", value) for value in (b"bytes=0-", b"bytes=-1", b"bytes=9-1", b"x")),
    *((b"referer", value) for value in (b"", b"//", b"http://[", b"\xff", b"http://localhost/\x7f")),
    *((b"origin", value) for value in (b"null", b"http://[", b"http://localhost", b"\xff")),
    *((b"cookie", value) for value in (b"", b"session=\xff", b"csrf=x; csrf=y", b"=;=;=", b"session=" + b"a" * 5000)),
    *((b"last-event-id", value) for value in (b"", b"-1", b"x", b"9" * 40, b"\xff")),
    *((b"hx-request", value) for value in (b"true", b"\xff")),
    *((b"hx-target", value) for value in (b"\xff", b"%ff")),
    *((b"hx-current-url", value) for value in (b"http://[", b"%ff", b"x")),
    *((b"authorization", value) for value in (b"", b"Bearer", b"Bearer \xff", b"Basic !!", b"Bearer a b c")),
    *((b"x-forwarded-for", value) for value in (b"", b"x", b"::1, 10.0.0.1")),
    *((b"x-requested-with", value) for value in (b"XMLHttpRequest", b"fetch")),
    *((b"host", value) for value in (b"", b"[", b"evil.example", b"localhost:x", b"\xff")),
)


def worst(random: Random) -> str:
    return random.choice(WORST)


def strange_header(random: Random) -> tuple[bytes, bytes]:
    return random.choice(_HEADERS)


def anything(random: Random, *, depth: int = 0) -> Any:
    """What JSON can hold, halves of characters and numbers without end included."""
    kind = random.randrange(9 if depth < 3 else 6)
    simple: tuple[Any, ...] = (None, True, random.randrange(-5, 5), 10**40, 1e308, worst(random))
    if kind < len(simple):
        return simple[kind]
    inner = [anything(random, depth=depth + 1) for _ in range(random.randrange(4))]
    return inner if kind < 8 else {worst(random): one for one in inner}
