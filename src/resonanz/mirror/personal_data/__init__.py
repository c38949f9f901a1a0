"""What this room holds about people. Each part declares itself when it is imported."""

from resonanz.mirror.personal_data import calculation, language, looks, walking

__all__ = ["calculation", "language", "looks", "walking"]
