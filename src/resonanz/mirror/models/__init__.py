from resonanz.mirror.models.looks import LONGEST_TITLE, Look, LookChange, Pass, Sheet
from resonanz.mirror.models.promises import Promise

__all__ = ["LONGEST_TITLE", "Look", "LookChange", "Pass", "Promise", "Sheet"]
