"""Pictures of the balance. Every picture has a table of the same numbers beside it."""

from resonanz.answer.figures.months import months_figure

__all__ = ["months_figure"]
