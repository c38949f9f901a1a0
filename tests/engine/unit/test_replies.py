"""The reply guard and its twin for those who voice criticism."""

import pytest

from resonanz_engine.adapters.wordbooks import LANGUAGES, wordbook
from resonanz_engine.errors import InputError
from resonanz_engine.wording import Checked, Finding, check_criticism, check_reply, spoken

REPLY = {
    "justification",
    "blame",
    "belittling",
    "legalese",
    "passive",
    "empty_thanks",
    "yes_but",
    "vague_promise",
    "self_centred",
}
CRITICISM = {"insult", "generalisation", "mind_reading"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_kinds_are_known_in_both_languages(code: str) -> None:
    assert {rule.kind for rule in wordbook("reply", code).rules} == REPLY
    assert {rule.kind for rule in wordbook("criticism", code).rules} == CRITICISM


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_offered_passes_itself(code: str) -> None:
    for name, check in (("reply", check_reply), ("criticism", check_criticism)):
        book = wordbook(name, code)
        offers = [*book.instead.values(), *book.informal.values()]
        assert [offer for offer in offers if check(offer, language=code).findings] == []


def test_a_finding_marks_its_words_says_why_and_offers_another_way() -> None:
    text = "Guten Tag, wir bitten um Verständnis."
    assert check_reply(text) == Checked(
        "de",
        (
            Finding(
                kind="justification",
                start=15,
                end=36,
                why="Der Satz rechtfertigt, warum es so kam, bevor der Mensch hört, dass sein Erleben zählt.",
                instead="Das hätte Ihnen nicht passieren dürfen. Was hat es für Sie bedeutet?",
            ),
        ),
    )
    assert text[15:36] == "bitten um Verständnis"


def test_reasons_are_told_in_the_language_that_is_wanted() -> None:
    [found] = check_reply("We hope you understand that.", explain_in="de").findings
    assert found.why.startswith("Der Satz rechtfertigt")
    assert found.instead == "This should not have happened to you. What did it mean for you?"


def test_who_says_du_is_answered_with_du() -> None:
    [found] = check_reply("Du hättest vorher fragen müssen.").findings
    assert found.instead == "Was hätte dir an dieser Stelle geholfen?"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Aufgrund des hohen Aufkommens hat es gedauert.", "justification"),
        ("Sie hätten den Stand selbst melden müssen.", "blame"),
        ("Du hast doch keine Ahnung.", "blame"),
        ("Alle anderen Gäste waren zufrieden.", "belittling"),
        ("Ein Rechtsanspruch besteht nicht.", "legalese"),
        ("Leider kam es zu einer Verzögerung.", "passive"),
        ("Ihre Meinung ist uns wichtig.", "empty_thanks"),
        ("Wir verstehen Sie, aber so ist es nun mal.", "yes_but"),
        ("Wir werden das intern besprechen.", "vague_promise"),
        ("Wir sind stolz auf unser Team.", "self_centred"),
        ("Please understand that we are busy.", "justification"),
        ("You should have read the instructions.", "blame"),
        ("We are sorry you feel that way.", "belittling"),
        ("This is no admission of liability.", "legalese"),
        ("Mistakes were made.", "passive"),
        ("Your opinion matters to us.", "empty_thanks"),
        ("I hear you, but everyone waits.", "yes_but"),
        ("We will look into it.", "vague_promise"),
        ("We pride ourselves on our service.", "self_centred"),
    ],
)
def test_kinds_of_a_reply(text: str, kind: str) -> None:
    assert kind in {one.kind for one in check_reply(text).findings}


@pytest.mark.parametrize(
    "text",
    [
        "Sie haben recht, das war unser Fehler. Wann darf ich Sie anrufen?",
        "Frau Kern prüft das bis Freitag und ruft Sie an.",
        "Geht nicht, und das sage ich ungern: Es gibt kein Geld dafür.",
        "You are right, and it was our fault. When may I call you?",
        "Ms Kern checks it by Friday and will ring you.",
        "",
        " \n ",
        "?!",
        "\0",
        "\ud800",
    ],
)
def test_good_replies_stay_untouched(text: str) -> None:
    assert check_reply(text).findings == ()


