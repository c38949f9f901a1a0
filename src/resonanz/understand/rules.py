"""Sketches that notice equal and nearly equal words without comparing every text with every other; the first words of
a text; several rankings in one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b, sha256

import numpy as np

from resonanz.people.enums import Role
from resonanz.trust.enums import K_STAFF, K

SHINGLE, BANDS, ROWS = 3, 4, 2
_FUSION = 60
CLEARLY = 0.4
"""From this strength on a passage belongs to another theme than its story by itself. Under it, of 26 such passages of
the demo, not one told of that theme; to the theme of its story it belongs as every story does."""
_PRIME = np.uint64((1 << 31) - 1)
# Fixed numbers, so that a sketch means the same on every day and every machine.
_FACTORS = np.array([1103515245, 214013, 69069, 1664525, 22695477, 134775813, 1140671485, 48271], dtype=np.uint64)
_OFFSETS = np.array([12345, 2531011, 1, 1013904223, 11, 7, 12820163, 3], dtype=np.uint64)


def nameable(people: Mapping[str, int]) -> list[str]:
    """The roles with so many people in them that naming a role tells of nobody."""
    return [role for role, n in people.items() if n >= (K_STAFF if role == Role.EMPLOYEE else K)]


def folded(text: str) -> bytes:
    """SHA-256 of the words without regard to case and white space: equal for the same words."""
    return sha256(" ".join(text.split()).casefold().encode()).digest()


def bands(text: str) -> list[int]:
    """Four numbers; texts that share many runs of three words share at least one (MinHash with banding).

    With s the share of common runs, the chance is 1 - (1 - s^2)^4: 98 % at 0.8, 15 % at 0.2.
    """
    words = text.casefold().split()
    runs = {" ".join(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1))}
    hashes = np.array([int.from_bytes(blake2b(run.encode(), digest_size=4).digest(), "big") for run in runs])
    mixed = (hashes.astype(np.uint64)[:, None] * _FACTORS % _PRIME + _OFFSETS) % _PRIME
    least = mixed.min(axis=0)
    return [
        int.from_bytes(
            blake2b(bytes([band]) + least[band * ROWS : (band + 1) * ROWS].tobytes(), digest_size=8).digest(),
            "big",
            signed=True,
        )
        for band in range(BANDS)
    ]


def opening(text: str, *, most: int = 60) -> tuple[int, int]:
    """Start and end of the first words of a text: its first sentence where that is short, else whole words of it.

    The text must have words; at most `most` characters.
    """
    start = len(text) - len(text.lstrip())
    line = text[start:].split("\n", 1)[0].rstrip()
    if len(line) > most:
        ends = [match.start() for match in re.finditer(r"(?<=\w\w)[.!?](?=\s)", line[: most + 1])]
        cut = ends[0] if ends else line.rfind(" ", 1, most + 1)
        line = line[: cut if cut > 0 else most].rstrip()
    return start, start + len(line.rstrip(".!?,;: ") or line)


def fused(*rankings: Sequence[int]) -> list[int]:
    """One ranking out of several by reciprocal rank fusion: score = sum of 1 / (60 + rank), rank from 1.

    Equal scores keep the order of the first ranking that names them. Source: Cormack, Clarke and Büttcher, Reciprocal
    Rank Fusion outperforms Condorcet and individual Rank Learning Methods, SIGIR 2009.
    """
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, item in enumerate(dict.fromkeys(ranking), start=1):
            scores[item] = scores.get(item, 0.0) + 1 / (_FUSION + rank)
    return sorted(scores, key=lambda item: -scores[item])
