"""Whether a text names somebody from the team: a promise may carry their name only with their agreement."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from django.db.models import Q

from resonanz.people.models import Account, MemberChange
from resonanz.people.rules.names import looks_alike, skeleton

_TITLES = {skeleton(title) for title in ("Frau", "Herr", "Herrn", "Fr", "Hr", "Ms", "Mr", "Mrs", "Miss")}


@dataclass(frozen=True, kw_only=True)
class Named:
    """`is_all` says that the text is nothing but this name, perhaps with a function behind a comma."""

    account: Account
    is_all: bool


def named_in(text: str) -> list[Named]:
    """Who is or was in the team and is named in this text: by the whole name, or by the last one with a title.

    Whatever a reader takes for the name is the name: other scripts, accents and spacing make no difference.
    """
    words = [word for word in (skeleton(each) for each in text.replace("-", " - ").split()) if word]
    if not words:
        return []
    known = Account.objects.filter(Q(is_team=True) | Q(pk__in=MemberChange.objects.values("account_id")))
    return [
        Named(account=account, is_all=looks_alike(text.partition(",")[0], account.name))
        for account in known.exclude(name="").order_by("pk")
        if _names(words, account.name)
    ]


def _names(words: list[str], name: str) -> bool:
    parts = [part for part in (skeleton(each) for each in name.replace("-", " - ").split()) if part]
    if not parts:
        return False
    if set(parts) <= set(words):
        return True
    if len(parts) == 1:
        return False
    # "Frau Holt" and "M. Holt" are Mira Holt to everybody who knows her.
    return any(word == parts[-1] and (before in _TITLES or before == parts[0][:1]) for before, word in pairwise(words))
