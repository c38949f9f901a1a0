"""What the interface says and takes, field by field. Words of people are never shortened."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from resonanz.listen.enums import Feeling, Permission
from resonanz.people.enums import Role

_WITHOUT_NUL = r"^[^\x00]*$"
_LONGEST_NAME = 80
_MOST_CHARACTERS = 65_536


class Page(Schema):
    """`cursor` stands behind the last item, also on the last page: whoever asks with it later gets what is new."""

    next: str | None
    cursor: str


class Counted(Schema):
    key: str
    label: str
    count: int


class BadgeOut(Schema):
    key: str
    label: str


class InquiryOut(Schema):
    slug: str
    code: str
    title: str
    question: str
    why: str
    readers: str
    in_return: str
    state: str
    opened_on: date | None
    answer_by: date | None
    keep_until: date | None
    stories: int
    url: str
    balance_url: str


class InquiryPage(Page):
    items: list[InquiryOut]


class StoryIn(Schema):
    """What somebody told, exactly as they wrote it."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=_MOST_CHARACTERS)]
    roles: Annotated[list[Role], Field(min_length=1, max_length=len(Role))]
    permission: Permission = Permission.TEAM
    works_well: Annotated[str, Field(max_length=_MOST_CHARACTERS)] = ""
    name: Annotated[str, Field(max_length=_LONGEST_NAME, pattern=_WITHOUT_NUL)] = ""
    feeling: Feeling | Literal[""] = ""
    wants_answer: bool = False


class ReceiptOut(Schema):
    code: str
    address: str
    entry: int


class StoryOut(Schema):
    entry: int
    inquiry: str
    text: str
    works_well: str
    badges: list[BadgeOut]
    name: str
    permission: str
    feeling: str
    told_on: date
    received_on: date
    written_down: str
    adds_to_entry: int | None
    is_read: bool
    via: str


class StoryPage(Page):
    items: list[StoryOut]


class QuoteOut(Schema):
    words: str
    entry: int
    badges: list[BadgeOut]


class ThemeOut(Schema):
    id: int
    name: str | None
    is_named_by_team: bool
    phrases: list[str]
    quotes: list[QuoteOut]
    stories: int
    tellers: int
    people: int
    share_low: float
    share_high: float
    roles: list[BadgeOut]


class ThemePage(Page):
    items: list[ThemeOut]


class StandOut(Schema):
    key: str
    label: str
    reason: str
    owner: str
    due_on: date | None
    done_on: date | None
    was_missed: bool
    public_on: date | None


class InsightOut(Schema):
    id: int
    title: str
    summary: str
    people: int
    counter_people: int
    created_on: date
    stand: StandOut
    url: str


class InsightPage(Page):
    items: list[InsightOut]


class EvidenceOut(Schema):
    entry: int
    side: Literal["support", "counter"]
    standing: Literal["shown", "withheld", "erased"]
    text: str | None
    passages: list[str]
    badges: list[BadgeOut]
    name: str
    told_on: date


class WholeInsightOut(InsightOut):
    evidence: list[EvidenceOut]
    evidence_not_public: int


class DecisionOut(Schema):
    entry: int
    insight: int
    word: str
    label: str
    reason: str
    owner: str
    due_on: date | None
    done_on: date | None
    told_on: date


class DecisionPage(Page):
    items: list[DecisionOut]


class CommitmentOut(Schema):
    id: int
    entry: int
    text: str
    owner: str
    given_on: date
    promised_for: date
    due_on: date
    state: str
    label: str
    missed_on: date | None
    closed_on: date | None
    moved: int
    reason: str


class CommitmentPage(Page):
    items: list[CommitmentOut]


class ForumOut(Schema):
    slug: str
    title: str
    number: int
    stage: str
    label: str
    starts_at: datetime | None
    ends_at: datetime | None
    venue: str
    has_video: bool
    selection: str
    budget: str
    review_until: datetime | None
    sealed_at: datetime | None
    balanced_at: datetime | None
    url: str


class ForumPage(Page):
    items: list[ForumOut]


class RoundOut(Schema):
    position: int
    title: str
    kind: str
    minutes: int
    state: str
    starts_at: datetime | None


class WholeForumOut(ForumOut):
    agenda: list[RoundOut]


class AnswersOut(Schema):
    asked: int
    waiting: int
    over: int
    in_time: int
    late: int
    still_open: int
    median_days: int | None


class BalanceOut(Schema):
    stories: int
    unread: int
    insights: int
    words: list[Counted]
    promises: list[Counted]
    promises_moved: int
    answers: AnswersOut | None
    overdue_inquiries: int
    moderation: dict[str, int]
    url: str


class RoleCountOut(Schema):
    key: str
    label: str
    people: int | None
    fewer_than: int | None


class InquiryBalanceOut(Schema):
    inquiry: str
    stories: int
    words: list[Counted]
    answer_is_overdue: bool
    promises: list[Counted]
    promises_moved: int
    answers: AnswersOut | None
    who_told: list[RoleCountOut]
    url: str
