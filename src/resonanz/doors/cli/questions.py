"""What `resonanz check-question` checks, and its words."""

from __future__ import annotations

from resonanz.doors.cli.speech import say
from resonanz.doors.cli.wordings import Check
from resonanz_engine.wording import Checked, check_question, language


def _look(text: str, explain_in: str | None) -> Checked:
    return Checked(language(text), check_question(text, explain_in=explain_in))


KINDS = {
    "leading": say("lenkt", "leading"),
    "loaded": say("wertet", "loaded"),
    "double_barrelled": say("zwei Fragen in einer", "double-barrelled"),
    "assumptive": say("unterstellt", "assumptive"),
    "closed": say("geschlossen", "closed"),
    "absolute": say("absolut", "absolute"),
    "double_negation": say("doppelt verneint", "double negation"),
    "jargon": say("Fachsprache", "jargon"),
    "self_centred": say("selbstbezogen", "self-centred"),
    "flattering": say("schmeichelt", "flattering"),
    "emotional_pressure": say("übt Druck aus", "emotional pressure"),
}
QUESTION = Check(
    look=_look,
    kinds=KINDS,
    missing=say(
        "Bitte geben Sie die Frage an, zum Beispiel: resonanz check-question „Was haben Sie erlebt?“",
        "Please give the question, for example: resonanz check-question “What happened?”",
    ),
    twice=say(
        "Bitte geben Sie entweder eine Frage oder eine Datei an, nicht beides.",
        "Please give either a question or a file, not both.",
    ),
    nothing=say("Nichts gefunden, was lenkt oder verschließt.", "Nothing found that leads or closes."),
    lacking=lambda number: say(
        f'In Zeile {number} fehlt die Frage: Erwartet wird {{"text": "…"}}.',
        f'Line {number} has no question: expected is {{"text": "…"}}.',
    ),
)
