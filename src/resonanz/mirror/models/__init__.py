from resonanz.mirror.models.looks import LONGEST_TITLE, Look, LookChange, Pass, Sheet

__all__ = ["LONGEST_TITLE", "Look", "LookChange", "Pass", "Sheet"]
