"""Rules about how something is worded and the words they are held against, as plain data without any library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

GAPS = {"..": (3, 0), "...": (12, 1), "....": (16, 2)}
"""How many words a gap may hold, and whether it stays in the clause (0), in the sentence (1) or leaves it (2)."""


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """Columns of one length: the folded word, where it stands, and its sentence and clause.

    asks: (sentences) whether the sentence ends with a question mark.
    """

    form: list[str]
    start: list[int]
    end: list[int]
    sentence: list[int]
    clause: list[int]
    asks: list[bool]

    def within(self, before: int, after: int, reach: int) -> bool:
        """Whether two words are near enough: 0 same clause, 1 same sentence, 2 anywhere."""
        same_sentence = self.sentence[before] == self.sentence[after]
        return reach > 1 or (same_sentence and (reach == 1 or self.clause[before] == self.clause[after]))


@dataclass(frozen=True, slots=True)
class Finding:
    """A place that needs another look: ``text[start:end]``, counted in Python characters.

    why: one sentence; instead: another wording, in the language of the text; "" where a kind is no objection.
    """

    kind: str
    start: int
    end: int
    why: str
    instead: str


UNKNOWN = "unknown"
"""The language of a text that is in none for which there are rules, or that says too little to tell."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The findings in reading order, and the language they were looked for in; none in an ``UNKNOWN`` one."""

    language: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """``text[start:end]`` is suspected of a kind although no rule names a reason."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a pattern, in folded spelling.

    gap: how many words may stand before it; reach: 0 within the clause, 1 within the sentence; opens: only where a
    clause begins; closes: only where the sentence ends; not_next: words that must not follow at once.
    """

    exact: frozenset[str]
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    gap: int = 0
    reach: int = 0
    opens: bool = False
    closes: bool = False
    not_next: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words in a row; opening: the first of them begins a sentence."""

    slots: tuple[Slot, ...]
    opening: bool = False


@dataclass(frozen=True, slots=True)
class Balance:
    """More words of one sort than of another in the whole text, and at least so many of the first."""

    more: frozenset[str]
    than: frozenset[str]
    least: int
    ahead: int


@dataclass(frozen=True, slots=True)
class WordingRule:
    """When one of the patterns ``when`` is met, nothing of ``unless`` in the same sentence nor of ``unless_text``
    anywhere, and all of ``needs`` in the sentence, then this place needs another look.

    The patterns are positions in ``Wordbook.patterns``. asks: only in sentences with a question mark; whole: the
    sentence is marked, not the words; cut: words that may be left out where that already helps; instead: a wording that
    fits better than the one of the kind. fires, quiet: texts that prove it.
    """

    name: str
    kind: str
    when: tuple[int, ...]
    needs: tuple[int, ...] = ()
    unless: tuple[int, ...] = ()
    unless_text: tuple[int, ...] = ()
    asks: bool = False
    whole: bool = False
    cut: frozenset[str] = frozenset()
    balance: Balance | None = None
    instead: str = ""
    fires: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that name what a text is about, and a wording that takes them up.

    They stand behind the pattern, begin with one of ``begins`` (or anything) and go up to a word of ``until``, or, with
    ``noun``, up to the first word with a capital.
    """

    pattern: int
    begins: frozenset[str]
    until: frozenset[str]
    noun: bool
    instead: str
    informal: str


@dataclass(frozen=True, slots=True)
class Wordbook:
    """The rules of one set in one language.

    why: sentences by language and kind; instead and informal: other wordings by kind, for "Sie" and for "du";
    fillers: words before which a sentence has not really begun; joins: "and"; intimate: words that say "du";
    everyday: abbreviations that everybody knows; proof: kinds that may only be doubted where one of the words occurs;
    cites: what stands in quotation marks was said by somebody else and is not judged; about: patterns of the people a
    text may speak about; praise: kinds that are no objection.
    """

    rules: tuple[WordingRule, ...]
    patterns: tuple[Pattern, ...]
    why: Mapping[str, Mapping[str, str]]
    instead: Mapping[str, str]
    informal: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    topic_kinds: frozenset[str] = frozenset()
    fillers: frozenset[str] = frozenset()
    intimate: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    everyday: frozenset[str] = frozenset()
    proof: Mapping[str, frozenset[str]] = field(default_factory=dict)
    cites: bool = False
    about: tuple[int, ...] = ()
    praise: frozenset[str] = frozenset()
