"""What authors may do when their words are in question: object, or tell it anew."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.listen import actions, reads
from resonanz.listen.errors import AlreadyWithdrawn, AppealRefused, NothingNew
from resonanz.listen.forms import VersionForm, new_key
from resonanz.listen.forms.moderation import AppealForm
from resonanz.listen.views.own import named_entry, own_story, own_words
from resonanz.people import reads as people_reads
from resonanz.trust.errors import KeyReused


@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: HttpRequest, code: str, entry: int) -> HttpResponse:
    story = own_words(request, code, entry)
    form = AppealForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.appeal(story=story, key=form.cleaned_data["key"], text=form.cleaned_data["text"])
            except (AppealRefused, AlreadyWithdrawn) as refused:
                status = 409
                form.add_error(None, str(refused.sentence))
            except KeyReused:
                form.add_error(None, _("Ihr Widerspruch ist schon da, und er bleibt, wie er war."))
            else:
                return redirect(reverse("answer:voice", args=[code]) + f"?widersprochen={entry}")
        story.refresh_from_db()
    statement = next(iter(reads.statements_for([story])), None)
    if statement is None:
        raise Http404
    context = {"story": story, "inquiry": story.inquiry, "code": code, "form": form, "statement": statement}
    return render(request, "listen/appeal.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def version(request: HttpRequest, code: str) -> HttpResponse:
    """A new version of the story, or with `eintrag` of something that was added to it."""
    entry = named_entry(request)
    story = own_story(request, code, entry)
    person = people_reads.account_of(request)
    newest = reads.newest_of(reads.voices_of(story), story)
    if newest.withdrawn_at is not None:
        raise Http404
    form = VersionForm(request.POST or None, initial={"text": newest.text, "works_well": newest.works_well})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            words = form.cleaned_data
            try:
                actions.supersede_story(
                    story=story,
                    place=story.inquiry.place,
                    key=words["key"],
                    text=words["text"],
                    works_well=words["works_well"],
                    person=person,
                )
            except (AlreadyWithdrawn, NothingNew) as refused:
                form.add_error(None, str(refused.sentence))
            except KeyReused:
                form.data = {**dict(form.data.items()), "key": new_key()}
                sentence = _(
                    "Von dieser Seite haben Sie schon eine Fassung abgegeben, und die bleibt, wie sie war. "
                    "Wenn Sie auch diese abgeben möchten, drücken Sie noch einmal auf den Knopf."
                )
                form.add_error(None, sentence)
            else:
                return redirect(reverse("answer:voice", args=[code]) + "?neugefasst")
    context = {
        "story": story,
        "inquiry": story.inquiry,
        "code": code,
        "form": form,
        "voice": reads.voice(newest, as_told=True),
        "entry": entry,
        "person_works_here": person is not None and people_reads.works_here(person),
    }
    return render(request, "listen/version.html", context, status=status)
