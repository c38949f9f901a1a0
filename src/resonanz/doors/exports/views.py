"""Where the team takes files out: of one inquiry, or of all."""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from resonanz.answer import reads as answer_reads
from resonanz.ask import reads as ask_reads
from resonanz.doors.exports.asked import Asked
from resonanz.doors.exports.files import KINDS, Kind
from resonanz.doors.forms import PUBLIC, ExportForm
from resonanz.ground import clock
from resonanz.ground.sending import sent_file
from resonanz.listen import reads as listen_reads
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_inquiry(request: HttpRequest, slug: str) -> HttpResponseBase:
    inquiry = ask_reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    public = {found.pk for found in answer_reads.public_inquiries()}
    form = ExportForm(request.POST if request.method == "POST" else None, has_public=inquiry.pk in public)
    if request.method == "POST" and form.is_valid() and (kind := _kind(request, form, KINDS)):
        return _file(request, form, [inquiry], kind, name=slug)
    context = {"inquiry": inquiry, "counts": listen_reads.counts([inquiry.pk])[inquiry.pk]}
    return _page(request, "doors/export_inquiry.html", form, KINDS, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def of_house(request: HttpRequest) -> HttpResponseBase:
    kinds = [kind for kind in KINDS if not kind.of_one]
    form = ExportForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and (kind := _kind(request, form, kinds)):
        wanted = form.cleaned_data["audience"] == PUBLIC
        inquiries = answer_reads.public_inquiries() if wanted else list(ask_reads.all_inquiries())
        return _file(request, form, inquiries, kind, name="resonanz")
    return _page(request, "doors/export_house.html", form, kinds, {"inquiries": ask_reads.all_inquiries()})


def _kind(request: HttpRequest, form: ExportForm, kinds: Sequence[Kind]) -> Kind | None:
    key = request.POST.get("file", "")
    found = next((kind for kind in kinds if kind.key == key), None)
    if found is None:
        form.add_error(None, _("Bitte wählen Sie eine der Dateien."))
    return found


def _file(
    request: HttpRequest, form: ExportForm, inquiries: Sequence[Inquiry], kind: Kind, *, name: str
) -> HttpResponseBase:
    """Written to a nameless file first: whoever downloads slowly holds no database connection, and nothing stays."""
    asked = Asked(
        inquiries=inquiries,
        public=form.cleaned_data["audience"] == PUBLIC,
        unread=form.cleaned_data["unread"],
        by=people_reads.member_of(request).pk,
    )
    settings.FILES.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Closed by the response, when all of it is sent.
    target = TemporaryFile(dir=settings.FILES)  # noqa: SIM115  See above.
    try:
        kind.write(target, asked)
    except BaseException:
        target.close()
        raise
    target.seek(0)
    return sent_file(
        request,
        target,
        name=f"{name}-{clock.today().isoformat()}-{kind.key}",
        content_type=kind.content_type,
    )


def _page(
    request: HttpRequest, template: str, form: ExportForm, kinds: Sequence[Kind], context: dict[str, Any]
) -> HttpResponse:
    return render(request, template, {**context, "form": form, "kinds": kinds}, status=422 if form.is_bound else 200)
