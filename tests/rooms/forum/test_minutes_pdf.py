"""The PDF itself, read back: what nobody may find in it, and how it stands in both languages."""

from __future__ import annotations

from datetime import timedelta

from resonanz.act import actions as act_actions
from resonanz.ask.models import Inquiry
from resonanz.forum import actions
from resonanz.forum.enums import Publication
from resonanz.forum.models import Contribution, Forum
from resonanz.listen import actions as listen
from resonanz.listen.enums import Withdrawal
from resonanz.listen.models import Statement
from tests.rooms.forum.evenings import Evening, evening, later
from tests.rooms.forum.support import seated
from tests.support.pdf_text import pdf_text, squeezed
from tests.support.people import People
from tests.support.voting import key, vote, voter

PAPER = "/forum/forum/protokoll.pdf"


def paper(people: People, *, language: str = "de") -> str:
    """Everything a visitor finds in the PDF."""
    answer = people.client().get(PAPER, headers={"accept-language": language})
    assert answer["Content-Type"] == "application/pdf"
    return pdf_text(answer.content)


def missing(words: list[str], text: str) -> list[str]:
    return [one for one in words if squeezed(one) not in text]


def present(words: list[str], text: str) -> list[str]:
    return [one for one in words if squeezed(one) in text]


def voted(people: People, inquiry: Inquiry) -> list[Statement]:
    """Three statements: one that enough voted on, one that too few did, one of a guest that is hidden later."""
    listen.open_voting(inquiry=inquiry, takes_statements=True, by=people.mira.pk)
    [house, few] = [
        listen.write_statement(inquiry=inquiry, key=key(), words=words, by=people.mira)
        for words in ("Die Leitung ist zu oft besetzt.", "Briefe sind zu lang.")
    ]
    first, _code = voter(inquiry)
    listen.add_statement(inquiry=inquiry, voter=first, key=key(), text="Herr Birnbaum ist unfreundlich.")
    hidden = Statement.objects.get(text__contains="Birnbaum")
    for choice in ("agree", "agree", "agree", "disagree", "pass"):
        who, _code = voter(inquiry)
        vote(inquiry, who, house, choice)
    vote(inquiry, first, few)
    listen.close_voting(inquiry=inquiry, by=people.mira.pk)
    return [house, few, hidden]


def sealed(people: People, it: Evening) -> Forum:
    with later():
        return actions.seal_minutes(forum_id=it.forum.pk, by=people.mira.pk)


def test_nothing_that_is_not_for_everybody_is_in_the_pdf(people: People) -> None:
    it = evening(people)
    mine = seated(it.forum, name="Frau Zacharias").seat
    it.says(2, "Der Bus fuhr an mir vorbei.", seat=mine, name="Lea Sommer")
    it.says(2, "Mit Namen gern.", permission="public_named", name="Otto Wels")
    it.says(2, "Quittenbaum, nur fürs Team.", permission="team", name="Ina Herbst")
    it.says(2, "Nettelbeck, nur im Saal.", permission="forum")
    grumble = it.says(3, "Heimlich ärgert mich die Quappe.", seat=mine, permission="team")
    [hidden, held, old, gone] = [
        it.says(3, words)
        for words in ("Kolbe hat rote Haare.", "Sie wohnt im Finkenweg.", "Alt mit Ulmenholz.", "Bald weg: Schlehdorn.")
    ]
    row = Contribution.objects.get(story=grumble)
    it.says(4, "Lieber ein Rückruf.", seat=mine, answers_id=row.pk)
    [_house, _few, bad] = voted(people, it.forum.inquiry)
    it.ends()
    listen.hide_story(story=hidden, ground="third_party", note="Notiz-Ahorn", by=people.mira)
    listen.hold_story(story=held, ground="third_party", note="Notiz-Buche", by=people.mira)
    listen.hide_story(story=bad, ground="third_party", note="Notiz-Esche", by=people.mira)
    listen.supersede_story(story=old, place=it.forum.inquiry.place, key="a key for a new version", text="Neu gefasst.")
    listen.withdraw_stories(story_ids=[gone.pk], ground=Withdrawal.TELLER)
    sealed(people, it)
    text = paper(people)
    shown = ["Der Bus fuhr an mir vorbei.", "Mit Namen gern.", "Otto Wels", "Lieber ein Rückruf.", "Neu gefasst."]
    assert missing(shown, text) == []
    secret = ["Quittenbaum", "Nettelbeck", "Quappe", "Kolbe", "Finkenweg", "Ulmenholz", "Schlehdorn", "Birnbaum"]
    names = ["Zacharias", "Lea Sommer", "Ina Herbst", mine.speaker_code]
    notes = ["Notiz-Ahorn", "Notiz-Buche", "Notiz-Esche"]
    assert present([*secret, *names, *notes], text) == []


def test_numbers_leave_no_word_of_a_guest_in_the_pdf(people: People) -> None:
    it = evening(people, publication=Publication.NUMBERS)
    it.says(2, "Ein Satz mit Distelfink.", permission="public_named", name="Lea Sommer")
    voted(people, it.forum.inquiry)
    it.is_sealed()
    text = paper(people)
    assert missing(["Worte stehen hier nicht", "Die Leitung ist zu oft besetzt."], text) == []
    assert present(["Distelfink", "Lea Sommer", "Birnbaum"], text) == []


def test_votes_stand_beside_their_statement_and_few_votes_stay_closed(people: People) -> None:
    it = evening(people)
    it.says(2, "Der Bus fuhr an mir vorbei.")
    voted(people, it.forum.inquiry)
    it.is_sealed()
    german = ["Worüber abgestimmt wurde", "Die Leitung ist zu oft besetzt.", "3 von 5 stimmen zu", "1 dagegen"]
    text = paper(people)
    assert missing([*german, "1 enthalten sich", "weniger als 5 Stimmen"], text) == []
    assert present(["1 von 1 stimm"], text) == []


def test_in_english_the_pdf_speaks_english_and_words_of_guests_stay_as_they_were_said(people: People) -> None:
    it = evening(people)
    it.says(2, "Der Bus fuhr an mir vorbei.")
    voted(people, it.forum.inquiry)
    act_actions.commit_to(
        inquiry=it.forum.inquiry,
        text="Wir rufen binnen zwei Tagen zurück.",
        owner="Jonas Perk",
        due_on=people.today() + timedelta(days=30),
        by=people.mira.pk,
        place="Kundenforum 1",
    )
    it.is_sealed()
    text = paper(people, language="en")
    said = ["Der Bus fuhr an mir vorbei.", "Die Leitung ist zu oft besetzt.", "Wir rufen binnen zwei Tagen zurück."]
    english = ["MINUTES", "The evening as it was", "What was voted on", "3 of 5 agree", "fewer than 5 votes"]
    assert missing([*said, *english, "How to check these minutes"], text) == []
    german = ["PROTOKOLL", "Protokollbuch", "Der Abend, wie", "abgestimmt", "stimmen zu", "Eintrag", "Beitrag"]
    assert present(german, text) == []
