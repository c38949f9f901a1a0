""" "Meine Stimme": what became of somebody's words. Whoever holds the receipt code may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from resonanz.answer import events, reads
from resonanz.answer.forms import AddressForm, CodeForm
from resonanz.answer.forms.fans import NamingForm
from resonanz.ask import reads as ask_reads
from resonanz.ground.codes import read_code, spoken
from resonanz.ground.components import Receipt, grouped
from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.listen import reads as listen_reads
from resonanz.listen.enums import Origin
from resonanz.listen.errors import StoryUnknown
from resonanz.trust import reads as trust_reads

if TYPE_CHECKING:
    from resonanz.listen.models import Story


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Where a code from a receipt is typed in."""
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            count_attempt(request, name="code", most=120, seconds=3600)
            listen_reads.story_by_code(form.cleaned_data["code"])
        except StoryUnknown as unknown:
            if address := _elsewhere(form.cleaned_data["code"]):
                return redirect(address)
            form.add_error("code", str(unknown.sentence))
            status = 404
        except TooManyAttempts:
            form.add_error(None, _("Das waren sehr viele Versuche. Bitte warten Sie eine Stunde."))
            status = 429
        else:
            return redirect("answer:voice", code=spoken(read_code(form.cleaned_data["code"])))
    return render(request, "answer/find.html", {"form": form}, status=status)


@require_safe
def voice(request: HttpRequest, code: str) -> HttpResponse:
    try:
        story = listen_reads.story_for_guest(request, code)
    except StoryUnknown as unknown:
        if address := _elsewhere(code):
            return redirect(address)
        raise Http404 from unknown

    address = request.build_absolute_uri(reverse("answer:voice", args=[spoken(read_code(code))]))
    context = {
        **shown_way(story),
        "receipt": None if story.withdrawn_at else _receipt(story, code=spoken(read_code(code)), address=address),
        "code": spoken(read_code(code)),
        "wish": reads.wish_of(story),
        "talk": listen_reads.talk_by_code(code) if story.origin == Origin.TALK else None,
        "address_form": AddressForm(),
        "naming_form": NamingForm(),
        "just_received": "angekommen" in request.GET,
        "just_added": "ergaenzt" in request.GET,
        "just_asked": "bestaetigen" in request.GET,
        "just_renewed": "neugefasst" in request.GET,
        "just_objected": "widersprochen" in request.GET,
        "objected": request.GET.get("widersprochen", ""),
    }
    return render(request, "answer/voice.html", context)


def _elsewhere(code: str) -> str:
    """Where a code leads that is no story: to a ballot, a card that nobody typed in yet, or the notes of a talk."""
    places = (
        ("listen:ballot", listen_reads.voter_by_code),
        ("listen:card", listen_reads.card_by_code),
        ("listen:own_talk", listen_reads.talk_by_code),
    )
    found = (name for name, look in places if look(code) is not None)
    name = next(found, "")
    return reverse(name, args=[spoken(read_code(code))]) if name else ""


def shown_way(story: Story) -> dict[str, Any]:
    """What the page of a voice shows, whichever way somebody came to it."""
    voices = listen_reads.voices_of(story)
    earlier = [told for told in voices if told.superseded_at is not None]
    asides = events.Asides(story_ids=frozenset(told.pk for told in voices))
    events.voice_shown.run(asides)
    return {
        "story": story,
        "inquiry": story.inquiry,
        "mentions": reads.mentions_of(story.inquiry, is_voice=True),
        "changes": [] if story.withdrawn_at else ask_reads.changes_since(story.inquiry_id, story.entry_index),
        "voices": [listen_reads.voice(told, as_told=True) for told in voices],
        "way": reads.way_of(voices),
        "complaint": None if story.withdrawn_at else reads.complaint_of(story),
        "asides": asides.found,
        "draft": next((aside.draft for aside in asides.found if aside.draft), f"story-{story.inquiry.code}"),
        "statements": listen_reads.statements_for(voices),
        "naming": reads.naming_of(voices),
        "renewed": max(earlier, key=lambda told: told.superseded_at or told.told_at).entry_index if earlier else None,
    }


def _receipt(story: Story, *, code: str, address: str) -> Receipt | None:
    """None where the words and their salt are gone."""
    found = trust_reads.receipt(story.entry_index)
    if found is None:
        return None
    if found.sealed_at is not None:
        day = date_format(timezone.localtime(found.sealed_at), "DATETIME_FORMAT")
        state = _("Im Protokollbuch besiegelt, Prüfpunkt vom %(day)s.") % {"day": day}
        state_text = _("Mit dieser Quittung können Sie das ohne uns nachweisen.")
    elif found.promise:
        state = _("Versprochen.")
        state_text = _(
            "Wir haben unterschrieben, dass Ihr Eintrag ins Protokollbuch kommt. In Kürze wird er besiegelt."
        )
    else:
        state = _("Noch nicht unterschrieben.")
        state_text = _(
            "Ihr Eintrag steht im Protokollbuch, aber zurzeit wird nichts unterschrieben. Wir kümmern uns darum."
        )
    return Receipt(
        code=code,
        url=address,
        facts=[
            (_("Eintrag im Protokollbuch"), grouped(story.entry_index)),
            (_("Angekommen"), date_format(timezone.localtime(story.received_at), "DATETIME_FORMAT")),
        ],
        state=state,
        state_text=state_text,
        file_url=reverse("listen:receipt_file", args=[code]),
        picture_url=reverse("listen:receipt_picture", args=[code]) if found.printed else "",
        fingerprint=found.leaf_hash,
        links=[
            (_("Im Browser prüfen"), trust_reads.CHECK_PAGE),
            (_("Prüfprogramm herunterladen"), trust_reads.CHECK_PROGRAM),
        ],
        sentence=_(
            "Fotografieren oder drucken Sie diese Seite. "
            "Mit dem Code lesen Sie unter „Meine Stimme“ jede Antwort, ohne Konto und ohne Adresse. "
            "Wir kennen ihn nicht."
        ),
    )
