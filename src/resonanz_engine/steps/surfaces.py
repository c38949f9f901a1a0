"""The form in which customers really wrote a phrase."""

from collections import Counter
from collections.abc import Sequence

from resonanz_engine.types import Span


def best_form(texts: Sequence[str], places: Sequence[Span]) -> Span:
    """The first place with the most frequent spelling; ``places`` must not be empty.

    Shouted spellings (all capitals, longer than five letters) come last. Equal counts go to the spelling
    met first, so order the places by strength.
    """
    forms = [place.words(texts) for place in places]
    times = Counter(forms)
    best = max(range(len(forms)), key=lambda i: (not _shouted(forms[i]), times[forms[i]], -i))
    return places[forms.index(forms[best])]


def _shouted(form: str) -> bool:
    return form.isupper() and len(form) > 5  # noqa: PLR2004  # "ICE" and "S-Bahn" are no shouting
