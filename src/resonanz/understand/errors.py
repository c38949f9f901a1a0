from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class TooFewPeople(Exception):
    """An insight without evidence from enough different people."""

    def __init__(self, *, people: int, needed: int) -> None:
        self.people = people
        self.needed = needed
        super().__init__(people, needed)

    @property
    def sentence(self) -> str:
        return ngettext(
            "Für eine Erkenntnis braucht es Worte von %(needed)d Menschen; bisher ist es einer.",
            "Für eine Erkenntnis braucht es Worte von %(needed)d Menschen; bisher sind es %(people)d.",
            self.people,
        ) % {"needed": self.needed, "people": self.people}


class NotVerbatim(Exception):
    sentence = _(
        "Dieser Beleg steht so nicht in der Geschichte. Bitte markieren Sie die Worte, wie sie geschrieben sind."
    )


class Refused(Exception):
    """A decision about a theme that cannot be taken; `sentence` tells people why."""

    sentence: Promise


class NoSuchTheme(Refused):
    sentence = _("Dieses Thema gibt es nicht.")


class ThemeHasFaded(Refused):
    sentence = _("Dieses Thema hat keine Geschichten mehr. Daran lässt sich nichts mehr ändern.")


class ForeignTheme(Refused):
    sentence = _("Das andere Thema gehört zu einem anderen Anliegen. Zusammenlegen geht nur innerhalb eines Anliegens.")


class SameTheme(Refused):
    sentence = _("Ein Thema lässt sich nicht mit sich selbst zusammenlegen. Bitte wählen Sie ein anderes.")


class EmptyName(Refused):
    sentence = _("Bitte schreiben Sie einen Namen, oder nehmen Sie den bisherigen zurück.")


class NameTooLong(Refused):
    sentence = _("Der Name ist länger als 80 Zeichen. Bitte kürzen Sie ihn.")


class NameTaken(Refused):
    sentence = _("So heißt hier schon ein anderes Thema. Bitte wählen Sie einen Namen, der beide unterscheidet.")


class NoName(Refused):
    sentence = _("Dieses Thema hat keinen Namen vom Team, den man zurücknehmen könnte.")


class NotMerged(Refused):
    sentence = _("Dieses Thema hat niemand zusammengelegt; es gibt nichts zurückzunehmen.")


class NothingChosen(Refused):
    sentence = _("Bitte wählen Sie mindestens eine Geschichte oder einen Teil für das neue Thema.")


class EverythingChosen(Refused):
    sentence = _("Wenn alle Geschichten gehen, bleibt nichts zurück. Bitte lassen Sie mindestens eine hier.")


class StoryGone(Refused):
    sentence = _(
        "Eine der Geschichten ist nicht mehr da: Sie wurde zurückgezogen oder liegt jetzt in einem anderen Thema."
    )


class NotDecided(Refused):
    sentence = _("Dazu hat niemand etwas entschieden; es gibt nichts zurückzunehmen.")


class NoSuchTouchpoint(Refused):
    sentence = _("Diesen Berührungspunkt gibt es nicht.")


class TouchpointArchived(Refused):
    sentence = _("Dieser Berührungspunkt ist abgelegt. Holen Sie ihn zurück, um daran etwas zu ändern.")


class TouchpointNotArchived(Refused):
    sentence = _("Dieser Berührungspunkt ist nicht abgelegt; es gibt nichts zurückzuholen.")


class TouchpointWithoutName(Refused):
    sentence = _("Bitte geben Sie dem Berührungspunkt einen Namen.")


class TouchpointNotDescribed(Refused):
    sentence = _("Bitte sagen Sie in einem Satz, was dort geschieht, oder schreiben Sie ein Beispiel.")


class TouchpointNameTaken(Refused):
    sentence = _("So heißt schon ein anderer Berührungspunkt. Bitte wählen Sie einen Namen, der beide unterscheidet.")


class TooManyWords(Refused):
    sentence = _(
        "Das ist mehr, als sich vergleichen lässt: höchstens 80 Zeichen für den Namen, 300 für den Satz und je "
        "Beispiel, höchstens zwölf Beispiele."
    )


class TooManyTouchpoints(Refused):
    sentence = _("Mehr als 40 Berührungspunkte lassen sich nicht mehr unterscheiden. Bitte legen Sie zuerst einen ab.")


class PassageGone(Refused):
    sentence = _("Diesen Abschnitt gibt es nicht mehr: Seine Geschichte wurde zurückgezogen oder neu gefasst.")


class NoSuchNeed(Refused):
    sentence = _("Dieses Bedürfnis gibt es nicht mehr. Bitte wählen Sie eines, das Menschen wirklich haben.")


class ClaimStands(Refused):
    sentence = _(
        "Worauf eine Fassung antworten will, steht fest, sobald gekostet wird. "
        "Sonst ließe sich die Absicht hinterher zum Ergebnis passend machen."
    )
