"""Every number the engine is cooked with. None of them knows a data set."""

from dataclasses import dataclass
from math import pow  # noqa: A004  # the builtin answers Any for float powers


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a run; ``version`` is stored in the theme memory.

    read: characters of a story that are read for words, phrases and quotes (the model reads its own part);
    neighbours: upper end of the neighbourhood size; smoothing: rounds of averaging with the neighbours;
    word_weight: weight of shared words beside shared meaning from 10,000 texts on; resolution: of the
    Leiden communities;
    facets: how many times finer the facets of a theme are resolved, so that placing follows its shape;
    limit: points searched exactly, an even sample of ``sample`` points stands for more;
    growth: from this growth on since the last discovery themes are discovered anew (and recognised)
    instead of continued;
    alone_share: upper end of the share of stories that may stand for themselves at a discovery.
    """

    version: str = "1"
    languages: tuple[str, ...] = ("de", "en")
    read: int = 2000
    neighbours: int = 15
    smoothing: int = 1
    word_neighbours: int = 10
    word_weight: float = 0.5
    resolution: float = 1.5
    facets: float = 10.0
    limit: int = 20_000
    sample: int = 12_000
    growth: float = 1.6
    alone_share: float = 0.15
    phrases: int = 6
    quotes: int = 5

    def neighbourhood(self, points: int) -> int:
        """Neighbours per point; small collections need small neighbourhoods."""
        return min(self.neighbours, max(2, round(1.2 * pow(points, 0.35))), max(points - 1, 0))

    def word_share(self, points: int) -> float:
        """Weight of shared words: the fewer texts, the rarer are near ones in meaning, the more words
        must help.
        """
        return self.word_weight * float(max(1.0, pow(10_000 / max(points, 1), 0.45)))

    def smallest(self, points: int) -> int:
        """Different texts a theme must have: 2 up to 50 texts, 4 at 150, 8 at 2,400, 25 at 100,000."""
        return max(2, round(0.8 * pow(points, 0.3)))
