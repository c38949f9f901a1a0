"""Questions about open calculations: for everybody once answered, counted while they wait, by code for who asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from resonanz.ground import clock
from resonanz.ground.codes import code_hash, read_code
from resonanz.mirror.models import CalculationAnswer, CalculationQuestion
from resonanz.mirror.rules.calculation_words import waiting_sentence
from resonanz.trust import reads as trust_reads

_WAITS = Q(withdrawn_at=None, answers=None)


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """How many questions have no answer, and since when the oldest waits."""

    count: int
    since: datetime | None

    @property
    def sentence(self) -> str:
        days = (clock.today() - timezone.localdate(self.since)).days if self.since else 0
        return waiting_sentence(self.count, days) if self.count else ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question with its answers, oldest first. `ground` is why its words are not shown, empty where they are."""

    row: CalculationQuestion
    answers: Sequence[CalculationAnswer]

    @property
    def is_gone(self) -> bool:
        return self.row.withdrawn_at is not None

    @property
    def last(self) -> CalculationAnswer | None:
        return self.answers[-1] if self.answers else None

    @property
    def waits(self) -> bool:
        return not self.answers and not self.is_gone

    @property
    def shows_words(self) -> bool:
        return not self.is_gone and bool(self.answers) and self.answers[-1].shows_words

    @property
    def is_unanswered(self) -> bool:
        return bool(self.answers) and self.answers[-1].is_refused

    @property
    def ground(self) -> str:
        found = trust_reads.ground(self.answers[-1].ground) if self.answers and self.answers[-1].ground else None
        return found.title if found else ""


def questions_about(product_id: int) -> list[Asked]:
    """All of one product: waiting ones first, oldest first; then the answered ones, the newest first."""
    found = [_asked(row) for row in _questions().filter(edition__product_id=product_id)]
    waiting = [asked for asked in found if asked.waits]
    return [*waiting, *reversed([asked for asked in found if not asked.waits])]


def public_questions(product_id: int) -> list[Asked]:
    """What everybody sees: whatever was answered, and the dash of what was taken back before."""
    return [asked for asked in questions_about(product_id) if not asked.waits]


def waiting_questions() -> list[Asked]:
    """Over all products, the oldest first."""
    return [_asked(row) for row in _questions().filter(_WAITS)]


def answered_questions(*, most: int = 30) -> list[Asked]:
    """Over all products, the ones asked last first; for whoever wants to add to an answer."""
    answered = CalculationQuestion.objects.filter(withdrawn_at=None).exclude(answers=None)
    last = answered.order_by("-asked_at", "-pk").values_list("pk", flat=True)[:most]
    return [_asked(row) for row in _questions().filter(pk__in=list(last)).reverse()]


def waiting_by_product() -> dict[int, Waiting]:
    rows = CalculationQuestion.objects.filter(_WAITS).values_list("edition__product_id").order_by()
    counted = rows.annotate(Count("pk"), Min("asked_at"))
    return {product: Waiting(count=count, since=since) for product, count, since in counted}


def question(pk: int) -> Asked | None:
    row = _questions().filter(pk=pk).first()
    return _asked(row) if row else None


def question_by_code(code: str) -> Asked | None:
    row = _questions().filter(code_hash=code_hash(read_code(code))).first()
    return _asked(row) if row else None


def withdrawn_questions() -> list[tuple[int, str]]:
    """Ledger entry and ground of every question whose words were erased."""
    gone = CalculationQuestion.objects.exclude(withdrawn_at=None)
    return list(gone.values_list("entry_index", "withdrawn_ground"))


def _questions() -> QuerySet[CalculationQuestion]:
    found = CalculationQuestion.objects.select_related("edition__product", "block")
    return found.prefetch_related("answers__by").order_by("asked_at", "pk")


def _asked(row: CalculationQuestion) -> Asked:
    return Asked(row=row, answers=list(row.answers.all()))
