"""What several pages of a forum need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from resonanz.forum import reads
from resonanz.forum.enums import Stage
from resonanz.ground.manner import speak
from resonanz.ground.negotiation import arrived_whole

if TYPE_CHECKING:
    from django.forms import Form

    from resonanz.forum.models import Forum, Seat

_LONGEST_NUMBER = 9


def forum_or_404(slug: str) -> Forum:
    """For the team, drafts included."""
    found = reads.forum_by_slug(slug)
    if found is None:
        raise Http404
    return found


def public_forum_or_404(slug: str) -> Forum:
    """For guests, who are addressed from here on as its host chose."""
    found = forum_or_404(slug)
    if found.stage == Stage.DRAFT:
        raise Http404
    speak(du=found.inquiry.says_du)
    return found


def seat_or_404(code: str) -> Seat:
    found = reads.seat_by_code(code)
    if found is None:
        raise Http404
    return found


def number_of(typed: str | None) -> int:
    """The number of a row as a form sends it; 0, which no row has, for anything else."""
    is_number = typed is not None and typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_NUMBER
    return int(typed) if typed is not None and is_number else 0


def is_valid(request: HttpRequest, form: Form) -> bool:
    """Whether the form may be taken; words that broke on their way here are refused with the sentence why."""
    valid = form.is_valid()
    if not arrived_whole(request):
        form.add_error(
            None,
            _(
                "Der Text enthält ein halbes Zeichen, das sich nicht speichern lässt; oft ist es ein "
                "abgeschnittenes Emoji. Ihr Text wurde nicht verändert und noch nicht gespeichert. Bitte entfernen "
                "Sie das Zeichen oder geben Sie es neu ein."
            ),
        )
        return False
    return valid


def sentences(form: Form) -> dict[str, list[str]]:
    """Why not, by field; what belongs to no field under an empty name."""
    return {
        "" if name == "__all__" else name: [str(sentence) for sentence in errors]
        for name, errors in form.errors.items()
    }
