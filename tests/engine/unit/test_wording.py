import pytest

from resonanz_engine.adapters.wordbooks import LANGUAGES, wordbook
from resonanz_engine.errors import InputError
from resonanz_engine.wordbook import WordingRule
from resonanz_engine.wording import Finding, check_question, checker, language

SETS = ("question", "reply", "criticism", "language")
KINDS = {
    "leading",
    "loaded",
    "double_barrelled",
    "assumptive",
    "closed",
    "absolute",
    "double_negation",
    "jargon",
    "self_centred",
    "flattering",
    "emotional_pressure",
}
RULES = [(name, code, rule) for name in SETS for code in LANGUAGES for rule in wordbook(name, code).rules]


def kinds(text: str) -> set[str]:
    return {one.kind for one in check_question(text)}


@pytest.mark.parametrize(
    ("name", "code", "rule"), RULES, ids=[f"{name}-{code}-{rule.name}" for name, code, rule in RULES]
)
def test_every_rule_proves_itself(name: str, code: str, rule: WordingRule) -> None:
    check = checker(name, code)
    assert rule.fires
    assert rule.quiet
    assert [text for text in rule.fires if rule.name not in check.fired(text)] == []
    assert [text for text in rule.quiet if rule.name in check.fired(text)] == []


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_has_its_words(name: str, code: str) -> None:
    book = wordbook(name, code)
    used = {rule.kind for rule in book.rules}
    assert len({rule.name for rule in book.rules}) == len(book.rules)
    assert used == set(book.instead)
    assert all(set(book.why[wanted]) == used for wanted in LANGUAGES)
    assert set(book.informal) <= used
    assert book.topic_kinds <= used


def test_all_kinds_are_known_in_both_languages() -> None:
    assert {rule.kind for rule in wordbook("question", "de").rules} == KINDS
    assert {rule.kind for rule in wordbook("question", "en").rules} == KINDS


def test_every_wording_we_offer_is_itself_a_good_question() -> None:
    offers = [
        (offer, code)
        for code in LANGUAGES
        for book in [wordbook("question", code)]
        for offer in (
            *book.instead.values(),
            *book.informal.values(),
            *(one.replace("{topic}", "das Haus") for topic in book.topics for one in (topic.instead, topic.informal)),
        )
    ]
    assert [offer for offer, code in offers if check_question(offer, language=code)] == []


def test_a_finding_marks_its_words_and_says_why() -> None:
    text = "Was halten Sie von unserem beliebten Service?"
    assert check_question(text) == (
        Finding(
            kind="loaded",
            start=19,
            end=36,
            why="Das Wort bewertet schon, worüber die Menschen erst urteilen sollen.",
            instead="Was halten Sie von unserem Service?",
        ),
    )
    assert text[19:36] == "unserem beliebten"


def test_reasons_are_told_in_the_language_that_is_wanted() -> None:
    german = check_question("Did you like the play?", explain_in="de")[0]
    assert german.why.startswith("Darauf genügt ein Ja")
    assert german.instead == "What was the play like for you?"


