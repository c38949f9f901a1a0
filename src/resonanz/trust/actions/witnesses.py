"""Naming witnesses, and what they are written. Nobody gets regular mail before they have pressed a button."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from resonanz.ground import clock, mail
from resonanz.trust import reads
from resonanz.trust.actions.record import Draft, record
from resonanz.trust.enums import Kind, Via
from resonanz.trust.errors import WitnessUnknown
from resonanz.trust.models import Witness

PLACE = "witness"
PURPOSE = "witness"
# As the room of people, which stands above this one, calls members of the team in the ledger.
TEAM = "host"
WITNESS = "witness"


@transaction.atomic
def name_witness(*, name: str, function: str, email: str, by: int, base: str) -> Witness:
    """Names somebody and asks them by mail; `base` is the address of the installation."""
    moment = clock.now()
    index = _record("named", function=function, author=f"account:{by}", role=TEAM, moment=moment)
    witness = Witness.objects.create(
        name=name, function=function, email=email.lower(), since=moment, named_by=by, entry_index=index
    )
    mail.post(
        to=witness.email,
        subject=_("Möchten Sie Zeuge unseres Protokollbuchs sein?"),
        body=_(
            "Guten Tag %(name)s,\n\nSie sind als Zeuge unseres Protokollbuchs vorgeschlagen, als: %(function)s.\n\n"
            "Ein Zeuge bekommt jeden Tag eine kurze Mail mit dem Prüfpunkt des Protokollbuchs. Wer diese Mails "
            "aufhebt, kann später beweisen, ob nachträglich etwas geändert wurde. Mehr ist nicht zu tun.\n\n"
            "Wenn Sie einverstanden sind, drücken Sie auf dieser Seite auf den Knopf:\n%(url)s\n\n"
            "Wenn nicht, brauchen Sie nichts zu tun; dann kommt keine weitere Mail."
        )
        % {"name": name, "function": function, "url": base + witness_path(witness)},
        purpose=PURPOSE,
    )
    return witness


@transaction.atomic
def agree_to_witness(*, pk: int, code: str) -> Witness:
    witness = _locked(pk, code)
    if witness.until is not None:
        raise WitnessUnknown
    if witness.agreed_at is None:
        witness.agreed_at = clock.now()
        witness.save(update_fields=["agreed_at"])
    return witness


@transaction.atomic
def stop_being_witness(*, pk: int, code: str) -> Witness:
    """The person does not want it any more; pressing twice does no harm."""
    witness = _locked(pk, code)
    _end(witness, by=None)
    return witness


@transaction.atomic
def dismiss_witness(*, pk: int, by: int) -> Witness:
    witness = Witness.objects.select_for_update().filter(pk=pk).first()
    if witness is None:
        raise WitnessUnknown
    _end(witness, by=by)
    return witness


@transaction.atomic
def forget_witnesses(*, addresses: Sequence[str]) -> int:
    """Somebody is erased who was a witness: it ends as if they had ended it."""
    named = list(Witness.objects.select_for_update().filter(email__lower__in=addresses, until=None).order_by("pk"))
    for witness in named:
        _end(witness, by=None)
    return len(named)


def write_to_witnesses(*, base: str) -> int:
    """Today's checkpoint, once a day to everybody who agreed; returns how many mails were written."""
    today, written = clock.today(), 0
    for pk in reads.public_witnesses().exclude(written_on=today).values_list("pk", flat=True):
        with transaction.atomic():
            witness = Witness.objects.select_for_update().get(pk=pk)
            if witness.until is not None or witness.written_on == today:
                # Between the list and the lock somebody has left, or another worker has written.
                continue
            witness.written_on = today
            witness.save(update_fields=["written_on"])
            _write(witness, base=base)
            written += 1
    return written


def witness_path(witness: Witness) -> str:
    return reverse("trust:witness", args=[witness.pk, reads.witness_code(witness)])


def _write(witness: Witness, *, base: str) -> None:
    checkpoint, alarms = reads.newest_checkpoint(), reads.open_alarms()
    stop = base + reverse("trust:stop_witness", args=[witness.pk, reads.witness_code(witness)])
    parts = [
        *(f"{alarm.what} {alarm.remedy}" for alarm in alarms),
        checkpoint.note if checkpoint else _("Es gibt noch keinen Prüfpunkt."),
        _("Bitte heben Sie diese Mail auf. Wie Sie damit prüfen, steht hier:\n%(url)s\n\nAbbestellen: %(stop)s")
        % {"url": base + reverse("trust:logbook"), "stop": stop},
    ]
    mail.post(
        to=witness.email,
        subject=_("Alarm im Protokollbuch") if alarms else _("Prüfpunkt des Protokollbuchs"),
        body="\n\n".join(parts),
        purpose=PURPOSE,
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def _locked(pk: int, code: str) -> Witness:
    reads.witness_by_code(pk, code)
    return Witness.objects.select_for_update().get(pk=pk)


def _end(witness: Witness, *, by: int | None) -> None:
    """Name and address go at once; that there was a witness, and as what, stays public history."""
    if witness.until is not None:
        return
    witness.ended_by = by
    author, role = ended_author(witness), TEAM if by else WITNESS
    witness.until, witness.name, witness.email = clock.now(), "", ""
    witness.ended_index = _record("ended", function=witness.function, author=author, role=role, moment=witness.until)
    witness.save(update_fields=["until", "name", "email", "ended_by", "ended_index"])


def ended_author(witness: Witness) -> str:
    """Who ended it, as the ledger calls them."""
    return f"account:{witness.ended_by}" if witness.ended_by else f"witness:{witness.pk}"


def deed_body(deed: str, function: str) -> dict[str, str]:
    return {"deed": deed, "function": function}


def _record(deed: str, *, function: str, author: str, role: str, moment: datetime) -> int:
    body = deed_body(deed, function)
    draft = Draft(kind=Kind.ROLE, place=PLACE, role=role, via=Via.WEB, author=author, body=body, moment=moment)
    return record(draft).index
