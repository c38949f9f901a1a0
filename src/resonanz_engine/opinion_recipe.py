"""Every number an opinion map is cooked with. None of them knows a conversation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OpinionRecipe:
    """The settings of a map; ``version`` is stored in its memory.

    least: votes a person needs to belong to a group (or votes on all statements, where there are fewer);
    shrink: votes that pull everybody to the middle, so that few votes move nobody far; most: groups at most;
    smallest: people a group must have, so that no group points at single persons; cells: base cells of the
    map; tries: starts for each number of groups; turns: draws of an examination at least and at most, so that
    about ``work`` votes are read; thin: share of votes that is left out to see whether groups stay; sample:
    people who are examined in huge conversations; sound: score (how far the groups come out again) that groups
    need to be shown at all, ``faded`` to stay; margin: factor by which a larger number of groups must be better
    than a smaller one; growth: votes must have grown by this since the last examination; patience:
    examinations in a row that must prefer another number of groups; clear: or one that prefers it by this
    factor; precision: residual of the axes, and ``rough_precision`` for examinations; confidence: of all
    intervals of a family together; distinguishing, common: entries of the lists.
    """

    version: str = "1"
    least: int = 7
    shrink: float = 10.0
    most: int = 5
    smallest: int = 5
    cells: int = 64
    tries: int = 4
    turns: tuple[int, int] = (2, 8)
    work: int = 200_000
    thin: float = 0.1
    sample: int = 20_000
    sound: float = 0.12
    faded: float = 0.08
    margin: float = 1.15
    growth: float = 1.1
    patience: int = 2
    clear: float = 1.5
    precision: float = 1e-4
    rough_precision: float = 5e-3
    confidence: float = 0.95
    distinguishing: int = 5
    common: int = 10

    def draws(self, votes: int) -> int:
        """Draws of an examination: small conversations are read more often, because chance is larger there."""
        fewest, most = self.turns
        return min(most, max(fewest, self.work // max(votes, 1)))
