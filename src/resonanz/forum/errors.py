from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from resonanz.forum.models import Forum


class ForumNotReady(Exception):
    """It cannot be announced yet. `obstacles` says by field what stands in the way."""

    sentence = _("So lässt sich das Forum noch nicht ankündigen. Was fehlt, steht bei den Feldern.")

    def __init__(self, obstacles: Mapping[str, Sequence[str | Promise]]) -> None:
        self.obstacles = dict(obstacles)
        super().__init__(", ".join(self.obstacles))


class BalanceOwed(Exception):
    """The last forum has not been answered for, so the next cannot be announced. `owing` is the last one."""

    sentence = _(
        "Das letzte Forum wartet noch auf seine Bilanz. Erst wenn die Gäste lesen können, was aus ihren Worten wurde, "
        "lässt sich das nächste ankündigen."
    )

    def __init__(self, owing: Forum) -> None:
        self.owing = owing
        super().__init__(str(owing))


class NotNow(Exception):
    """A step that does not fit how far the forum is; `sentence` says what would come first."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = sentence
        super().__init__(str(sentence))


class SomebodyWasFaster(Exception):
    """Two hosts pressed at once, or the page was old: the second press changes nothing."""

    sentence = _("Jemand war gerade schneller. Sie sehen jetzt, wo der Abend steht; bitte drücken Sie noch einmal.")


class SignUnknown(Exception):
    sentence = _("Dieses Zeichen gibt es heute Abend nicht. Es steht auf dem Telefon der Person oder auf ihrem Zettel.")


class AlreadyAnswered(Exception):
    sentence = _("Sie haben schon geantwortet. Weil Antworten keinen Namen tragen, lässt sich Ihre nicht mehr finden.")


class NothingToBalance(Exception):
    """Insights still wait for one of the four words; `waiting` says how many."""

    def __init__(self, waiting: int) -> None:
        self.waiting = waiting
        super().__init__(str(waiting))
