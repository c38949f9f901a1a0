"""Whose address is it: this domain or one below it, however it is spelled. What only looks alike is no match."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

import idna

from resonanz.people.rules.names import skeleton, without_invisible

_DOTS = str.maketrans({"。": ".", "．": ".", "｡": "."})
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"'|]+@[^\s<>()\[\],;:\"'|@]+")
_LONGEST = 1_000


@lru_cache(maxsize=4096)
def fold_domain(domain: str) -> str:
    """The spelling on the wire: `Straße.DE.` becomes `xn--strae-oqa.de`. Empty when it is no domain at all."""
    name = unicodedata.normalize("NFKC", without_invisible(domain)).translate(_DOTS).strip().strip(".").lower()
    try:
        return idna.encode(name, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        return name if name.isascii() and " " not in name else ""


def addresses_in(text: str) -> Iterator[str]:
    """Everything that reads as an address, also in `Mira Holt <mira@auenfurt.example>`."""
    plain = unicodedata.normalize("NFKC", without_invisible(text[:_LONGEST]))
    for found in _ADDRESS.finditer(plain):
        yield found[0].strip(".")


def fold_address(address: str) -> str:
    """The same mailbox in one spelling: case and what stands behind a plus make no difference."""
    local, _at, domain = address.rpartition("@")
    return f"{local.casefold().partition('+')[0]}@{fold_domain(domain)}"


def belongs(address: str, domains: Collection[str]) -> bool:
    """Whether an address is at one of these (folded) domains or below one."""
    labels = fold_domain(address.rpartition("@")[2]).split(".")
    return any(".".join(labels[start:]) in domains for start in range(len(labels))) if domains else False


def imitates(address: str, domains: Iterable[str]) -> bool:
    """An address that is not ours but would be read as ours, as `mira@аuenfurt.example` with a Cyrillic a."""
    own = set(domains)
    if not own or belongs(address, own):
        return False
    looks = {_look(domain) for domain in own}
    labels = _look(fold_domain(address.rpartition("@")[2])).split(".")
    return any(".".join(labels[start:]) in looks for start in range(len(labels)))


@lru_cache(maxsize=4096)
def _look(domain: str) -> str:
    try:
        readable = idna.decode(domain)
    except (idna.IDNAError, UnicodeError):
        readable = domain
    return ".".join(skeleton(label) for label in readable.split("."))
