from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.utils.module_loading import autodiscover_modules


class TrustConfig(AppConfig):
    name = "resonanz.trust"
    label = "trust"

    def ready(self) -> None:
        # Receivers register themselves by being imported, once all rooms are there.
        from resonanz.trust import receivers  # noqa: F401

        # Every room says in its `personal_data` what it holds; whoever forgets a column does not pass the checks.
        autodiscover_modules("personal_data")
        checks.register(check_register)


def check_register(**_: Any) -> list[checks.CheckMessage]:
    from resonanz.trust.reads import complaints  # Models exist only once all rooms are loaded.

    return [checks.Error(complaint, id="trust.E001") for complaint in complaints()]
