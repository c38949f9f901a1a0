"""The open invitation: somebody whose address nobody has puts themselves on the list."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.ask.actions.audience_plan import locked_audience
from resonanz.ask.actions.candidates import Listing, list_people
from resonanz.ask.enums import CandidateState, Found
from resonanz.ask.errors import NoApplications
from resonanz.ask.models import Audience, Candidate
from resonanz.ask.rules.applying import Application, read_reference, same_mailbox, write_reference
from resonanz.ground import clock
from resonanz.people import actions as people_actions
from resonanz.people import reads as people_reads
from resonanz.people.enums import Door, Purpose


def apply(*, audience: Audience, email: str, groups: Sequence[str], door: str, language: str) -> None:
    """Asks the mailbox. Until it says yes, nobody is on any list; the answer is the same whoever the address is of.

    Raises `NoApplications` when it is too early or too late, and `people.errors.NoMail`.
    """
    if not audience.takes_applications(clock.now()):
        raise NoApplications
    chosen = [group for group in audience.groups.all() if group.key in groups]
    people_actions.leave_address(
        email=email,
        roles=sorted({group.role for group in chosen}),
        language=language,
        reference=write_reference(
            Application(inquiry_id=audience.inquiry_id, door=door, places=tuple(group.place for group in chosen))
        ),
        purpose=Purpose.INVITATION,
        source=Door.APPLICATION,
        occasion=_(
            "Und setzen Sie mich auf die Liste, aus der gelost wird, wen Sie zu „%(title)s“ einladen. Ich kann sie "
            "jederzeit wieder verlassen."
        )
        % {"title": audience.inquiry.title},
    )


@transaction.atomic
def confirm_application(*, account_id: int, reference: str) -> str:
    """The mailbox said yes: puts its person on the list and answers a sentence for them; empty for other doors.

    Whoever comes again joins the groups named now. Addresses that end in the same mailbox are one person.
    """
    application = read_reference(reference)
    if application is None:
        return ""
    audience = locked_audience(application.inquiry_id)
    if audience is None or not audience.takes_applications(clock.now()):
        return _("Die Liste ist inzwischen geschlossen. Ihre Erlaubnis, Sie einzuladen, haben wir notiert.")
    known = _same_person(application.inquiry_id, account_id)
    if known is not None and known.account_id != account_id:
        return _("Mit einer anderen Schreibweise dieser Adresse stehen Sie schon auf der Liste.")
    if known is not None and known.state == CandidateState.LEFT:
        Candidate.objects.filter(pk=known.pk).update(state=CandidateState.LISTED)
    keys = [group.key for group in audience.groups.all() if group.place in application.places]
    list_people(
        inquiry_id=application.inquiry_id,
        people=[Listing(account_id=account_id, groups=keys)],
        found=Found.APPLIED,
        door=application.door,
    )
    number = Candidate.objects.get(inquiry_id=application.inquiry_id, account_id=account_id).number
    return _("Sie stehen auf der Liste zu „%(title)s“. Ihre Losnummer ist %(number)s.") % {
        "title": audience.inquiry.title,
        "number": number,
    }


def _same_person(inquiry_id: int, account_id: int) -> Candidate | None:
    email = people_reads.member(account_id).email
    listed = Candidate.objects.filter(inquiry_id=inquiry_id)
    own = listed.filter(account_id=account_id).first()
    if own is not None or not email:
        return own
    name, _at, domain = same_mailbox(email).rpartition("@")
    # The database narrows it down; what a mailbox is, is decided in one place.
    others = listed.exclude(state=CandidateState.LEFT).filter(
        account__email__istartswith=name, account__email__iendswith=f"@{domain}"
    )
    for other in others.select_related("account"):
        if same_mailbox(str(other.account.email)) == f"{name}@{domain}":
            return other
    return None
