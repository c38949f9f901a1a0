"""The sentences that are read aloud before somebody writes down what another person says.

A changed sentence gets a new version here and the earlier one stays, because stories name the version they were told
under.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class ReadAloud:
    version: str
    text: str | Promise


BEHALF = ReadAloud(
    version="behalf-1",
    text=_(
        "Ich schreibe auf, was Sie sagen, in Ihren Worten. Ich lese es Ihnen vor, bevor ich es abgebe. Daneben steht, "
        "dass ich es aufgeschrieben habe. Sie bekommen einen Code, mit dem Sie es später ansehen, berichtigen und "
        "löschen können. Ist Ihnen das recht?"
    ),
)
INTERVIEW = ReadAloud(
    version="talk-1",
    text=_(
        "Ich schreibe mit, während wir sprechen. Sie bekommen einen Code: Damit sehen Sie alles, was ich notiert habe, "
        "und entscheiden bei jedem Satz von Ihnen, ob er als Geschichte gezeigt, berichtigt oder gestrichen wird. Ohne "
        "Ihre Freigabe wird nichts davon verwendet. Ist Ihnen das recht?"
    ),
)
_ALL = {sentence.version: sentence for sentence in (BEHALF, INTERVIEW)}


def sentence_of(version: str) -> str:
    """The sentence of this version; empty where there was none."""
    found = _ALL.get(version)
    return str(found.text) if found else ""
