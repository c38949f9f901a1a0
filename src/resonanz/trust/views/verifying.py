"""What strangers check with: the program, the page, the extract; and the audit file for the team."""

from __future__ import annotations

from tempfile import TemporaryFile

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from resonanz.ground.rate_limit import TooManyAttempts, count_attempt
from resonanz.ground.sending import sent_file
from resonanz.trust import reads
from resonanz.trust.errors import NothingSealed

_PLAIN = "text/plain; charset=utf-8"
_ZIP = "application/zip"


@require_safe
def program(request: HttpRequest) -> HttpResponse:
    """The very file that is installed as `resonanz-pruefe`."""
    headers = {"Content-Disposition": 'attachment; filename="resonanz-pruefe.py"'}
    return HttpResponse(reads.verifier_source(), content_type="text/x-python; charset=utf-8", headers=headers)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    found = reads.check_page()
    return HttpResponse(found.html, headers={"Content-Security-Policy": found.policy})


@require_safe
def extract(request: HttpRequest) -> HttpResponseBase:
    try:
        count_attempt(request, name="extract", most=60, seconds=3600)
        path = reads.kept_extract()
    except TooManyAttempts as too_many:
        return _too_many(too_many)
    except NothingSealed:
        path = None
    if path is None:
        return _nothing_yet()
    return sent_file(request, path.open("rb"), name="protokollbuch.zip", content_type=_ZIP)


@login_required
@require_POST
def audit_file(request: HttpRequest) -> HttpResponseBase:
    """Written to a nameless file first: whoever downloads slowly holds no database connection."""
    settings.FILES.mkdir(parents=True, exist_ok=True)
    # Closed by the response, when all of it is sent.
    target = TemporaryFile(dir=settings.FILES)  # noqa: SIM115  See above.
    try:
        count_attempt(request, name="audit file", most=20, seconds=3600)
        reads.write_audit_file(target)
    except TooManyAttempts as too_many:
        target.close()
        return _too_many(too_many)
    except NothingSealed:
        target.close()
        return _nothing_yet()
    target.seek(0)
    return sent_file(request, target, name="pruefakte.zip", content_type=_ZIP)


def _too_many(too_many: TooManyAttempts) -> HttpResponse:
    sentence = _("Das waren sehr viele Abrufe. Bitte versuchen Sie es in einer Stunde wieder.")
    return HttpResponse(sentence, status=429, content_type=_PLAIN, headers={"Retry-After": str(too_many.retry_after)})


def _nothing_yet() -> HttpResponse:
    sentence = _(
        "Das Protokollbuch hat noch keinen unterschriebenen Stand. Bitte versuchen Sie es etwas später wieder."
    )
    return HttpResponse(sentence, status=404, content_type=_PLAIN)
