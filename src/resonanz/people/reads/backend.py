"""Who a session belongs to. Named in the settings."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists

from resonanz.people.models import Account, Organisation


class AccountBackend(ModelBackend):
    """One statement answers who it is and whether the house asks the team for a second factor."""

    def get_user(self, user_id: int) -> Account | None:
        asking = Organisation.objects.filter(id=1, asks_second_factor=True)
        account = Account.objects.annotate(house_asks_factor=Exists(asking)).filter(pk=user_id).first()
        return account if account is not None and self.user_can_authenticate(account) else None
