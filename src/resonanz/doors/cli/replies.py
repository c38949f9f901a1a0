"""What `resonanz check-reply` checks, and its words: answers to people, or criticism that somebody wants to voice."""

from __future__ import annotations

from resonanz.doors.cli.speech import say
from resonanz.doors.cli.wordings import Check
from resonanz_engine.wording import Checked, check_criticism, check_reply

KINDS = {
    "justification": say("rechtfertigt", "justification"),
    "blame": say("gibt die Schuld zurück", "blame"),
    "belittling": say("macht klein", "belittling"),
    "legalese": say("Amtsdeutsch", "legalese"),
    "passive": say("ohne Handelnde", "passive evasion"),
    "empty_thanks": say("leerer Dank", "empty thanks"),
    "yes_but": say("Ja, aber", "yes, but"),
    "vague_promise": say("wer und bis wann fehlt", "promise without owner or date"),
    "self_centred": say("spricht von sich", "talks about oneself"),
}
HARD_WORDS = {
    "insult": say("trifft die Person", "hits the person"),
    "generalisation": say("verallgemeinert", "generalises"),
    "mind_reading": say("deutet Absichten", "reads minds"),
}


def _reply(text: str, explain_in: str | None) -> Checked:
    return check_reply(text, explain_in=explain_in)


def _criticism(text: str, explain_in: str | None) -> Checked:
    return check_criticism(text, explain_in=explain_in)


def _lacking(number: int) -> str:
    return say(
        f'In Zeile {number} fehlt die Antwort: Erwartet wird {{"text": "…"}}.',
        f'Line {number} has no reply: expected is {{"text": "…"}}.',
    )


def _lacking_criticism(number: int) -> str:
    return say(
        f'In Zeile {number} fehlt der Text: Erwartet wird {{"text": "…"}}.',
        f'Line {number} has no text: expected is {{"text": "…"}}.',
    )


MISSING = say(
    "Bitte geben Sie die Antwort an, zum Beispiel: resonanz check-reply „Es tut uns leid, aber …“",
    "Please give the reply, for example: resonanz check-reply “We are sorry, but …”",
)
MISSING_CRITICISM = say(
    "Bitte geben Sie an, was Sie sagen wollen, zum Beispiel: resonanz check-reply --criticism „Sie hören nie zu.“",
    "Please give what you want to say, for example: resonanz check-reply --criticism “You never listen.”",
)
TWICE = say(
    "Bitte geben Sie entweder eine Antwort oder eine Datei an, nicht beides.",
    "Please give either a reply or a file, not both.",
)
TWICE_CRITICISM = say(
    "Bitte geben Sie entweder einen Text oder eine Datei an, nicht beides.",
    "Please give either a text or a file, not both.",
)
REPLY = Check(
    look=_reply,
    kinds=KINDS,
    missing=MISSING,
    twice=TWICE,
    nothing=say("Nichts gefunden, was abwehrt oder ausweicht.", "Nothing found that defends or evades."),
    lacking=_lacking,
    tells_language=True,
)
CRITICISM = Check(
    look=_criticism,
    kinds=HARD_WORDS,
    missing=MISSING_CRITICISM,
    twice=TWICE_CRITICISM,
    nothing=say("Nichts gefunden, was das Zuhören schwer macht.", "Nothing found that makes it hard to listen."),
    lacking=_lacking_criticism,
    tells_language=True,
)
