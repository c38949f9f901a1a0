from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.ground.mailboxes import MailboxRefused


class StoryUnknown(Exception):
    sentence = _("Unter diesem Code finden wir nichts. Bitte vergleichen Sie ihn mit Ihrer Quittung.")


class AlreadyWithdrawn(Exception):
    sentence = _("Diese Worte sind schon gelöscht.")


class NothingNew(Exception):
    sentence = _("Das steht schon Wort für Wort so da. Es wurde nichts gespeichert.")


class AlreadyWithheld(Exception):
    sentence = _("Diese Worte sind schon zurückgehalten oder verborgen.")


class NotWithheld(Exception):
    sentence = _("Diese Worte sind nicht zurückgehalten und nicht verborgen.")


class HeldBefore(Exception):
    sentence = _(
        "Diese Worte wurden schon einmal zurückgehalten. Ein zweites Mal geht nicht: "
        "Entweder Sie verbergen sie mit Begründung, oder sie bleiben stehen."
    )


class AppealWasGranted(Exception):
    sentence = _(
        "Einem Widerspruch gegen diesen Grund wurde stattgegeben. Aus demselben Grund geht es nicht noch einmal."
    )


class DeadlineWrong(Exception):
    sentence = _("Zurückhalten geht höchstens sieben Tage, und die Frist muss in der Zukunft liegen.")


class AppealRefused(Exception):
    """There is nothing to object to (any more), or it was objected to already."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class OwnDecision(Exception):
    sentence = _(
        "Über einen Widerspruch entscheidet nie, wer verborgen hat. "
        "Bitte überlassen Sie das jemand anderem aus dem Team."
    )


class BelongsToSomebody(Exception):
    sentence = _("Diese Stimme gehört schon zu einem anderen Konto.")


class WaitedTooLong(Exception):
    sentence = _(
        "Das wurde vor mehr als 72 Stunden geschrieben und deshalb nicht angenommen. "
        "Bitte kopieren Sie Ihre Worte und geben Sie sie neu ab, wenn Sie noch mögen."
    )


class NameMissing(Exception):
    sentence = _("Wenn Ihr Name dabeistehen soll, brauchen wir ihn. Sonst wählen Sie „Alle, ohne Namen“.")


class ImportRefused(Exception):
    """A file that cannot be taken in, with the sentence that says why and what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)


class MailboxWithoutInquiry(MailboxRefused):
    sentence = _(
        "Das Anliegen, in das die Mails kommen sollen, gibt es nicht. Bitte legen Sie es an oder berichtigen Sie "
        "RESONANZ_MAILBOX_INQUIRY."
    )


class VotingClosed(Exception):
    sentence = _("Hier wird gerade nicht abgestimmt. Es wurde nichts gespeichert.")


class StatementsClosed(Exception):
    sentence = _("Hier werden gerade keine eigenen Aussagen angenommen. Es wurde nichts gespeichert.")


class StatementGone(Exception):
    sentence = _("Über diese Aussage wird nicht mehr abgestimmt. Es wurde nichts gespeichert.")


class StatementTooLong(Exception):
    sentence = _("Eine Aussage ist höchstens 400 Zeichen lang. Was mehr Platz braucht, ist eine Geschichte.")


class StatementKnown(Exception):
    sentence = _("Diese Aussage steht Wort für Wort schon da. Es wurde nichts gespeichert.")


class NotReleased(Exception):
    sentence = _("Diese Geschichte ist nicht für alle freigegeben. Aus ihr lässt sich keine Aussage entnehmen.")


class NotInTheStory(Exception):
    sentence = _("Das steht so nicht in der Geschichte. Eine Aussage daraus stimmt Zeichen für Zeichen.")


class ConsentMissing(Exception):
    sentence = _("Ohne Zustimmung wird nichts aufgeschrieben. Bitte lesen Sie den Satz vor und fragen Sie.")


class CardUnknown(Exception):
    sentence = _(
        "Diesen Code gibt es auf keiner Karte. Bitte vergleichen Sie ihn Zeichen für Zeichen mit dem Abschnitt."
    )


class CardOfAnother(Exception):
    """The card was printed for another inquiry, whose title the sentence names."""

    def __init__(self, title: str) -> None:
        self.sentence = _("Diese Karte gehört zum Anliegen „%(title)s“. Bitte tragen Sie sie dort ein.") % {
            "title": title
        }
        super().__init__(title)


class CardUsed(Exception):
    sentence = _("Was auf dieser Karte stand, ist schon eingetragen. Eine Karte gilt einmal.")


class CardTooEarly(Exception):
    sentence = _("An diesem Tag gab es die Karte noch nicht, oder er liegt in der Zukunft.")


class TooManyCards(Exception):
    sentence = _("Gedruckt werden höchstens 200 Karten auf einmal.")


class TalkEnded(Exception):
    sentence = _("Dieses Gespräch ist beendet. Es wurde nichts notiert.")


class NotASource(Exception):
    """A note that nobody may turn into a story: it is understood, not said or seen, or it is one already."""

    sentence = _("Aus dieser Notiz wird keine Geschichte.")


class NoteGone(Exception):
    sentence = _("Diese Notiz gibt es nicht mehr, oder sie ist schon freigegeben.")


class TastingClosed(Exception):
    sentence = _("Hier wird gerade nicht gekostet. Es wurde nichts gespeichert.")


class NotThisVersion(Exception):
    sentence = _("Diese Fassung gehört nicht zu dieser Kostprobe. Es wurde nichts gespeichert.")


class TastingRefused(Exception):
    """A concept cannot be changed or opened like this; the sentence says why and what to do."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        super().__init__(sentence)
