"""The balance as an Atom feed: for whoever wants to hear of it without giving us an address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from resonanz.answer import reads
from resonanz.answer.reads import BalanceNews
from resonanz.answer.views.balance import public_inquiry_or_404
from resonanz.answer.views.conditional import balance_mark
from resonanz.people import reads as people_reads
from resonanz.trust import reads as trust_reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry

    _Feed = Feed[BalanceNews, Inquiry | None]
else:
    _Feed = Feed


class BalanceFeed(_Feed):
    """Of one inquiry, or of all that everybody may know of."""

    feed_type = Atom1Feed

    def get_object(self, _request: HttpRequest, slug: str = "") -> Inquiry | None:
        # Its only door, so the entries of one answer share one log.
        self.origin = trust_reads.origin()
        return public_inquiry_or_404(slug) if slug else None

    def title(self, obj: Inquiry | None) -> str:
        if obj is not None:
            return _("Bilanz: %(title)s") % {"title": obj.title}
        organisation = people_reads.the_organisation()
        return _("Bilanz: %(title)s") % {"title": organisation.name if organisation else "Resonanz"}

    def subtitle(self) -> str:
        return _(
            "Was entschieden, verschoben, gehalten und nicht gehalten wurde. Berechnet, von niemandem geschrieben."
        )

    def link(self, obj: Inquiry | None) -> str:
        return reverse("answer:balance", args=[obj.slug]) if obj else reverse("answer:house_balance")

    def feed_guid(self, obj: Inquiry | None) -> str:
        return self._tag(f"balance-{obj.code}" if obj else "balance")

    def items(self, obj: Inquiry | None) -> Iterable[BalanceNews]:
        inquiries = [obj] if obj else reads.public_inquiries()
        return reads.balance_news(inquiry.pk for inquiry in inquiries)

    def item_title(self, item: BalanceNews) -> str:
        return item.title

    def item_description(self, item: BalanceNews) -> str:
        return item.text

    def item_link(self, item: BalanceNews) -> str:
        return item.url

    def item_guid(self, item: BalanceNews) -> str:
        return self._tag(item.key)

    def item_pubdate(self, item: BalanceNews) -> datetime:
        return item.moment

    def item_updateddate(self, item: BalanceNews) -> datetime:
        return item.moment

    def item_categories(self, item: BalanceNews) -> tuple[Any, ...]:
        return (item.happened.value,)

    def _tag(self, key: str) -> str:
        """The same for ever: the name of the ledger and the entry, whatever the house is called by then."""
        return f"urn:resonanz:{self.origin}:{key}"


@require_safe
@cache_control(no_cache=True)
@condition(etag_func=balance_mark)
def feed(request: HttpRequest, slug: str = "") -> HttpResponse:
    return BalanceFeed()(request, slug=slug)
