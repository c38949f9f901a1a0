"""Tells languages apart with py3langid, limited to a few."""

from functools import cache
from typing import Any

PIECE = 400


class Langid:
    """Guesses one of ``languages``; the model (0.5 s) is loaded once in a process, at the first question."""

    def __init__(self, languages: tuple[str, ...] = ("de", "en")) -> None:
        self._languages = languages

    def guess(self, text: str) -> str:
        return str(_model(self._languages).classify(text[:PIECE])[0])


@cache
def _model(languages: tuple[str, ...]) -> Any:
    # Only undecided texts need the model, and importing it costs as much as a whole small run.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(list(languages))
    return model
