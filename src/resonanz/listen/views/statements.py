"""For the team: which statements are voted on, and whether it is voted at all."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from resonanz.listen import actions, reads
from resonanz.listen.errors import NotInTheStory, NotReleased, StatementKnown
from resonanz.listen.forms import new_key
from resonanz.listen.forms.voting import HouseStatementForm, QuoteForm, VotingForm
from resonanz.listen.views.behalf import inquiry_of
from resonanz.people import reads as people_reads
from resonanz.trust.errors import KeyReused


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def statements(request: HttpRequest, slug: str) -> HttpResponse:
    """All statements in the order in which they came; how they were voted on stands on the map alone."""
    inquiry = inquiry_of(slug)
    form = HouseStatementForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.write_statement(
                    inquiry=inquiry,
                    key=form.cleaned_data["key"],
                    words=form.cleaned_data["text"],
                    by=people_reads.member_of(request),
                )
            except StatementKnown as known:
                form.add_error("text", str(known.sentence))
            except KeyReused:
                form.data = {**dict(form.data.items()), "key": new_key()}
                form.add_error(None, _("Von dieser Seite ist schon eine Aussage abgegeben. Drücken Sie noch einmal."))
            else:
                said = _("Die Aussage steht zur Abstimmung, mit dem Kennzeichen der Organisation.")
                messages.success(request, said, extra_tags=f"house-statement-{inquiry.code}")
                return redirect("listen:statements", slug=slug)
    found = list(reads.statements_of(inquiry.pk))
    voting = reads.voting_of(inquiry.pk)
    context = {
        "inquiry": inquiry,
        "form": form,
        "voting": voting,
        "voting_form": VotingForm(initial={"takes_statements": voting.takes_statements or not voting.has_begun}),
        "rows": [(statement, reads.statement_voice(statement), reads.case_url(statement)) for statement in found],
        "voters": reads.voter_counts([inquiry.pk]).get(inquiry.pk, 0),
        "address": request.build_absolute_uri(reverse("listen:ballot_start", args=[slug])),
    }
    return render(request, "listen/statements.html", context, status=status)


@login_required
@require_POST
def voting(request: HttpRequest, slug: str) -> HttpResponse:
    inquiry = inquiry_of(slug)
    form = VotingForm(request.POST)
    if not form.is_valid():
        raise Http404
    by = people_reads.member_of(request).pk
    if form.cleaned_data["deed"] == "close":
        actions.close_voting(inquiry=inquiry, by=by)
        messages.success(request, _("Die Abstimmung ist geschlossen. Die Meinungskarte sehen jetzt alle."))
    else:
        actions.open_voting(inquiry=inquiry, takes_statements=form.cleaned_data["takes_statements"], by=by)
        messages.success(request, _("Jetzt wird abgestimmt. Anfang und Regel stehen im Protokollbuch."))
    return redirect("listen:statements", slug=slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a passage of a story as a statement; only where everybody may read the story."""
    story = reads.story(pk)
    if story is None or not story.is_public or story.superseded_at is not None:
        raise Http404
    form = QuoteForm(request.POST or None, initial={"words": story.text})
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.quote_statement(
                    story=story,
                    inquiry=story.inquiry,
                    key=form.cleaned_data["key"],
                    words=form.cleaned_data["words"],
                    by=people_reads.member_of(request),
                )
            except (NotInTheStory, NotReleased, StatementKnown) as refused:
                form.add_error("words", str(refused.sentence))
            except KeyReused:
                form.data = {**dict(form.data.items()), "key": new_key()}
                form.add_error(None, _("Von dieser Seite ist schon eine Aussage abgegeben. Drücken Sie noch einmal."))
            else:
                messages.success(
                    request, _("Die Stelle steht zur Abstimmung, Wort für Wort und mit ihrem Kennzeichen.")
                )
                return redirect("listen:statements", slug=story.inquiry.slug)
    context = {"story": story, "inquiry": story.inquiry, "voice": reads.voice(story), "form": form}
    return render(request, "listen/quote.html", context, status=status)
