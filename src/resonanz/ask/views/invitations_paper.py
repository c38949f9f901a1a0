"""Letters and cards: printed by the team, posted or given by hand, and then noted."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from resonanz.ask import actions, reads
from resonanz.ask.errors import InquiryNotOpen
from resonanz.ask.figures import invitation_paper
from resonanz.ask.forms.invitations import CardsForm
from resonanz.ask.views.common import inquiry_or_404
from resonanz.people import reads as people_reads
from resonanz.people.enums import Channel

_KINDS = {"briefe": Channel.LETTER, "karten": Channel.HAND}


def _base(request: HttpRequest) -> str:
    return settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")


@login_required
@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """All that is prepared and has not left, as one PDF."""
    inquiry = inquiry_or_404(slug)
    kind = request.GET.get("was", "")
    if kind not in _KINDS:
        raise Http404
    rows = list(reads.paper_waiting(inquiry.pk, _KINDS[kind])[: actions.MOST_CARDS])
    if not rows:
        messages.error(request, _("Es ist nichts zu drucken."))
        return redirect("ask:invitations", slug=slug)
    draw = invitation_paper.letters if kind == "briefe" else invitation_paper.cards
    response = HttpResponse(draw(inquiry, rows, _base(request)), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{kind}-{inquiry.slug}.pdf"'
    return response


@login_required
@require_POST
def paper_out(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_or_404(slug)
    kind = request.POST.get("was", "")
    if kind not in _KINDS:
        raise Http404
    ids = list(reads.paper_waiting(inquiry.pk, _KINDS[kind]).values_list("pk", flat=True))
    done = actions.note_paper_out(inquiry_id=inquiry.pk, invitation_ids=ids)
    said = ngettext("%(n)s Stück ist hinaus.", "%(n)s Stück sind hinaus.", done) % {"n": done}
    messages.success(request, said)
    return redirect("ask:invitations", slug=slug)


@login_required
@require_POST
def cards(request: HttpRequest, slug: str) -> HttpResponse:
    """Codes that belong to nobody: to lay out, to hand over, or one to show on a screen."""
    inquiry = inquiry_or_404(slug)
    by = people_reads.member_of(request).pk
    form = CardsForm(request.POST)
    one = request.POST.get("deed") == "one"
    if not form.is_valid():
        messages.error(request, _("Bitte sagen Sie, wie viele Karten es sein sollen, höchstens 500."))
        return redirect("ask:invitations", slug=slug)
    try:
        made = actions.make_cards(
            inquiry=inquiry,
            count=1 if one else form.cleaned_data["count"],
            language=form.cleaned_data["language"],
            by=by,
        )
    except InquiryNotOpen as closed:
        messages.error(request, str(closed.sentence))
        return redirect("ask:invitations", slug=slug)
    if one:
        return redirect("ask:invitation_on_the_spot", pk=made[0].pk)
    said = ngettext("%(n)s Karte ist vorbereitet.", "%(n)s Karten sind vorbereitet.", len(made)) % {"n": len(made)}
    messages.success(request, said)
    return redirect("ask:invitations", slug=slug)


@login_required
@require_safe
def on_the_spot(request: HttpRequest, pk: int) -> HttpResponse:
    """A large QR code on the team's screen, for the person who stands in front of it."""
    found = reads.invitation(pk)
    if found is None or found.candidate_id is not None:
        raise Http404
    code = actions.code_for(found)
    context = {"inquiry": found.inquiry, "code": code, "url": invitation_paper.link(code, _base(request))}
    return render(request, "ask/invitation_on_the_spot.html", context)
