"""No log keeps what opens a personal page."""

from __future__ import annotations

import logging

import pytest

from resonanz.ground.logs import WithoutSecrets


def shown(message: str, *arguments: object) -> str:
    record = logging.LogRecord("django.request", logging.ERROR, __file__, 1, message, arguments, None)
    assert WithoutSecrets().filter(record)
    return record.getMessage()


@pytest.mark.parametrize(
    ("path", "masked"),
    [
        ("/stimme/7K3M-92QD-X4TB/", "/stimme/…/"),
        ("/stimme/7K3M-92QD-X4TB/quittung.json", "/stimme/…/quittung.json"),
        ("/anmelden/U1QNGQCHICCFlKTnLOaxdHz/", "/anmelden/…/"),
        ("/anliegen/kontakt/", "/anliegen/kontakt/"),
        ("/stimme/", "/stimme/"),
    ],
)
def test_codes_and_tokens_are_masked(path: str, masked: str) -> None:
    assert shown("%s: %s", "Internal Server Error", path) == f"Internal Server Error: {masked}"
    assert shown(f"at {path}") == f"at {masked}"
