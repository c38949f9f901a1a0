"""What can be wrong with words. Tables have problems of their own (`ground.tables.problems`)."""

from resonanz.ground.tables.problems import RuleProblem


class WordsRefused(RuleProblem):
    """A text that cannot be kept as words."""
