"""What `resonanz check-language` checks, and its words: how a text speaks about customers."""

from __future__ import annotations

from resonanz.doors.cli.speech import say
from resonanz.doors.cli.wordings import Check
from resonanz_engine.wording import Checked, check_language

KINDS = {
    "disparaging": say("wertet ab", "disparaging"),
    "objectifying": say("verdinglicht", "objectifying"),
    "combative": say("Jagd und Krieg", "hunting and war"),
    "us_and_them": say("wir gegen die", "us versus them"),
    "respectful": say("achtet", "respectful"),
}


def _look(text: str, explain_in: str | None) -> Checked:
    return check_language(text, explain_in=explain_in)


def _lacking(number: int) -> str:
    return say(
        f'In Zeile {number} fehlt der Text: Erwartet wird {{"text": "…"}}.',
        f'Line {number} has no text: expected is {{"text": "…"}}.',
    )


LANGUAGE = Check(
    look=_look,
    kinds=KINDS,
    praise=frozenset({"respectful"}),
    missing=say(
        "Bitte geben Sie den Text an, zum Beispiel: resonanz check-language „Die Kunden verstehen es nicht.“",
        "Please give the text, for example: resonanz check-language “Customers just don't get it.”",
    ),
    twice=say(
        "Bitte geben Sie entweder einen Text oder eine Datei an, nicht beides.",
        "Please give either a text or a file, not both.",
    ),
    nothing=say("Nichts gefunden, weder so noch so.", "Nothing found, one way or the other."),
    lacking=_lacking,
    tells_language=True,
)
