"""No log keeps what opens a personal page."""

from __future__ import annotations

import logging
import re

import pytest

from resonanz.ground.logs import WithoutSecrets
from tests.support.routes import every_route


def shown(message: str, *arguments: object) -> str:
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, arguments, None)
    assert WithoutSecrets().filter(record)
    return record.getMessage()


def opened_by_secrets() -> list[str]:
    """Every address of the house with a code or a token in it."""
    return sorted({f"/{here}" for here, _ in every_route() if re.search(r"<str:(code|token)>", here)})


@pytest.mark.parametrize("pattern", opened_by_secrets())
def test_no_address_of_the_house_reaches_the_log_with_what_opens_it(pattern: str) -> None:
    path = re.sub(r"<str:(code|token)>", "SECRET", pattern)
    path = re.sub(r"<int:\w+>", "7", re.sub(r"<slug:\w+>", "kontakt", path))
    assert shown(path) == path.replace("SECRET", "…")


@pytest.mark.parametrize(
    ("path", "masked"),
    [
        ("/stimme/7K3M-92QD-X4TB/", "/stimme/…/"),
        ("/stimme/7K3M-92QD-X4TB/quittung.json", "/stimme/…/quittung.json"),
        ("/anmelden/U1QNGQCHICCFlKTnLOaxdHz/", "/anmelden/…/"),
        ("/saal/7K3M-92QD-X4TB/strom/", "/saal/…/strom/"),
        ("/team/forum/abend/tisch/3/platz/7K3M-92QD-X4TB/", "/team/forum/abend/tisch/3/platz/…/"),
        ("/f/7K3M92/", "/f/…/"),
        ("/forum/abend/einlass/?code=7K3M92", "/forum/abend/einlass/?code=…"),
        ("/forum/abend/?platz=7K3M-92QD-X4TB", "/forum/abend/?platz=…"),
        ("/team/anliegen/kontakt/aufschreiben/7K3M-92QD-X4TB/", "/team/anliegen/kontakt/aufschreiben/…/"),
        ("/team/anliegen/kontakt/aufschreiben/", "/team/anliegen/kontakt/aufschreiben/"),
        ("/saal/7K3M-92QD-X4TB/abstimmen/", "/saal/…/abstimmen/"),
        ("/anliegen/kontakt/", "/anliegen/kontakt/"),
        ("/stimme/", "/stimme/"),
    ],
)
def test_codes_and_tokens_are_masked(path: str, masked: str) -> None:
    assert shown("%s: %s", "Internal Server Error", path) == f"Internal Server Error: {masked}"
    assert shown(f"at {path}") == f"at {masked}"
