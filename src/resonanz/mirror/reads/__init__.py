from resonanz.mirror.reads.audience import (
    AudienceSummary,
    Voices,
    audience_summary,
    audience_voices,
    never_heard,
    unasked,
)
from resonanz.mirror.reads.language import (
    CountPage,
    KindRow,
    LanguageSummary,
    agreements,
    counted,
    counts_now,
    language_counts,
    language_sources,
    language_summary,
)
from resonanz.mirror.reads.parts import Part, parts

__all__ = [
    "AudienceSummary",
    "CountPage",
    "KindRow",
    "LanguageSummary",
    "Part",
    "Voices",
    "agreements",
    "audience_summary",
    "audience_voices",
    "counted",
    "counts_now",
    "language_counts",
    "language_sources",
    "language_summary",
    "never_heard",
    "parts",
    "unasked",
]