def test_what_somebody_else_said_is_not_judged() -> None:
    assert check_reply("Sie haben den Satz „Dafür bin ich nicht zuständig“ viermal gehört.").findings == ()
    assert check_reply("Dafür bin ich nicht zuständig, wie Sie wissen.").findings != ()


@pytest.mark.parametrize(
    "text",
    [
        "Nous sommes désolés que vous ayez ressenti cela ainsi, mais nous n'y pouvons rien.",
        "Lamentamos mucho las molestias ocasionadas por el retraso.",
        "Ci dispiace molto per il disagio che abbiamo causato.",
        "Wij begrijpen uw klacht en doen er alles aan om dit op te lossen.",
        "Dziękujemy za opinię, postaramy się poprawić jakość.",
        "Geri bildiriminiz için teşekkür ederiz.",
        "Vi beklager forsinkelsen og vil se på saken.",
        "Köszönjük a visszajelzést, sajnáljuk a kellemetlenséget.",
        "Мы сожалеем о неудобствах.",
        "ご不便をおかけして申し訳ございません。",
        "123 🙂",
        "",
    ],
)
def test_a_third_language_says_so_instead_of_guessing(text: str) -> None:
    assert check_reply(text) == check_criticism(text) == Checked("unknown")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Tut uns leid.", "de"), ("Wird geprüft.", "de"), ("We'll do better.", "en"), ("Yes. We did that badly.", "en")],
)
def test_language_of_short_replies(text: str, expected: str) -> None:
    assert spoken(text) == expected


def test_only_known_languages_can_be_asked_for() -> None:
    with pytest.raises(InputError, match="'fr'"):
        check_reply("Ça va?", language="fr")
    with pytest.raises(InputError, match="'fr'"):
        check_criticism("Wie geht es?", explain_in="fr")


@pytest.mark.parametrize(
    "text",
    [
        "Das war eine Katastrophe. Ich bin wütend, und ich verlange mein Geld zurück.",
        "Sie haben drei Zusagen gebrochen. Ich kündige und werde anderen abraten.",
        "So etwas Schlechtes habe ich noch nicht erlebt: kalt, laut und 40 Minuten zu spät.",
        "That was a disaster. I am furious and I want my money back.",
        "You broke three promises. I am leaving and will tell others why.",
    ],
)
def test_hard_words_may_be_as_hard_as_they_are(text: str) -> None:
    assert check_criticism(text).findings == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ihr Chef ist ein Idiot.", "insult"),
        ("Sie hören nie zu.", "generalisation"),
        ("Wir Kunden sind Ihnen doch egal.", "mind_reading"),
        ("Your manager is an idiot.", "insult"),
        ("You never listen.", "generalisation"),
        ("They only want our money.", "mind_reading"),
    ],
)
def test_kinds_of_hints_for_critics(text: str, kind: str) -> None:
    assert {one.kind for one in check_criticism(text).findings} == {kind}


def test_a_long_reply_is_read_to_its_end() -> None:
    text = "Was haben Sie bei uns erlebt? " * 250 + "Wir bitten um Verständnis."
    assert [text[one.start : one.end] for one in check_reply(text).findings] == ["bitten um Verständnis"]


@pytest.mark.parametrize(
    "word", ["wir ", "Sie hätten ", "aber, ", "we will ", "„wir ", '"', "Es tut uns leid, aber ", "you should have. "]
)
def test_the_same_words_again_and_again_are_no_trap(word: str) -> None:
    text = (word * 64_000)[:64_000]
    for code in LANGUAGES:
        assert all(0 <= one.start < one.end <= len(text) for one in check_reply(text, language=code).findings)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_work_grows_with_the_words(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: each word is held against the patterns once."""
    from resonanz_engine.steps.slots import Scanner

    steps = 0
    original = Scanner._step

    def counted(*arguments: object, **named: object) -> object:
        nonlocal steps
        steps += 1
        return original(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Scanner, "_step", counted)
    text = "Es tut uns leid, aber wir werden das prüfen. We are sorry, but we will look into it. "
    made = []
    for times in (10, 100):
        steps = 0
        check_reply(text * times, language=code)
        made.append(steps)
    assert made[1] == 10 * made[0]
