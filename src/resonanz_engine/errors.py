"""Everything the engine can refuse, as one small family of errors."""


class EngineError(Exception):
    """Base of all errors raised by the engine."""


class VectorError(EngineError):
    """The vectors don't fit the texts: wrong shape, not a number, or not finite."""


class InputError(EngineError):
    """Texts, ids and earlier assignments don't fit together."""


class TooFewAuthors(EngineError):
    """So few people are behind a figure that it could tell of one of them; ``least`` is how many there must be."""

    def __init__(self, least: int) -> None:
        super().__init__(f"Figures need texts about customers by at least {least} authors.")
        self.least = least


class StoredMemoryError(EngineError):
    """A stored theme memory can't be read or belongs to other vectors."""


class ModelError(EngineError):
    """The embedding model could not be loaded or answered nonsense."""


class VotesFileError(EngineError):
    """A file of votes or comments can't be read; says which of a few reasons, in which row, and what stood there."""

    def __init__(self, reason: str, row: int = 0, found: str = "") -> None:
        super().__init__(f"{reason} (row {row}: {found!r})" if row else reason)
        self.reason = reason
        self.row = row
        self.found = found
