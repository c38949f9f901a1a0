"""The order of the steps: texts and vectors in, themes out."""

from resonanz_engine.pipeline.find import find_themes
from resonanz_engine.pipeline.place import drift, place
from resonanz_engine.pipeline.reading import readable
from resonanz_engine.pipeline.report import as_json

__all__ = ["as_json", "drift", "find_themes", "place", "readable"]
