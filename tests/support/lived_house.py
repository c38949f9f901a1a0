"""A house of its own in which much has happened, and what the public sees of it: `python -m tests.support.lived_house`.

`live` lets a random history happen in the house at RESONANZ_DATA and signs its ledger; `pages` prints every public page
that can be reached, as JSON, without what is new at every look. tests/support/lived.py starts it: whatever imports the
suite's own surroundings gets another house.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import UTC, datetime
from random import Random

from resonanz.doors.cli.house import opened

MOMENT = datetime(2027, 3, 1, 12, tzinfo=UTC)
_NEW_EVERY_TIME = re.compile(
    r'(?<=name="csrfmiddlewaretoken" value=")[^"]*|(?<=nonce=")[^"]*|(?<=name="key" value=")[^"]*'
)

_DRAWN_ANEW = re.compile(r"/aussagen/$|^/melden/|/kosten/$")
"""Which statement or dish comes first is drawn for every guest, and with it what can be reported from there."""


def _live() -> None:
    # Models exist only after Django is set up.
    from resonanz.trust import actions
    from tests.support.lives import Life

    life = Life(Random(7))
    life.start()
    assert actions.publish_checkpoint() is not None


def _pages() -> None:
    from django.conf import settings
    from django.test import Client

    from resonanz.ground import clock
    from tests.support.crawling import crawl

    settings.ALLOWED_HOSTS = ["testserver"]
    with clock.held_at(MOMENT):
        home = Client().get("/").content.decode()
        found = {"/": home, **crawl(Client(), re.findall(r'href="(/[^"#]*)"', home)).pages}
    kept = {path: _NEW_EVERY_TIME.sub("", html) for path, html in found.items() if not _DRAWN_ANEW.search(path)}
    print(json.dumps(kept))


if __name__ == "__main__":
    with opened():
        {"live": _live, "pages": _pages}[sys.argv[1]]()
