"""Server time of the page for the management, in the demo's house with many more stories.

    python -m benchmarks.mirror --stories 50000 --rounds 20

Loads the demo organisation into a database of its own in a temporary directory, where every part of the mirror has been
filled through the product's own actions, and adds bulk stories that tell of waiting at the touchpoints of its journey.
Asks through Django's test client as a member of the team: with nothing kept, and after somebody told a story. Prints
p50 and p95 in milliseconds and the statements, for the page, each of its pictures and the PDF; ends with 1 when the
page takes over 300 ms (p95, after a story).
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

import numpy as np

GOAL_MS = 300.0
PAGE = "/team/spiegel/auf-einer-seite/"
FILL = """
WITH told AS (
    INSERT INTO listen_story (inquiry_id, text, works_well, roles, permission, name, feeling, teller, via, told_at,
        received_at, source, external_id, entry_index, withdrawn_ground, visibility, origin, agreed_to, first_read_at)
    SELECT (SELECT id FROM ask_inquiry WHERE slug = 'kontakt'),
        'Ich habe ' || (5 + n %% 90) || ' Minuten gewartet.', '',
        ARRAY[(ARRAY['customer','non_customer'])[1 + n %% 2]], 'public_anonymous', '', '', gen_random_uuid(),
        'import',
        now() - n * interval '20 minutes', now() - n * interval '20 minutes', 'bench', n::text, -1000000 - n, '',
        'shown', '', '', now()
    FROM generate_series(1, %(stories)s) AS n RETURNING id, inquiry_id, text
)
INSERT INTO understand_touchpointmatch (story_id, inquiry_id, start, "end", touchpoint_id, strength)
SELECT told.id, told.inquiry_id, 0, length(told.text), p.id, 0.9
FROM told, LATERAL (SELECT id FROM understand_touchpoint ORDER BY (id + told.id) %% 7, id LIMIT 1) AS p
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--stories", type=int, default=50_000)
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--statements", action="store_true", help="print the slowest statements of each page")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        os.environ["RESONANZ_DATA"] = folder
        os.environ["RESONANZ_DATABASE_POOL"] = "on"
        from resonanz.doors.cli.house import opened

        with opened(pool=True):
            slowest = measure(chosen)
    sys.exit(0 if slowest <= GOAL_MS else 1)


def measure(chosen: argparse.Namespace) -> float:
    """The p95 of the page after somebody told a story, in milliseconds."""
    from django.conf import settings
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from resonanz.doors import demo
    from resonanz.mirror import reads as mirror_reads
    from resonanz.people import reads as people_reads

    settings.ALLOWED_HOSTS = ["testserver"]
    demo.load(lambda _done, _total: None)
    with connection.cursor() as cursor:
        cursor.execute(FILL, {"stories": chosen.stories})
        cursor.execute("ANALYZE")
    client = Client(headers={"accept-language": "de"})
    client.force_login(people_reads.present_team()[0])
    assert client.get(PAGE).status_code == 200
    found = mirror_reads.findings()
    pages = {"page": PAGE, **{f"picture: {one.key}": one.picture for one in found if one.picture}, "PDF": f"{PAGE}pdf/"}
    print(f"{chosen.stories} bulk stories beside the demo's; {sum(one.is_missing for one in found)} parts missing\n")
    print(f"{'':<24}{'nothing':>10}{'p95':>9}{'told':>10}{'p95':>9}{'statements':>12}")
    worst = 0.0
    for name, path in pages.items():
        ask = partial(client.get, path)
        assert ask().status_code == 200, path
        took = [timed(ask, chosen.rounds, before=before) for before in (cache.clear, tells)]
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            ask()
        shown = "".join(f"{p50:>10.1f}{p95:>9.1f}" for p50, p95 in took)
        print(f"{name:<24}{shown}{len(queries):>12}", flush=True)
        if chosen.statements:
            for query in sorted(queries.captured_queries, key=lambda query: -float(query["time"]))[:4]:
                print(f"      {1000 * float(query['time']):>7.1f} ms  {' '.join(query['sql'].split())[:110]}")
        worst = took[1][1] if path == PAGE else worst
    return worst


def tells() -> None:
    from resonanz.ask.models import Inquiry
    from resonanz.listen import actions as listen

    inquiry = Inquiry.objects.get(slug="kontakt")
    said = {"text": "Ich habe zwölf Minuten gewartet.", "roles": ["customer"], "permission": "team"}
    listen.tell_story(inquiry=inquiry, key=str(uuid4()), **said)


def timed(ask: Callable[[], Any], rounds: int, *, before: Callable[[], object]) -> tuple[float, float]:
    """p50 and p95 in milliseconds; `before` runs ahead of each call and is not counted."""
    took = []
    for _ in range(rounds):
        before()
        begun = perf_counter()
        ask()
        took.append(1000 * (perf_counter() - begun))
    return float(np.percentile(took, 50)), float(np.percentile(took, 95))


if __name__ == "__main__":
    main()
