"""Publishing, asking and answering: what is refused, what stays, what can go."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import translation

from resonanz.ground import clock
from resonanz.mirror import actions, reads
from resonanz.mirror.enums.calculation import Gone, Money
from resonanz.mirror.errors.calculation import CalculationIncomplete, NothingToErase, QuestionGone
from resonanz.mirror.models import CalculationBlock, CalculationEdition, CalculationQuestion, OpenProduct
from resonanz.trust import actions as trust
from resonanz.trust.errors import KeyReused
from resonanz.trust.models import LedgerEntry, LedgerHead, LedgerOpening, Tombstone
from tests.rooms.mirror.calculations import asked, offer, published
from tests.support.people import People

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def refused(people: People, **changes: Any) -> dict[str, str]:
    before = LedgerHead.objects.get().size
    product = changes.pop("product", None)
    with translation.override("de"), pytest.raises(CalculationIncomplete) as found:
        actions.publish_calculation(offer=offer(**changes), by=people.mira.pk, product=product)
    assert LedgerHead.objects.get().size == before
    return found.value.problems


def test_an_edition_is_stored_as_it_was_told_and_entered(people: People) -> None:
    with clock.held_at(NOON):
        row = published(people)
    assert (row.number, row.product.slug, row.price, row.margin) == (
        1,
        "gas-fuer-zuhause",
        Decimal("30.12"),
        Decimal("0.90"),
    )
    told = [(block.position, block.label, block.amount) for block in row.blocks.all()]
    assert told == [
        (1, "Netz und Abgaben", Decimal("14.2000")),
        (2, "Einkauf", Decimal("12.0200")),
        (3, "Vertrieb", Decimal("3.0000")),
    ]
    leaf = bytes(LedgerEntry.objects.get(index=row.entry_index).leaf)
    assert b'"k":"calculation"' in leaf
    assert b'"f":"calculation:gas-fuer-zuhause"' in leaf
    assert b"Netz" not in leaf


def test_the_same_name_twice_gets_another_address_and_a_reserved_one_is_not_taken(people: People) -> None:
    assert [published(people).product.slug for _ in range(2)] == ["gas-fuer-zuhause", "gas-fuer-zuhause-2"]
    assert published(people, name="Frage").product.slug == "preis"
    assert published(people, name="燃气").product.slug == "preis-2"


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"name": "  "}, "name", "Wie heißt das Produkt?"),
        ({"price": None}, "price", "Was kostet es?"),
        ({"price": Decimal(0)}, "price", "Der Preis muss über null liegen."),
        ({"price": Decimal(-3)}, "price", "Der Preis muss über null liegen."),
        ({"blocks": ()}, "block_1_label", "Eine Kalkulation braucht mindestens einen Baustein."),
        (
            {"blocks": (("Netz", "1"), (" netz ", "2"))},
            "block_2_label",
            "So heißt schon ein anderer Baustein. Bitte unterscheiden Sie beide.",
        ),
        (
            {"margin": None},
            "margin",
            "Bitte nennen Sie die Marge, auch unter null, oder darunter den Grund, warum nicht.",
        ),
        (
            {"margin_reason": "Vertrag"},
            "margin_reason",
            "Die Marge steht schon da. Bitte nennen Sie sie oder den Grund, nicht beides.",
        ),
        (
            {"not_shown": ""},
            "not_shown",
            "Was zeigen Sie nicht und warum? Wenn Sie nichts weglassen, schreiben Sie das.",
        ),
        ({"valid_from": None}, "valid_from", "Ab welchem Tag gilt der Preis?"),
        ({"valid_from": date(2206, 1, 1)}, "valid_from", "Bitte prüfen Sie das Jahr: Dieser Tag liegt zu weit weg."),
        (
            {"price": Decimal("30.125")},
            "price",
            "Bitte geben Sie Beträge in ganzen Cent an, nicht „30.125“.",
        ),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    people: People, changes: dict[str, Any], field: str, sentence: str
) -> None:
    assert refused(people, **changes) == {field: sentence}
    assert not OpenProduct.objects.exists()


def test_what_does_not_add_up_says_the_exact_difference_and_may_be_published_only_when_it_is_named(
    people: People,
) -> None:
    ending = " Bitte berichtigen Sie einen Betrag, oder sagen Sie hier offen, woher der Unterschied kommt."
    assert refused(people, price=Decimal("30.44")) == {
        "difference_reason": "Bausteine und Marge ergeben 30,12\u00a0€, der Preis ist 30,44\u00a0€: "
        f"Es fehlen 0,32\u00a0€.{ending}"
    }
    assert refused(people, price=Decimal("30.11"))["difference_reason"].startswith(
        "Bausteine und Marge ergeben 30,12\u00a0€, der Preis ist 30,11\u00a0€: Es sind 0,01\u00a0€ zu viel."
    )
    row = published(people, price=Decimal("30.44"), difference_reason="Wir suchen noch.")
    opened = reads.open_calculation(row.product.slug)
    assert opened is not None
    with translation.override("de"):
        told = [(line.name, line.amount, line.explanation) for line in opened.current.rows[-2:]]
    assert told == [("Unterschied, offen benannt", "0,32\u00a0€", "Wir suchen noch."), ("Preis", "30,44\u00a0€", "")]


def test_a_difference_that_is_none_is_not_explained(people: People) -> None:
    assert list(refused(people, difference_reason="Nichts")) == ["difference_reason"]


def test_a_margin_below_zero_is_shown_as_such(people: People) -> None:
    row = published(people, price=Decimal("28.82"), margin=Decimal("-0.40"))
    opened = reads.open_calculation(row.product.slug)
    assert opened is not None
    with translation.override("de"):
        assert opened.current.rows[-2].amount == "\N{MINUS SIGN}0,40\u00a0€"
        assert opened.current.finding.endswith("Wir legen 0,40\u00a0€ drauf.")


def test_a_later_edition_follows_with_its_reason_and_the_earlier_one_stays(people: People) -> None:
    first = published(people)
    assert refused(people, product=first.product) == {
        "reason": "Warum gibt es eine neue Ausgabe? Die frühere bleibt daneben stehen."
    }
    blocks = (("Netz und Abgaben", "15.20"), ("Einkauf", "12.02"), ("Speicher", "2.00"))
    second = published(people, product=first.product, blocks=blocks, reason="Das Netz ist teurer.")
    assert (second.number, second.product_id) == (2, first.product_id)
    opened = reads.open_calculation(first.product.slug)
    assert opened is not None
    with translation.override("de"):
        changed = opened.changed(opened.current)
        assert changed is not None
        assert [(row.name, row.before, row.after, row.difference) for row in changed] == [
            ("Netz und Abgaben", "14,20\u00a0€", "15,20\u00a0€", "+1,00\u00a0€"),
            ("Einkauf", "12,02\u00a0€", "12,02\u00a0€", ""),
            ("Speicher", "", "2,00\u00a0€", "+2,00\u00a0€"),
            ("Marge: was uns bleibt", "0,90\u00a0€", "0,90\u00a0€", ""),
            ("Vertrieb", "3,00\u00a0€", "", "\N{MINUS SIGN}3,00\u00a0€"),
            ("Preis", "30,12\u00a0€", "30,12\u00a0€", ""),
        ]
    assert opened.changed(opened.editions[1]) is None


def test_editions_in_euros_and_in_cents_are_compared_exactly_and_other_units_not_at_all(people: People) -> None:
    first = published(people, blocks=(("Netz", "0.30"),), price=Decimal("0.35"), margin=Decimal("0.05"))
    told: dict[str, Any] = {"product": first.product, "reason": "Genauer.", "money": Money.CENT}
    published(people, blocks=(("Netz", "30.1558"),), price=Decimal(35), margin=Decimal("4.8442"), **told)
    published(people, blocks=(("Netz", "30.1558"),), price=Decimal(35), margin=Decimal("4.8442"), unit="je kWh", **told)
    opened = reads.open_calculation(first.product.slug)
    assert opened is not None
    changed = opened.changed(opened.editions[1])
    assert changed is not None
    assert [row.change.difference for row in changed] == [Decimal("0.1558"), Decimal("-0.1558"), Decimal(0)]
    assert opened.changed(opened.current) is None


def test_until_a_new_price_begins_the_earlier_one_is_named(people: People) -> None:
    with clock.held_at(NOON):
        first = published(people)
        published(people, product=first.product, reason="Neu.", valid_from=date(2027, 1, 1))
        opened = reads.open_calculation(first.product.slug)
        assert opened is not None
        assert opened.in_force is not None
        assert opened.in_force.row.pk == first.pk
    with clock.held_at(NOON + timedelta(days=60)):
        assert opened.in_force is None


def test_nothing_published_can_be_changed_or_deleted(people: People) -> None:
    row = published(people)
    for rows in (CalculationEdition.objects, CalculationBlock.objects, OpenProduct.objects):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        CalculationEdition.objects.filter(pk=row.pk).update(price=1)
    question, _code = asked(row)
    for change in ({"text": "Anderes"}, {"asked_at": NOON}):
        with pytest.raises(DatabaseError), transaction.atomic():
            CalculationQuestion.objects.filter(pk=question.pk).update(**change)


def test_the_database_knows_a_price_above_zero(people: People) -> None:
    row = published(people)
    row.pk, row.number, row.price, row.entry_index, row.reason = None, 2, Decimal(0), 99_999, "x"
    with pytest.raises(IntegrityError, match="mirror_price_above_zero"), transaction.atomic():
        row.save(force_insert=True)


def test_a_question_is_kept_word_for_word_and_asked_once(people: People) -> None:
    row = published(people)
    block = row.blocks.get(position=1)
    words = "  Warum\n\nso viel? 🙂 "
    question, code = asked(row, words, block=block, key="a key that is long enough")
    again, same = asked(row, words, block=block, key="a key that is long enough")
    assert (question.text, question.block_id, again.pk, same) == (words, block.pk, question.pk, code)
    with pytest.raises(KeyReused):
        asked(row, "Anderes", key="a key that is long enough")
    assert b"Warum" not in bytes(LedgerEntry.objects.get(index=question.entry_index).leaf)


@pytest.mark.parametrize("words", ["", "   ", "\u200b\u2060\n", "x" * 2001])
def test_words_that_are_none_or_too_many_are_refused(people: People, words: str) -> None:
    row = published(people)
    with pytest.raises(CalculationIncomplete) as found:
        asked(row, words)
    assert list(found.value.problems) == ["text"]
    assert asked(row, "x" * 2000)[0].text == "x" * 2000


def test_a_question_waits_publicly_until_a_human_answers(people: People) -> None:
    row = published(people)
    with clock.held_at(NOON):
        question, code = asked(row)
    with clock.held_at(NOON + timedelta(days=2)):
        asked(row, "Und der Grundpreis?")
    with clock.held_at(NOON + timedelta(days=3)), translation.override("de"):
        waiting = reads.waiting_by_product()[row.product_id]
        assert waiting.sentence == "2 Fragen warten auf Antwort, die älteste seit 3 Tagen."
        assert reads.public_questions(row.product_id) == []
        actions.answer_question(question_id=question.pk, text="Weil das Netz kostet.", by=people.mira.pk)
        assert reads.waiting_by_product()[row.product_id].sentence == "1 Frage wartet auf Antwort, seit 1 Tag."
    (shown,) = reads.public_questions(row.product_id)
    assert (shown.row.text, shown.answers[0].text, shown.shows_words) == (
        "Warum so viel?",
        "Weil das Netz kostet.",
        True,
    )
    own = reads.question_by_code(code.lower())
    assert own is not None
    assert own.row.pk == question.pk
    assert own.row.keep_until == date(2029, 11, 26)


def test_a_refusal_needs_a_reason_and_words_stay_unshown_only_on_a_public_ground(people: People) -> None:
    question, _code = asked(published(people), "Ihr seid alle Verbrecher, Frau Holt zuerst.")
    by = people.mira.pk
    for said, field in (
        ({"text": " ", "is_refused": True}, "text"),
        ({"text": ""}, "text"),
        ({"text": "Doch.", "ground": "insult"}, "ground"),
        ({"text": "Nein.", "is_refused": True, "ground": "unbequem"}, "ground"),
    ):
        with pytest.raises(CalculationIncomplete) as found:
            actions.answer_question(question_id=question.pk, by=by, **said)  # type: ignore[arg-type]
        assert list(found.value.problems) == [field]
    actions.answer_question(question_id=question.pk, text="So nicht.", is_refused=True, ground="insult", by=by)
    (shown,) = reads.public_questions(question.edition.product_id)
    with translation.override("de"):
        assert (shown.shows_words, shown.ground, shown.is_unanswered) == (False, "Beleidigung eines Menschen", True)
    actions.answer_question(question_id=question.pk, text="Wir haben es uns anders überlegt.", by=by)
    (shown,) = reads.public_questions(question.edition.product_id)
    assert (shown.shows_words, [answer.number for answer in shown.answers]) == (True, [1, 2])


def test_whoever_asked_takes_the_words_back_and_a_dash_stays(people: People) -> None:
    question, _code = asked(published(people))
    actions.answer_question(question_id=question.pk, text="Darum.", by=people.mira.pk)
    actions.withdraw_question(question_id=question.pk)
    question.refresh_from_db()
    assert (question.text, question.withdrawn_ground, question.keep_until) == ("", Gone.ASKER, None)
    assert Tombstone.objects.get(target_index=question.entry_index).ground == "teller"
    assert LedgerOpening.objects.get(index=question.entry_index).body_salt is None
    (shown,) = reads.public_questions(question.edition.product_id)
    assert (shown.is_gone, shown.shows_words, shown.answers[0].text) == (True, False, "Darum.")
    with pytest.raises(NothingToErase):
        actions.withdraw_question(question_id=question.pk)
    with pytest.raises(QuestionGone):
        actions.answer_question(question_id=question.pk, text="Noch etwas.", by=people.mira.pk)


def test_a_question_taken_back_waits_no_longer(people: People) -> None:
    question, _code = asked(published(people))
    actions.withdraw_question(question_id=question.pk)
    assert reads.waiting_by_product() == {}
    assert reads.waiting_questions() == []


def test_three_years_after_the_answer_the_words_go_and_what_waits_stays(people: People) -> None:
    row = published(people)
    answered, _code = asked(row)
    waiting, _code = asked(row, "Und ich?")
    with clock.held_at(NOON):
        actions.answer_question(question_id=answered.pk, text="Darum.", by=people.mira.pk)
    with clock.held_at(NOON + timedelta(days=3 * 365)):
        trust.erase_due()
        answered.refresh_from_db()
        assert answered.text
    with clock.held_at(NOON + timedelta(days=3 * 365 + 2)):
        done = [erased for erased in trust.erase_due() if erased.table == "mirror.CalculationQuestion"]
        assert [erased.count for erased in done] == [1]
        assert [erased for erased in trust.erase_due() if erased.table == "mirror.CalculationQuestion"] == []
    answered.refresh_from_db()
    waiting.refresh_from_db()
    assert (answered.text, answered.withdrawn_ground, waiting.text) == ("", "retention", "Und ich?")
    assert Tombstone.objects.get(target_index=answered.entry_index).ground == "retention"


def test_after_a_restore_the_words_are_erased_again(people: People) -> None:
    question, _code = asked(published(people))
    assert actions.erase_question_entries(entries=[question.entry_index, 10**6], ground="teller") == 1
    assert actions.erase_question_entries(entries=[question.entry_index], ground="teller") == 0
    assert reads.withdrawn_questions() == [(question.entry_index, "teller")]


def test_the_management_sees_the_figures_in_three_statements(people: People, django_assert_num_queries: Any) -> None:
    assert reads.calculation_summary() is None
    with clock.held_at(NOON):
        row = published(people)
        published(people, name="Strom", margin=None, margin_reason="Der Vertrag untersagt es.")
        asked(row)
    with django_assert_num_queries(3), translation.override("de"):
        found = reads.calculation_summary()
        assert found is not None
        assert (found.count, found.name, found.price_text, found.margin, found.margin_reason) == (
            2,
            "Strom",
            "30,12\u00a0€",
            None,
            "Der Vertrag untersagt es.",
        )
        assert (found.slug, found.waiting, found.waiting_since) == ("strom", 1, NOON)


def test_lists_need_the_same_statements_however_many_there_are(people: People, django_assert_num_queries: Any) -> None:
    for _ in range(3):
        asked(published(people))
    with django_assert_num_queries(3):
        assert len(reads.open_calculations()) == 3
    with django_assert_num_queries(2):
        assert len(reads.waiting_questions()) == 3
