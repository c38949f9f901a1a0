"""What stories mean together. Names and quotes are stored as places in the stories, never as copies."""

from resonanz.understand.models.decisions import Banned, Pinned, ThemeChange
from resonanz.understand.models.insights import Evidence, Insight, InsightVersion
from resonanz.understand.models.opinions import OpinionMap, OpinionPlace
from resonanz.understand.models.themes import LONGEST_NAME, Excerpt, Placement, Progress, Theme, ThemeMemory
from resonanz.understand.models.traces import SearchEntry, Sketch, StoryVector

__all__ = [
    "LONGEST_NAME",
    "Banned",
    "Evidence",
    "Excerpt",
    "Insight",
    "InsightVersion",
    "OpinionMap",
    "OpinionPlace",
    "Pinned",
    "Placement",
    "Progress",
    "SearchEntry",
    "Sketch",
    "StoryVector",
    "Theme",
    "ThemeChange",
    "ThemeMemory",
]
