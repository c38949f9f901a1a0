"""What reading a text makes of it: points, words and what they do in a phrase."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from resonanz_engine.types import BoolArray, IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """Different texts in an order that does not depend on the order of the input.

    first: (p,) story index that stands for the point; of_story: (n,) point of each story, ALONE for a
    story without words.
    """

    first: IntArray
    of_story: IntArray


class Role(IntEnum):
    """What a word does in a phrase; every word that is on no list and carries no meaning is a BREAK."""

    BREAK = 0
    CONTENT = 1
    NUMBER = 2
    ARTICLE = 3
    QUALIFIER = 4
    BRIDGE = 5
    LINK = 6


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """All words of all points as flat columns of length t, in reading order.

    point, start, end: where the word stands; stem: id of its stem; joined: one blank after the previous word;
    content: may carry meaning alone; generic: time, amount, people, small talk, which name nothing; role: a
    Role; capital: starts with a capital letter.
    """

    point: IntArray
    start: IntArray
    end: IntArray
    stem: IntArray
    joined: BoolArray
    content: BoolArray
    generic: BoolArray
    role: IntArray
    capital: BoolArray
    stems: int
