"""What is sent with a form, right and wrong in every way in which bytes can be wrong."""

from __future__ import annotations

import json
from random import Random
from urllib.parse import quote_from_bytes

from tests.support.fuzzing.values import anything, worst

Values = dict[str, list[str]]
FORM = b"application/x-www-form-urlencoded"
_LIMIT = b"----grenze"
_KINDS: tuple[bytes, ...] = (
    *(b"", b"text/plain", b"application/json", b"application/xml", b"image/png", b"\xff/\xff", b";;;"),
    *(FORM + b"; charset=" + named for named in (b"utf-16", b"utf-7", b"klingon", b"\xff", b"idna")),
    *(b"application/json; charset=x", b"application/json;" + b"a=" * 500, b"multipart/form-data"),
    *(b"multipart/form-data; boundary=" + limit for limit in (b"", b"x" * 300, b"\xc3\xa4", b"a b")),
    b"multipart/mixed; boundary=a",
)


def raw(text: str) -> bytes:
    """Halves of characters included, as a broken program sends them."""
    return text.encode("utf-8", "surrogatepass")


def urlencoded(values: Values) -> bytes:
    pairs = ((name, value) for name, several in values.items() for value in several)
    return "&".join(f"{quote_from_bytes(raw(name))}={quote_from_bytes(raw(value))}" for name, value in pairs).encode()


def multipart(values: Values, files: dict[str, tuple[bytes, bytes, bytes]]) -> tuple[bytes, bytes]:
    """(content type, body). A file is its name, its type and its bytes."""
    parts = []
    for name, several in values.items():
        for value in several:
            head = b'Content-Disposition: form-data; name="' + raw(name).replace(b'"', b"%22") + b'"'
            parts.append(b"--" + _LIMIT + b"\r\n" + head + b"\r\n\r\n" + raw(value) + b"\r\n")
    for name, (called, kind, content) in files.items():
        head = b'Content-Disposition: form-data; name="' + raw(name) + b'"; filename="' + called + b'"'
        parts.append(b"--" + _LIMIT + b"\r\n" + head + b"\r\nContent-Type: " + kind + b"\r\n\r\n" + content + b"\r\n")
    return b"multipart/form-data; boundary=" + _LIMIT, b"".join(parts) + b"--" + _LIMIT + b"--\r\n"


FILES: tuple[tuple[bytes, bytes, bytes], ...] = (
    (b"", b"", b""),
    (b"leer.csv", b"text/csv", b""),
    (b"a.csv", b"text/csv", b"text;datum\nWort;2026-01-01\n"),
    (b"a.csv", b"text/csv", b"\xff\xfe\x00\x00;;;\n" * 40),
    (b"../../a.csv", b"text/csv", b'"' * 5000),
    (b"a.xlsx", b"application/zip", b"PK\x03\x04 not a zip"),
    (b"a.ods", b"application/zip", b"PK\x05\x06" + b"\x00" * 18),
    (b"a.jsonl", b"application/json", b'{"text": "\\ud800"}\n[' * 9),
    (b"a.vcf", b"text/vcard", b"BEGIN:VCARD\nFN:\xff\nEMAIL:a@b\nEND:VCARD\nBEGIN:VCARD"),
    (b"a.png", b"image/png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40),
    (b"a.jpg", b"image/jpeg", b"\xff\xd8\xff\xe0" + b"\x00" * 40),
    (b"a.svg", b"image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
    (b"a.eml", b"message/rfc822", b"From: a\nSubject: =?x?q?=ff?=\nContent-Type: multipart/mixed\n\n\xff"),
    (b"a\x00b.txt", b"\xff", b"Wort\x00"),
    (b"a" * 300 + b".txt", b"text/plain", b"Wort " * 9000),
)


def json_body(random: Random, values: Values) -> bytes:
    kind = random.randrange(5)
    if kind == 0:
        return json.dumps(anything(random)).encode()
    if kind == 1:
        return random.choice((b"", b"{", b"\xff", b"[" * 3000, b'{"a":1', b"NaN", b"1e999", b'"\\ud800"', b"0" * 4000))
    said = {
        name: random.choice((value, anything(random))) for name, (value, *_more) in values.items() if _more or value
    }
    said[worst(random) if random.random() < 0.2 else random.choice(list(values) or ["text"])] = anything(random)
    return json.dumps(said).encode()


def mutated(random: Random, values: Values, known: list[str]) -> Values:
    """One to three of: another value, none, several, a missing field, one that nobody asked for."""
    changed = {name: list(several) for name, several in values.items()}
    for _turn in range(random.choice((1, 1, 1, 2, 3))):
        name = random.choice(list(changed) or known)
        kind = random.randrange(10)
        if kind < 5:
            changed[name] = [worst(random)]
        elif kind == 5:
            changed.pop(name, None)
        elif kind == 6:
            changed[name] = [*changed.get(name, []), worst(random), worst(random)]
        elif kind == 7:
            changed[random.choice(known)] = [worst(random)]
        elif kind == 8:
            changed[name] = [str(random.randrange(0, 400))]
        else:
            changed = {name: [worst(random)] for name in changed}
    return changed


def sent(random: Random, values: Values, known: list[str]) -> tuple[bytes, bytes]:
    """(content type, body) of a form that was filled in by a bad hand or a bad program."""
    values = mutated(random, values, known)
    kind = random.randrange(20)
    if kind < 12:
        return FORM, urlencoded(values)
    if kind < 15:
        name = random.choice(["file", "photo", "pasted", *values])
        return multipart(values, {name: random.choice(FILES)})
    if kind == 15:
        return b"application/json", json_body(random, values)
    return _broken(random, *(multipart(values, {}) if random.random() < 0.5 else (FORM, urlencoded(values))))


def _broken(random: Random, content: bytes, body: bytes) -> tuple[bytes, bytes]:
    """Called by another name, cut off, replaced, or with something in the middle."""
    place, wrong = random.randrange(len(body) + 1), (b"\xff", b"\x00", b"%", b"&", b"=", b"\r\n", b"--")
    return random.choice(
        (
            (random.choice(_KINDS), body),
            (content, body[:place]),
            (content, random.randbytes(random.randrange(400))),
            (content, body[:place] + random.choice(wrong) + body[place:]),
        )
    )
