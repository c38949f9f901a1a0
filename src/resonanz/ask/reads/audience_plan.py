"""The plan of an inquiry and what is still missing before it can be published."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from resonanz.ask.models import Audience, Inquiry
from resonanz.ground import clock


def audience_of(inquiry_id: int) -> Audience | None:
    return Audience.objects.select_related("inquiry").prefetch_related("groups").filter(inquiry_id=inquiry_id).first()


def published_plan(inquiry_id: int) -> Audience | None:
    """What everybody may see; None as long as nothing was published."""
    return Audience.objects.filter(inquiry_id=inquiry_id, sealed_at__isnull=False).defer("seed").first()


def missing_for_sealing(inquiry: Inquiry, audience: Audience | None) -> list[str | Promise]:
    """Sentences that say what the plan still owes; empty when it can be published."""
    if audience is None:
        return [_("Es gibt noch keinen Plan.")]
    asked_for = sum(audience.groups.values_list("target", flat=True))
    owed = {
        _("Das Anliegen ist noch nicht offen: Wer sich meldet, soll sehen, warum gefragt wird und wer es liest."): (
            not inquiry.is_open
        ),
        _("Es fehlt die Regel, nach der ausgewählt wird. Sie steht öffentlich auf der Einladung."): not audience.rule,
        _("Es gibt keinen einzigen Platz."): audience.places < 1,
        _("Den Gruppen sind zusammen mehr Plätze zugesagt, als es gibt."): asked_for > audience.places,
        _("Der Tag, bis zu dem sich Menschen melden können, ist schon vorbei."): (
            audience.apply_until is not None and audience.apply_until <= clock.now()
        ),
    }
    return [sentence for sentence, is_missing in owed.items() if is_missing]
