from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from resonanz.trust.reads import Activity, Holding, because, declare

declare(
    Holding(
        table="ask.Inquiry",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, sobald es offen ist"),
        acts=("created_by",),
        keep=because(_("damit man auch später sieht, wonach gefragt wurde und was daraus wurde")),
    ),
    Holding(
        table="ask.PurposeVersion",
        activity=Activity.DIALOGUE,
        seen_by=_("alle, sobald das Anliegen offen ist"),
        acts=("said_by",),
        keep=because(_("damit keine Fassung eines Versprechens spurlos verschwindet; in Worten des Teams")),
    ),
)
