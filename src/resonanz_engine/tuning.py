"""Settings of everything that is found inside and beside the themes. None of them knows a data set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tuning:
    """whole: characters up to which a story is one passage; shortest, longest: characters of a passage of a
    longer one; decided: strength from which a passage is of a kind; example_weight: what likeness to the
    examples can add at most; ridge: how much the examples are smoothed; alike: cosine to an
    example from which it may decide alone; shared_words: weight of shared words
    beside shared meaning at touchpoints; standing_out: robust standard deviations that a passage must be nearer
    to a touchpoint than passages usually are; learning: how far corrections move a touchpoint;
    answering: cosine from which a passage answers another.
    """

    whole: int = 320
    shortest: int = 120
    longest: int = 420
    decided: float = 0.5
    example_weight: float = 0.9
    ridge: float = 1.0
    alike: float = 0.35
    shared_words: float = 0.6
    standing_out: float = 2.0
    learning: float = 0.5
    counter_voices: int = 5
    answering: float = 0.15
