"""The name a person gives a theme. The customers' words stay beside it."""

from __future__ import annotations

from django.db import transaction

from resonanz.understand.actions.deciding import held_living
from resonanz.understand.actions.history import remember
from resonanz.understand.enums import Deed
from resonanz.understand.errors import EmptyName, NameTaken, NameTooLong, NoName
from resonanz.understand.models import LONGEST_NAME, Theme


def checked_name(name: str) -> str:
    """The name on one line. Raises `EmptyName` and `NameTooLong`."""
    shown = " ".join(name.replace("\x00", "").split())
    if not shown:
        raise EmptyName
    if len(shown) > LONGEST_NAME:
        raise NameTooLong
    return shown


def refuse_taken(name: str, *, inquiry_id: int, but: int = 0) -> None:
    """Two themes of one name could not be told apart."""
    others = Theme.objects.filter(inquiry_id=inquiry_id, faded_at=None, given_name__iexact=name)
    if others.exclude(pk=but).exists():
        raise NameTaken


@transaction.atomic
def rename_theme(*, theme_id: int, name: str, by: int) -> Theme:
    """The same name again changes nothing and leaves no trace."""
    name = checked_name(name)
    theme = held_living(theme_id)
    if theme.given_name == name:
        return theme
    refuse_taken(name, inquiry_id=theme.inquiry_id, but=theme.pk)
    theme.given_name, theme.named_by_id = name, by
    theme.save(update_fields=["given_name", "named_by"])
    remember(theme, Deed.RENAME, by=by, name=name)
    return theme


@transaction.atomic
def take_name_back(*, theme_id: int, by: int) -> Theme:
    """The theme is called by the customers' words again."""
    theme = held_living(theme_id)
    if not theme.given_name:
        raise NoName
    name, theme.given_name, theme.named_by_id = theme.given_name, "", None
    theme.save(update_fields=["given_name", "named_by"])
    remember(theme, Deed.UNNAME, by=by, name=name)
    return theme
