"""Tells languages apart with py3langid, limited to a few."""

from functools import cached_property
from typing import Any

PIECE = 400


class Langid:
    """Guesses one of ``languages``; the model (0.5 s) is loaded at the first question only."""

    def __init__(self, languages: tuple[str, ...] = ("de", "en")) -> None:
        self._languages = languages

    @cached_property
    def _model(self) -> Any:
        # Only undecided texts need the model, and importing it costs as much as a whole small run.
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        model.set_languages(list(self._languages))
        return model

    def guess(self, text: str) -> str:
        return str(self._model.classify(text[:PIECE])[0])
