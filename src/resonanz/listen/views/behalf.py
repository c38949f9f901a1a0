"""For the team: writing down what somebody says on the telephone, at the counter or at a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.ask import reads as ask_reads
from resonanz.ask.errors import InquiryNotOpen
from resonanz.ground import mail, manner
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.components import Receipt, grouped
from resonanz.listen import actions, reads
from resonanz.listen.errors import StoryUnknown
from resonanz.listen.forms import new_key
from resonanz.listen.forms.behalf import WriteDownForm
from resonanz.listen.rules.consents import BEHALF
from resonanz.listen.views.answers import is_valid
from resonanz.people import reads as people_reads
from resonanz.people.errors import NoMail
from resonanz.trust.errors import KeyReused

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.listen.forms import StoryForm

_NEWEST = 10
_WORDS = ("works_well", "roles", "permission", "name")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def write_down(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_of(slug)
    can_mail = mail.can_link()
    form = WriteDownForm(request.POST or None, can_mail=can_mail)
    status = 200
    if request.method == "POST":
        status = 422
        told = _write(request, inquiry, form) if is_valid(form, request) else None
        if told is not None:
            address = reverse("listen:written_down", args=[slug, spoken(told.code)])
            return redirect(address + _after_mail(inquiry, form, told))
    context = {
        "inquiry": inquiry,
        "form": form,
        "sentence": replace(BEHALF, text=manner.said(BEHALF.text, du=inquiry.says_du)),
        "newest": [_shown(story) for story in reads.newest_written_down(inquiry.pk, most=_NEWEST)],
    }
    return render(request, "listen/write_down.html", context, status=status)


@login_required
@require_safe
def written_down(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """The code to hand over; whoever leaves this page does not come back to it without the code."""
    inquiry = inquiry_of(slug)
    try:
        story = reads.story_for_guest(request, code)
    except StoryUnknown as unknown:
        raise Http404 from unknown
    if story.inquiry_id != inquiry.pk or not story.origin:
        raise Http404
    # The code opens it as it does for its guest, but the team reads this page.
    manner.speak(du=False)
    context = {
        "inquiry": inquiry,
        "story": story,
        "voice": reads.voice(story, as_told=True),
        "receipt": handed_over(request, code, moment=(_("Aufgeschrieben"), story.received_at), entry=story.entry_index),
        "mail": request.GET.get("post", ""),
    }
    return render(request, "listen/written_down.html", context)


def inquiry_of(slug: str) -> Inquiry:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    return inquiry


def words_of(form: StoryForm) -> dict[str, Any]:
    """As `tell_story` takes them."""
    filled = form.cleaned_data
    return {"text": filled["story"], "feeling": filled.get("feeling", ""), **{name: filled[name] for name in _WORDS}}


def handed_over(request: HttpRequest, code: str, *, moment: tuple[str, Any], entry: int | None = None) -> Receipt:
    """What somebody takes home from a talk: the code, large, and the address to which it leads."""
    shown = spoken(read_code(code))
    facts = [(moment[0], date_format(localtime(moment[1]), "DATETIME_FORMAT"))]
    if entry is not None:
        facts.append((_("Eintrag im Protokollbuch"), grouped(entry)))
    return Receipt(
        code=shown,
        url=request.build_absolute_uri(reverse("answer:voice", args=[shown])),
        facts=facts,
        sentence=_(
            "Bitte übergeben Sie den Code: gedruckt, abgeschrieben oder vorgelesen. Danach kennt ihn hier niemand."
        ),
    )


def _shown(story: Any) -> Any:
    return reads.voice(story, url=reverse("answer:story", args=[story.pk]))


def _write(request: HttpRequest, inquiry: Inquiry, form: WriteDownForm) -> actions.Told | None:
    """Does it, or puts a sentence into the form; the words stay in it."""
    filled = form.cleaned_data
    try:
        return actions.write_down(
            inquiry=inquiry,
            key=filled["key"],
            words=words_of(form),
            origin=filled["origin"],
            agreed=filled["agreed"],
            by=people_reads.member_of(request),
        )
    except InquiryNotOpen as closed:
        form.add_error(None, str(closed.sentence))
    except KeyReused:
        form.data = {**dict(form.data.items()), "roles": filled["roles"], "key": new_key()}
        form.add_error(
            None,
            _(
                "Von dieser Seite ist schon etwas abgegeben, und das bleibt, wie es war. "
                "Wenn auch diese Fassung abgegeben werden soll, drücken Sie noch einmal."
            ),
        )
    return None


def _after_mail(inquiry: Inquiry, form: WriteDownForm, told: actions.Told) -> str:
    """The words are in, whatever becomes of the address; the page says which."""
    email = form.cleaned_data.get("email")
    if not email:
        return ""
    try:
        is_asked = actions.leave_address_for(
            story_id=told.story_id,
            roles=form.cleaned_data["roles"],
            email=email,
            language=manner.spoken(manner.reader_language(), du=inquiry.says_du),
        )
    except NoMail:
        is_asked = False
    return "?post=gefragt" if is_asked else "?post=nicht"
