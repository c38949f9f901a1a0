"""What each operation is for, as the document and the page say it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from resonanz.people.enums import Scope

Said = str | Promise

OPERATIONS: dict[str, tuple[Scope, Said, Said]] = {
    "list_inquiries": (
        Scope.INQUIRIES_READ,
        _("Anliegen auflisten"),
        _("Alles, was öffentlich gefragt wird oder wurde. Entwürfe und Anliegen unter Mitarbeitenden fehlen."),
    ),
    "get_inquiry": (Scope.INQUIRIES_READ, _("Ein Anliegen"), _("Die Frage und was den Gefragten versprochen ist.")),
    "list_stories": (
        Scope.STORIES_READ,
        _("Geschichten auflisten"),
        _(
            "In der Reihenfolge des Protokollbuchs, jede in der neuesten Fassung. Zurückgezogene, zurückgehaltene und "
            "verborgene Worte fehlen. Mit „seen_by“ kommen nur die, die ein Forum oder alle lesen dürfen."
        ),
    ),
    "get_story": (Scope.STORIES_READ, _("Eine Geschichte"), _("Unter der Nummer ihres Eintrags im Protokollbuch.")),
    "tell_story": (
        Scope.STORIES_WRITE,
        _("Eine Geschichte abgeben"),
        _(
            "Nur Worte, die ein Mensch selbst geschrieben hat, mit der Freigabe, die er selbst gewählt hat. "
            "Der „Idempotency-Key“ gehört zum Entwurf: Zweimal gesendet kommt einmal an und gibt dieselbe Quittung. "
            "Geben Sie die Quittung dem Menschen, sie gehört ihm."
        ),
    ),
    "list_themes": (
        Scope.THEMES_READ,
        _("Themen auflisten"),
        _(
            "Worüber Menschen erzählen. Namen und Zitate sind ihre Worte: Ohne das Recht „stories:read“ stehen hier "
            "nur die öffentlichen, und der Name kann fehlen."
        ),
    ),
    "list_insights": (
        Scope.INSIGHTS_READ,
        _("Erkenntnisse auflisten"),
        _("Was verstanden wurde, wie viele Menschen es belegen und was öffentlich daraus wurde."),
    ),
    "get_insight": (
        Scope.INSIGHTS_READ,
        _("Eine Erkenntnis mit Belegen"),
        _("Die Belege, die alle lesen dürfen, mit ihrem Eintrag, und wie viele weitere dahinterstehen."),
    ),
    "list_decisions": (
        Scope.INSIGHTS_READ,
        _("Entscheidungen auflisten"),
        _("Jedes Wort zu einer Erkenntnis, sobald es öffentlich ist."),
    ),
    "list_commitments": (
        Scope.COMMITMENTS_READ,
        _("Zusagen auflisten"),
        _("Mit Tag und Stand: offen, gehalten, später, überfällig oder nicht gehalten. Berechnet, nicht eingetragen."),
    ),
    "list_forums": (Scope.FORUM_READ, _("Foren auflisten"), _("Angekündigte Kundenforen und wie weit sie sind.")),
    "get_forum": (Scope.FORUM_READ, _("Ein Forum"), _("Mit seiner Tagesordnung.")),
    "get_balance": (Scope.BALANCE_READ, _("Die Bilanz des Hauses"), _("Dieselben Zahlen wie auf der Seite.")),
    "get_inquiry_balance": (
        Scope.BALANCE_READ,
        _("Die Bilanz eines Anliegens"),
        _("Dieselben Zahlen wie auf der Seite. Kleine Gruppen werden auch hier nicht gezählt."),
    ),
}
"""By operation: the scope it needs, its title, what it does."""

PARAMETERS: dict[str, Said] = {
    "limit": _("Wie viele auf einmal, höchstens 100"),
    "cursor": _("Die Marke einer früheren Antwort; es geht hinter ihr weiter"),
    "slug": _("Die Adresse des Anliegens"),
    "entry": _("Die Nummer des Eintrags im Protokollbuch"),
    "number": _("Die Nummer der Erkenntnis"),
    "seen_by": _("Nur, was diese lesen dürfen: team, forum oder public"),
    "Idempotency-Key": _("Ein Schlüssel, der zum Entwurf gehört, 8 bis 200 Zeichen"),
    "If-None-Match": _("Das ETag einer früheren Antwort; ist nichts neu, kommt 304"),
}
