"""Stories: handed in with a key against doubles, and given out by permission."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Header, Path, Query, Router, Status

from resonanz.ask.errors import InquiryNotOpen
from resonanz.doors.api.auth import BearerKey, key_of
from resonanz.doors.api.inquiries import is_public, public_inquiry
from resonanz.doors.api.paging import Paging, cut, start_after
from resonanz.doors.api.problems import Problem, nothing_here
from resonanz.doors.api.shapes import ReceiptOut, StoryIn, StoryOut, StoryPage
from resonanz.doors.api.words import badges, local_day
from resonanz.ground.codes import spoken
from resonanz.ground.tables.problems import RuleProblem
from resonanz.listen import actions as listen_actions
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import PUBLIC, Permission
from resonanz.listen.errors import NameMissing
from resonanz.people.enums import Scope
from resonanz.people.errors import NameTaken, NameUnreadable
from resonanz.trust.enums import Via
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.listen.models import Story

router = Router()
_READING, _WRITING = BearerKey(Scope.STORIES_READ), BearerKey(Scope.STORIES_WRITE)

_SEEN_BY = {"team": frozenset(Permission), "forum": PUBLIC | {Permission.FORUM}, "public": PUBLIC}
_LARGEST = 2**62


class StoryQuery(Paging):
    seen_by: Literal["team", "forum", "public"] = "team"


@router.get("/inquiries/{slug:slug}/stories", auth=_READING, response=StoryPage, operation_id="list_stories")
def list_stories(request: HttpRequest, slug: str, query: Query[StoryQuery]) -> dict[str, Any]:
    inquiry = public_inquiry(slug)
    after = start_after(request, query)
    stories = listen_reads.in_ledger_order(listen_reads.stories_of(inquiry.pk), after=after)
    stories = stories.filter(permission__in=_SEEN_BY[query.seen_by])
    page, way = cut(request, query, list(stories[: query.limit + 1]), lambda story: story.entry_index)
    numbers = listen_reads.entries_of(story.supplements_id for story in page)
    return {"items": [_shown(story, inquiry.slug, numbers) for story in page], **way}


@router.get("/stories/{entry}", auth=_READING, response=StoryOut, operation_id="get_story")
def get_story(request: HttpRequest, entry: Annotated[int, Path(ge=0, le=_LARGEST)]) -> dict[str, Any]:
    story = listen_reads.story_by_entry(entry)
    if story is None or story.withdrawn_at is not None or story.superseded_at is not None or story.is_withheld:
        raise nothing_here()
    if not is_public(story.inquiry_id):
        raise nothing_here()
    return _shown(story, story.inquiry.slug, listen_reads.entries_of([story.supplements_id]))


@router.post("/inquiries/{slug:slug}/stories", auth=_WRITING, response={201: ReceiptOut}, operation_id="tell_story")
def tell_story(
    request: HttpRequest,
    response: HttpResponse,
    slug: str,
    story: StoryIn,
    idempotency_key: Annotated[str, Header(min_length=8, max_length=200)],
) -> Status[dict[str, Any]]:
    inquiry = public_inquiry(slug)
    told = _tell(inquiry, story, key=f"api:{key_of(request).pk}:{slug}:{idempotency_key}")
    code = spoken(told.code)
    address = request.build_absolute_uri(reverse("answer:voice", args=[code]))
    response["Location"] = address
    if not told.is_new:
        response["Idempotency-Replayed"] = "true"
    entry = listen_reads.entries_of([told.story_id])[told.story_id]
    return Status(201, {"code": code, "address": address, "entry": entry})


def _tell(inquiry: Any, story: StoryIn, *, key: str) -> listen_actions.Told:
    """`key` names the program as well: two that count alike must not get each other's receipts."""
    try:
        return listen_actions.tell_story(
            inquiry=inquiry,
            key=key,
            text=story.text,
            works_well=story.works_well,
            roles=sorted({role.value for role in story.roles}),
            permission=story.permission.value,
            name=story.name,
            feeling=str(story.feeling),
            via=Via.API,
            wants_answer=story.wants_answer,
        )
    except InquiryNotOpen as closed:
        raise Problem(409, str(closed.sentence)) from closed
    except KeyReused as reused:
        sentence = _("Mit diesem Idempotency-Key kamen schon andere Worte. Bitte nehmen Sie einen neuen.")
        raise Problem(409, sentence) from reused
    except RuleProblem as refused:
        raise Problem(422, errors=[("text", str(refused.sentence))]) from refused
    except (NameMissing, NameTaken, NameUnreadable) as refused:
        raise Problem(422, errors=[("name", str(refused.sentence))]) from refused


def _shown(story: Story, slug: str, numbers: dict[int, int]) -> dict[str, Any]:
    voice = listen_reads.voice(story)
    return {
        "entry": story.entry_index,
        "inquiry": slug,
        "text": story.text,
        "works_well": story.works_well,
        "badges": badges(voice.badges),
        "name": story.name,
        "permission": story.permission,
        "feeling": story.feeling,
        "told_on": local_day(story.told_at),
        "received_on": local_day(story.received_at),
        "written_down": ", ".join(listen_reads.written_down(story)),
        "adds_to_entry": numbers.get(story.supplements_id or 0),
        "is_read": voice.is_read,
        "via": story.via,
    }
