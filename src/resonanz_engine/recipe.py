"""Every number the engine is cooked with. None of them knows a data set."""

from dataclasses import dataclass
from math import pow  # noqa: A004  # the builtin answers Any for float powers


@dataclass(frozen=True, slots=True)
class Recipe:
    """The settings of a run; ``version`` is stored in the theme memory.

    read: characters of a story that are read for words, phrases and quotes (the model reads its own part);
    neighbours: size of the neighbourhood; scales: parts of it that are looked at in collections under ``few`` texts,
    where a single size is a matter of luck; width: directions of meaning that are compared; leading: share of
    variance up to which the leading direction of the vectors is left out; company: neighbours a story is compared
    with to see whether it stands for itself, under ``few`` texts; word_weight: weight of shared words beside shared
    meaning from 10,000 texts on; resolutions: of the Leiden communities, the one that two halves of the stories agree
    on best is taken; margin: the part of what is missing to full agreement that a coarser one may lack; fewest:
    effective number of themes that a collection is divided into at least; facet_step: how many times finer the facets
    of a theme are at least; facet_agreement: how well halves must agree on facets, as a part of how they do on
    themes; pieces: resolution of the parts that get a prototype, so that placing follows the shape of a theme; limit:
    points searched exactly, an even sample of ``sample`` points stands for more; growth: from this growth on since
    the last discovery themes are discovered anew (and recognised) instead of continued; birth: share of new stories
    from which on a community of a refresh opens a theme; birth_step: how many times finer these communities are than
    the themes, as a new matter is small at first; drift: a refresh pays when surely so many times more new stories
    are far from all themes than is usual, and drift_floor more; alone_share: upper end of the share of stories that
    may stand for themselves at a discovery; lonely_share: of
    those with little company among them, up to 300 texts.
    """

    version: str = "3"
    languages: tuple[str, ...] = ("de", "en")
    read: int = 2000
    neighbours: int = 15
    scales: tuple[float, ...] = (0.55, 0.8, 1.05)
    few: int = 1_500
    width: int = 128
    leading: float = 0.15
    company: int = 5
    lonely_share: float = 0.04
    word_neighbours: int = 10
    word_weight: float = 0.175
    resolutions: tuple[float, ...] = (0.4, 0.65, 1.0, 1.5, 2.2, 3.3, 4.8, 7.0)
    margin: float = 0.03
    fewest: float = 5.0
    facet_step: float = 2.0
    facet_agreement: float = 0.8
    pieces: float = 20.0
    limit: int = 20_000
    sample: int = 12_000
    growth: float = 1.6
    birth: float = 0.6
    birth_step: float = 1.5
    drift: float = 2.0
    drift_floor: float = 0.02
    alone_share: float = 0.02
    phrases: int = 6
    quotes: int = 5

    def neighbourhoods(self, points: int) -> list[int]:
        """Sizes of the neighbourhoods to look at; tiny collections need small ones."""
        scales = self.scales if points < self.few else (1.0,)
        narrow = max(2, points // 8)
        return [min(max(2, round(part * self.neighbours)), narrow, max(points - 1, 0)) for part in scales]

    def broadest(self, points: int) -> float:
        """Effective number of themes under which a level is too broad; a handful of texts may have fewer."""
        return max(1.0, min(self.fewest, points / 15))

    def lonely(self, points: int) -> float:
        """Share of the texts that may stand for themselves for lack of company: the larger a collection, the fewer, so
        that there is no step where company is not looked at any more.
        """
        return self.lonely_share * min(1.0, float(pow(300 / max(points, 1), 0.5)))

    def halvings(self, points: int) -> int:
        """How often a collection is halved to see what holds: luck plays a greater part in small ones."""
        return min(max(8_000 // max(points, 1), 1), 32)

    def word_share(self, points: int) -> float:
        """Weight of shared words: the fewer texts, the rarer are near ones in meaning, the more words
        must help.
        """
        return self.word_weight * float(max(1.0, pow(10_000 / max(points, 1), 0.45)))

    def smallest(self, points: int) -> int:
        """Different texts a theme must have: 2 up to 50 texts, 4 at 150, 8 at 2,400, 25 at 100,000."""
        return max(2, round(0.8 * pow(points, 0.3)))
