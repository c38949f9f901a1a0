"""What tellers may do with what they told: add to it, take it back, take their receipt home."""

from __future__ import annotations

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from resonanz.ask import reads as ask_reads
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.components import qr_file
from resonanz.ground.negotiation import wants_json
from resonanz.listen import actions, reads
from resonanz.listen.enums import Withdrawal
from resonanz.listen.errors import AlreadyWithdrawn, BelongsToSomebody, WaitedTooLong
from resonanz.listen.forms import SupplementForm
from resonanz.listen.rules.arrival import read_wait
from resonanz.listen.rules.entries import opens
from resonanz.listen.views.answers import is_valid, received_json, refused_json
from resonanz.listen.views.own import named_entry, own_story
from resonanz.people import reads as people_reads
from resonanz.trust import reads as trust_reads
from resonanz.trust.errors import KeyReused

_A_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def supplement(request: HttpRequest, code: str) -> HttpResponse:
    story = own_story(request, code)
    if story.withdrawn_at is not None:
        raise Http404
    person = people_reads.account_of(request)
    form = SupplementForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if is_valid(form, request):
            key, text = form.cleaned_data["key"], form.cleaned_data["text"]
            waited = read_wait(request.POST.get("waited_ms", ""))
            try:
                told = actions.supplement_story(
                    story=story, place=story.inquiry.place, key=key, text=text, person=person, waited=waited
                )
            except AlreadyWithdrawn as gone:
                form.add_error(None, str(gone.sentence))
            except WaitedTooLong as late:
                form.add_error(None, str(late.sentence))
                status = 410
            except KeyReused:
                sentence = _(
                    "Das haben wir schon, und es bleibt, wie es war. "
                    "Für eine weitere Ergänzung laden Sie die Seite bitte neu."
                )
                form.add_error(None, sentence)
            else:
                address = reverse("answer:voice", args=[code]) + "?ergaenzt"
                if wants_json(request):
                    return received_json(code=spoken(read_code(code)), address=address, is_new=told.is_new)
                return redirect(address)
        if wants_json(request):
            return refused_json(form, status=status)
    context = {
        "story": story,
        "inquiry": story.inquiry,
        "code": code,
        "form": form,
        "voice": reads.voice(story, as_told=True),
        "person_works_here": person is not None and people_reads.works_here(person),
    }
    return render(request, "listen/supplement.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    story = own_story(request, code)
    voices = reads.voices_of(story)
    if request.method == "POST":
        actions.withdraw_stories(story_ids=[told.pk for told in voices], ground=Withdrawal.TELLER)
        return redirect("answer:voice", code=code)
    shown = [reads.voice(told, as_told=True) for told in voices]
    return render(request, "listen/withdraw.html", {"story": story, "code": code, "voices": shown})


@login_required
@require_http_methods(["GET", "HEAD"])
def my_voices(request: HttpRequest) -> HttpResponse:
    """Everything that belongs to the signed-in person, newest first."""
    stories = Paginator(reads.own_stories(people_reads.member_of(request)), _A_PAGE)
    page = stories.get_page(request.GET.get("page"))
    changes = ask_reads.changes_by_inquiry({told.inquiry_id for told in page.object_list})
    shown = [
        (
            told.inquiry,
            reads.voice(told, as_told=True),
            [change for change in changes.get(told.inquiry_id, []) if change.version.entry_index > told.entry_index],
        )
        for told in page.object_list
    ]
    return render(request, "listen/my_voices.html", {"page": page, "voices": shown})


@login_required
@require_POST
def attach(request: HttpRequest, code: str) -> HttpResponse:
    """„Diese Stimme gehört mir“: who holds the receipt may put it with their account."""
    story = own_story(request, code)
    try:
        actions.attach_story(story=story, place=story.inquiry.place, person=people_reads.member_of(request))
    except BelongsToSomebody as taken:
        messages.error(request, str(taken.sentence))
        return redirect("answer:voice", code=code)
    messages.success(request, _("Diese Stimme steht jetzt unter „Meine Stimmen“."))
    return redirect("listen:my_voices")


@require_safe
def receipt_file(request: HttpRequest, code: str) -> HttpResponse:
    """Of the story, or with `eintrag` of what the same voice added to it or told anew."""
    story = own_story(request, code, named_entry(request))
    receipt = trust_reads.receipt(story.entry_index)
    if receipt is None:
        raise Http404
    badges = [label for _role, label in reads.role_badges(reads.roles_shown(story))]
    badges += reads.written_down(story)
    content = json.dumps(receipt.as_json(opens=opens(story), badges=badges), ensure_ascii=False, indent=1)
    response = HttpResponse(content, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="quittung-{story.entry_index}.json"'
    return response


@require_safe
def receipt_picture(request: HttpRequest, code: str) -> HttpResponse:
    """The whole receipt as a QR code; there is none before the first checkpoint over it."""
    receipt = trust_reads.receipt(own_story(request, code, named_entry(request)).entry_index)
    if receipt is None or not receipt.printed:
        raise Http404
    return HttpResponse(qr_file(receipt.printed), content_type="image/svg+xml")
