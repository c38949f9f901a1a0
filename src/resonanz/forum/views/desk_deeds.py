"""What a press at the desk does. Each button says its deed, and for what: `start:4`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resonanz.act.errors import CommitmentIncomplete
from resonanz.forum import actions
from resonanz.forum.errors import NotNow, SomebodyWasFaster
from resonanz.forum.forms.desk import CommitmentForm
from resonanz.ground.codes import read_code

if TYPE_CHECKING:
    from resonanz.forum.models import Forum

_LARGEST = 2**31 - 1


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """What became of a press, in one sentence; `field` is where something is missing."""

    ok: bool
    sentence: str
    field: str = ""


@dataclass(frozen=True, kw_only=True)
class _Press:
    forum: Forum
    by: int
    steps: int
    what: str
    """What stands after the colon: a place, an id, a code."""
    said: Mapping[str, str]

    @property
    def number(self) -> int:
        return _number(self.what)

    def reason(self, name: str) -> str:
        return self.said.get(f"{name}_{self.what}", "").strip()


def press(forum: Forum, said: Mapping[str, str], *, by: int) -> Pressed:
    """Does what the button says, once. Whatever does not fit any more is told in a sentence and changes nothing."""
    name, _colon, what = said.get("deed", "").partition(":")
    deed = _DEEDS.get(name)
    if deed is None:
        return Pressed(ok=False, sentence=_("Diesen Knopf kennt die Regie nicht. Bitte laden Sie die Seite neu."))
    try:
        return deed(_Press(forum=forum, by=by, steps=_number(said.get("steps", "")), what=what, said=said))
    except (NotNow, SomebodyWasFaster) as refused:
        return Pressed(ok=False, sentence=str(refused.sentence))
    except CommitmentIncomplete as missing:
        field = next(iter(missing.problems))
        return Pressed(ok=False, sentence=" ".join(missing.problems.values()), field=field)


def _number(typed: str) -> int:
    """-1 for whatever is no number, which no evening has as its steps and no row as its id."""
    typed = typed.strip()
    return min(int(typed), _LARGEST) if typed.isdecimal() and len(typed) <= len(str(_LARGEST)) else -1


def _look(_pressed: _Press) -> Pressed:
    return Pressed(ok=True, sentence="")


def _begin(pressed: _Press) -> Pressed:
    actions.begin_forum(forum_id=pressed.forum.pk, by=pressed.by, steps=pressed.steps)
    return Pressed(ok=True, sentence=_("Der Abend läuft. Gäste können herein."))


def _next(pressed: _Press) -> Pressed:
    begun = actions.start_next(forum_id=pressed.forum.pk, by=pressed.by, steps=pressed.steps)
    if begun is None:
        return Pressed(
            ok=True, sentence=_("Es ist keine Runde mehr geplant. Sie können eine wiederholen oder den Abend beenden.")
        )
    return Pressed(ok=True, sentence=_("„%(title)s“ läuft.") % {"title": begun.title})


def _start(pressed: _Press) -> Pressed:
    begun = actions.start_round(forum_id=pressed.forum.pk, position=pressed.number, by=pressed.by, steps=pressed.steps)
    return Pressed(ok=True, sentence=_("„%(title)s“ läuft.") % {"title": begun.title})


def _reveal(pressed: _Press) -> Pressed:
    actions.reveal(forum_id=pressed.forum.pk, by=pressed.by, steps=pressed.steps)
    return Pressed(ok=True, sentence=_("Aufgedeckt. Auf der Leinwand steht, was freigegeben ist."))


def _extend(pressed: _Press) -> Pressed:
    minutes = _number(pressed.what or pressed.said.get("minutes", ""))
    actions.extend_round(forum_id=pressed.forum.pk, minutes=minutes, by=pressed.by, steps=pressed.steps)
    longer = ngettext("Um %(minutes)s Minute verlängert.", "Um %(minutes)s Minuten verlängert.", minutes)
    return Pressed(ok=True, sentence=longer % {"minutes": minutes})


def _skip(pressed: _Press) -> Pressed:
    left_out = actions.skip_round(
        forum_id=pressed.forum.pk,
        position=pressed.number,
        by=pressed.by,
        steps=pressed.steps,
        reason=pressed.reason("skip"),
    )
    return Pressed(ok=True, sentence=_("„%(title)s“ fällt aus.") % {"title": left_out.title})


def _end(pressed: _Press) -> Pressed:
    if not pressed.said.get("sure"):
        raise NotNow(_("Bitte bestätigen Sie mit dem Häkchen, dass der Abend zu Ende ist."))
    actions.end_evening(forum_id=pressed.forum.pk, by=pressed.by, steps=pressed.steps)
    return Pressed(ok=True, sentence=_("Der Abend ist beendet. Die Gäste sehen jetzt ihre Worte durch."))


def _call(pressed: _Press) -> Pressed:
    turn = actions.call_up(forum_id=pressed.forum.pk, turn_id=pressed.number)
    return Pressed(ok=True, sentence=_("Jetzt im Raum: %(who)s.") % {"who": turn.seat.name or turn.seat.speaker_code})


def _done(pressed: _Press) -> Pressed:
    actions.finish_turn(forum_id=pressed.forum.pk, turn_id=pressed.number)
    return Pressed(ok=True, sentence=_("Das Mikrofon ist frei."))


def _decline(pressed: _Press) -> Pressed:
    actions.decline_turn(forum_id=pressed.forum.pk, turn_id=pressed.number, reason=pressed.reason("reason"))
    return Pressed(ok=True, sentence=_("Nicht aufgerufen. Der Gast liest Ihren Grund."))


def _code(pressed: _Press) -> Pressed:
    """A second press, with the old code still on the page, makes no third one."""
    if read_code(pressed.what) != pressed.forum.hall_code:
        raise SomebodyWasFaster
    actions.renew_hall_code(forum_id=pressed.forum.pk)
    return Pressed(ok=True, sentence=_("Der neue Code steht auf der Leinwand. Wer schon sitzt, bleibt."))


def _vote(pressed: _Press) -> Pressed:
    if pressed.what == "close":
        actions.close_floor(forum_id=pressed.forum.pk, by=pressed.by)
        return Pressed(ok=True, sentence=_("Die Abstimmung ist geschlossen."))
    actions.open_floor(forum_id=pressed.forum.pk, takes_statements=pressed.what == "more", by=pressed.by)
    return Pressed(ok=True, sentence=_("Jetzt wird abgestimmt."))


def _commit(pressed: _Press) -> Pressed:
    form = CommitmentForm(pressed.said)
    if not form.is_valid():
        field, faults = next(iter(form.errors.items()))
        return Pressed(ok=False, sentence=" ".join(str(fault) for fault in faults), field=field)
    actions.promise_aloud(forum_id=pressed.forum.pk, by=pressed.by, **form.cleaned_data)
    return Pressed(ok=True, sentence=_("Die Zusage steht, mit Name und Tag."))


_DEEDS: dict[str, Callable[[_Press], Pressed]] = {
    "look": _look,
    "begin": _begin,
    "next": _next,
    "start": _start,
    "reveal": _reveal,
    "extend": _extend,
    "skip": _skip,
    "end": _end,
    "call": _call,
    "done": _done,
    "decline": _decline,
    "code": _code,
    "vote": _vote,
    "commit": _commit,
}
