"""Short ways to press at the desk."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from resonanz.forum.models import Forum


def press(browser: Client, forum: Forum, deed: str, *, steps: Any = None, **said: Any) -> dict[str, Any]:
    """One press with the state of now, or with an older one; answers what a script is told."""
    if steps is None:
        forum.refresh_from_db()
        steps = forum.steps
    answer = browser.post(
        reverse("forum:deed", args=[forum.inquiry.slug]),
        {"deed": deed, "steps": str(steps), **said},
        headers={"accept": "application/json"},
    )
    told: dict[str, Any] = answer.json()
    assert answer.status_code == 200
    return told


def picture(browser: Client, forum: Forum, page: str) -> dict[str, Any]:
    """What a browser that asks in turns is told; page is `desk` or `screen`."""
    told: dict[str, Any] = browser.get(reverse(f"forum:{page}_picture", args=[forum.inquiry.slug])).json()
    return told


def shown(browser: Client, forum: Forum, page: str) -> str:
    """All parts of that picture as one text."""
    return "\n".join(picture(browser, forum, page)["parts"].values())
