"""What a telephone may keep for a hall without reception; free of Django, because the settings import it."""

from __future__ import annotations

from collections.abc import MutableMapping

SERVICE_WORKER = "/ground/js/offline.js"
SCOPE = "/anliegen/"


def static_headers(headers: MutableMapping[str, str], path: str, url: str) -> None:
    """The service worker lies among the scripts but may look after the questions, and nothing else."""
    if url.endswith(SERVICE_WORKER):
        headers["Service-Worker-Allowed"] = SCOPE
