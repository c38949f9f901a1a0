"""What stories mean together. Names and quotes are stored as places in the stories, never as copies."""

from resonanz.understand.models.decisions import Banned, Pinned, ThemeChange
from resonanz.understand.models.insights import Evidence, Insight, InsightVersion
from resonanz.understand.models.opinions import OpinionMap, OpinionPlace
from resonanz.understand.models.passages import Divided, KindSaid, Passage, PassageKind, PassageVector
from resonanz.understand.models.tasting import AnsweredNeed
from resonanz.understand.models.themes import LONGEST_NAME, Excerpt, Placement, Progress, Theme, ThemeMemory
from resonanz.understand.models.touchpoints import (
    LONGEST_TOUCHPOINT,
    LONGEST_WORDING,
    Touchpoint,
    TouchpointChange,
    TouchpointCorrection,
    TouchpointCount,
    TouchpointMatch,
    TouchpointProgress,
)
from resonanz.understand.models.traces import SearchEntry, Sketch, StoryVector

__all__ = [
    "LONGEST_NAME",
    "LONGEST_TOUCHPOINT",
    "LONGEST_WORDING",
    "AnsweredNeed",
    "Banned",
    "Divided",
    "Evidence",
    "Excerpt",
    "Insight",
    "InsightVersion",
    "KindSaid",
    "OpinionMap",
    "OpinionPlace",
    "Passage",
    "PassageKind",
    "PassageVector",
    "Pinned",
    "Placement",
    "Progress",
    "SearchEntry",
    "Sketch",
    "StoryVector",
    "Theme",
    "ThemeChange",
    "ThemeMemory",
    "Touchpoint",
    "TouchpointChange",
    "TouchpointCorrection",
    "TouchpointCount",
    "TouchpointMatch",
    "TouchpointProgress",
]
