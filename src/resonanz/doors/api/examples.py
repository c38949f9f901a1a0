"""A command for each operation that works as it stands, with a key in `KEY`."""

from __future__ import annotations

_VALUES = {"{slug}": "kontakt", "{entry}": "42", "{number}": "7"}
_BODY = '{"text": "Am Telefon hat jemand zugehört.", "roles": ["customer"], "permission": "public_anonymous"}'


def curl(operation: str, method: str, address: str) -> str:
    for mark, value in _VALUES.items():
        address = address.replace(mark, value)
    lines = [f"curl {address}", '-H "Authorization: Bearer $KEY"']
    if method == "post":
        lines += ['-H "Content-Type: application/json"', '-H "Idempotency-Key: entwurf-2f9c1a"', f"-d '{_BODY}'"]
    elif operation.startswith("list_"):
        lines[0] = f'curl "{address}?limit=20"'
    return " \\\n  ".join(lines)