def test_the_matter_is_taken_up() -> None:
    formal = check_question("Waren Sie mit dem neuen Fahrplan zufrieden?")[0].instead
    informal = check_question("Bist du mit dem neuen Trikot zufrieden?")[0].instead
    assert formal == "Was haben Sie mit dem neuen Fahrplan erlebt, im Guten wie im Schlechten?"
    assert informal == "Was hast du mit dem neuen Trikot erlebt, im Guten wie im Schlechten?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Waren die Zimmer sauber und ruhig?", "Wie haben Sie die Zimmer erlebt?"),
        ("Hat dir das Stück gefallen?", "Wie hast du das Stück erlebt?"),
        ("Wie beurteilen Sie die Pünktlichkeit und Sauberkeit der Züge?", "Wie haben Sie die Pünktlichkeit erlebt?"),
        ("Wie zufrieden sind Sie mit Preis und Qualität?", "Erzählen Sie uns zuerst von dem einen: Wie haben Sie"),
        ("Sind Sie mit unserem beliebten Service zufrieden?", "Erzählen Sie uns davon"),
        ("Hat Ihnen der Film gefallen?", "Erzählen Sie uns davon"),
        ("Was halten Sie von unserem Angebot und unserer Beratung?", "Was haben Sie mit unserem Angebot erlebt?"),
        ("How satisfied are you with our trains?", "What have been your experiences with our trains, good and bad?"),
        ("How did you experience our kind and caring doctors?", "How did you experience our doctors?"),
        ("Der Umbau ist gelungen, oder?", "Wie haben Sie das erlebt?"),
    ],
)
def test_only_what_reads_well_is_taken_up(text: str, expected: str) -> None:
    assert any(one.instead.startswith(expected) for one in check_question(text)), check_question(text)


def test_who_says_du_is_answered_with_du() -> None:
    assert {one.instead for one in check_question("Warum liebst du unseren Verein?")} == {
        "Was hat sich für dich verändert, wenn überhaupt etwas?"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hat es geschmeckt?", "de"),
        ("Was it good?", "en"),
        ("Wie war es?", "de"),
        ("Was ist los?", "de"),
        ("What is up?", "en"),
        ("Was the room clean?", "en"),
        ("", "de"),
        ("123 🙂", "de"),
    ],
)
def test_language_of_short_texts(text: str, expected: str) -> None:
    assert language(text) == expected


def test_other_languages_are_refused() -> None:
    with pytest.raises(InputError, match="'fr'"):
        check_question("Ça va?", language="fr")
    with pytest.raises(InputError, match="'fr'"):
        check_question("Wie geht es?", explain_in="fr")


@pytest.mark.parametrize(
    "text",
    [
        "Was hassen Sie an uns?",
        "Was gefällt Ihnen und was nicht?",
        "Was ist passiert, und wie haben Sie sich geholfen?",
        "Was wollten Sie uns schon immer einmal sagen?",
        "Was sollen wir auf keinen Fall ändern?",
        "Gab es einen Moment, in dem Sie umkehren wollten? Erzählen Sie davon.",
        "Können Sie uns erzählen, wie es weiterging?",
        "Würden Sie uns vermissen, und warum?",
        "Wos hods bei eich am meisten gfreit?",
        "Could you tell us about your day?",
        "What should we never change?",
        "You have never been here. What would have to happen for you to come?",
        "",
        " \n ",
        "?!",
        "\0",
        "\ud800",
    ],
)
def test_open_questions_of_all_styles_stay_untouched(text: str) -> None:
    assert check_question(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wie freundlich und kompetent war unser Personal?", "double_barrelled"),
        ("Wie zufrieden sind Sie mit Preis und Qualität?", "double_barrelled"),
        ("Wie zufrieden sind Sie auf einer Skala von 1 bis 10?", "closed"),
        ("WAREN SIE ZUFRIEDEN?", "closed"),
        ("Did you like it?", "closed"),
        ("Wouldn't you say it was great?", "leading"),
        ("Wouldn’t you say it was great?", "leading"),
    ],
)
def test_kinds_of_a_question(text: str, expected: str) -> None:
    assert expected in kinds(text)


def test_a_long_text_is_read_to_its_end() -> None:
    text = "Was haben Sie erlebt? " * 250 + "Unser beliebter Service ist gemeint."
    assert [text[one.start : one.end] for one in check_question(text)] == ["Unser beliebter"]


def test_the_same_words_again_and_again_are_no_trap() -> None:
    for word in ("sie ", "unser ", "nicht ", "our great and ", "Waren Sie? ", ", oder? "):
        text = (word * 64_000)[:64_000]
        assert all(0 <= one.start < one.end <= len(text) for one in check_question(text))
