"""The register of what the makers love: who made it, since when, and what would have to be true to keep it."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from resonanz.act.actions.entering import enter_darling
from resonanz.act.errors import DarlingIncomplete, NotYours
from resonanz.act.models import Darling, DarlingAgreement, DarlingComment, DarlingCondition, DarlingMaker
from resonanz.act.rules import darlings as bodies
from resonanz.people import reads as people_reads


@transaction.atomic
def love(
    *,
    title: str,
    what: str,
    why: str,
    since: str,
    by: int,
    makers: Sequence[int] = (),
    names: Sequence[str] = (),
    agreed: bool = False,
    conditions: Sequence[str] = (),
) -> Darling:
    """Enters a darling with its makers (accounts, or names that agreed) and its conditions.

    Raises `DarlingIncomplete`.
    """
    problems = _missing(
        title=(title, _("Wie heißt es?")),
        what=(what, _("Was lieben Sie daran? Ein Satz genügt.")),
        why=(why, _("Warum lieben Sie es?")),
        since=(since, _("Seit wann? Auch „seit immer“ ist eine Antwort.")),
    )
    typed = [name.strip() for name in names if name.strip()]
    sentences = [sentence.strip() for sentence in conditions if sentence.strip()]
    if not typed and not makers:
        problems["makers"] = _("Wem verdanken wir es? Nennen Sie mindestens einen Menschen.")
    if typed and not agreed:
        problems["agreed"] = _("Namen stehen nur mit Zustimmung da. Bitte fragen Sie, und sagen Sie es hier.")
    if not sentences:
        problems["conditions"] = _("Was müsste wahr sein, damit es bleibt? Mindestens ein Satz.")
    if problems:
        raise DarlingIncomplete(problems)
    row = Darling(title=title.strip(), what=what.strip(), why=why.strip(), since=since.strip())
    enter_darling(row, bodies.darling_body(row), by=by)
    for account in dict.fromkeys(makers):
        _make(row, account=account, name="", by=by)
    for name in dict.fromkeys(typed):
        _make(row, account=None, name=name, by=by)
    for sentence in sentences:
        _require(row, sentence, by=by)
    return row


@transaction.atomic
def add_maker(*, darling: Darling, by: int, account: int | None = None, name: str = "", agreed: bool = False) -> None:
    """Somebody else made it, too. Evidence that they brought before counts no more. Raises `DarlingIncomplete`."""
    locked(darling)
    if account is None and not name.strip():
        raise DarlingIncomplete({"name": _("Wem verdanken wir es? Nennen Sie mindestens einen Menschen.")})
    if account is None and not agreed:
        raise DarlingIncomplete(
            {"agreed": _("Namen stehen nur mit Zustimmung da. Bitte fragen Sie, und sagen Sie es hier.")}
        )
    _make(darling, account=account, name="" if account else name.strip(), by=by)


@transaction.atomic
def require(*, darling: Darling, sentence: str, by: int) -> DarlingCondition:
    """One more sentence that would have to be true. Raises `DarlingIncomplete`."""
    if not sentence.strip():
        raise DarlingIncomplete({"sentence": _("Was müsste wahr sein, damit es bleibt?")})
    locked(darling)
    return _require(darling, sentence.strip(), by=by)


@transaction.atomic
def comment(*, darling: Darling, text: str, by: int) -> DarlingComment:
    """Anybody may say something, makers too. Raises `DarlingIncomplete`."""
    if not text.strip():
        raise DarlingIncomplete({"text": _("Hier steht noch nichts.")})
    row = DarlingComment(darling=darling, text=text.strip())
    enter_darling(row, bodies.comment_body(row), by=by)
    return row


@transaction.atomic
def agree(*, maker: DarlingMaker, is_public: bool, by: int) -> DarlingAgreement:
    """Whether the farewell may be public. Somebody who has an account here says so alone. Raises `NotYours`."""
    if maker.account is not None and maker.account.may_enter_team and maker.account_id != by:
        raise NotYours
    row = DarlingAgreement(maker=maker, is_public=is_public)
    enter_darling(row, bodies.agreement_body(row), by=by)
    return row


@transaction.atomic
def forget_maker(*, maker: DarlingMaker) -> None:
    """Takes away the name of somebody without an account; that a human made it stays.

    A darling with somebody whose name is gone is shown to the team only.
    """
    DarlingMaker.objects.filter(pk=maker.pk, account=None).update(name="")


def locked(darling: Darling) -> Darling:
    """Lock order: darling, ledger head. Naming a maker and judging follow each other."""
    return Darling.objects.select_for_update(no_key=True).get(pk=darling.pk)


def _make(darling: Darling, *, account: int | None, name: str, by: int) -> None:
    if account is None:
        # A member of the team stays bound to the rule for makers, however the name was entered.
        known = people_reads.member_by_name(name)
        account, name = (known.pk, "") if known else (None, name)
    elif not people_reads.team().filter(pk=account).exists():
        raise DarlingIncomplete({"makers": _("Diesen Menschen gibt es nicht im Team.")})
    made = darling.makers.filter(name=name)
    if (made.filter(account_id=account) if account else made.filter(account=None)).exists():
        return
    row = DarlingMaker(darling=darling, account_id=account, name=name)
    enter_darling(row, bodies.maker_body(row), by=by)


def _require(darling: Darling, sentence: str, *, by: int) -> DarlingCondition:
    row = DarlingCondition(darling=darling, sentence=sentence)
    enter_darling(row, bodies.condition_body(row), by=by)
    return row


def _missing(**asked: tuple[str, str]) -> dict[str, str]:
    return {field: sentence for field, (value, sentence) in asked.items() if not value.strip()}
