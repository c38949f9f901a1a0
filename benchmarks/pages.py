"""Server time and query count of the main pages at 100,000 stories.

    python benchmarks/pages.py --stories 100000 --rounds 15

Makes a database of its own in a temporary directory, fills it with made-up stories, themes and insights, and asks
for every page through Django's test client. Prints the median server time in milliseconds, what of it was time of the
processor here and in the database (which other work on the machine hardly changes), and the number of statements; two
runs with different --stories show whether the count stays constant.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from contextlib import suppress
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

FILL = """
INSERT INTO listen_story (inquiry_id, text, works_well, roles, permission, name, feeling, teller, via, told_at,
    received_at, source, external_id, entry_index, withdrawn_ground, visibility,
    first_read_at, origin, agreed_to)
SELECT %(inquiry)s,
    'Ich habe ' || (n %% 90) || ' Minuten in der Warteschleife gehangen, wegen der ' ||
    (ARRAY['Abrechnung','Rechnung','Fernwärme','Haltestelle','Anmeldung','Baustelle'])[1 + n %% 6] ||
    '. Beim ' || (n %% 7) || '. Anruf ging jemand dran, Vorgang ' || n || '. ' || repeat('Dann wieder Musik. ', n %% 9),
    '', ARRAY[(ARRAY['customer','non_customer','employee'])[1 + n %% 3]],
    'team', '', '', gen_random_uuid(), 'import', now() - n * interval '1 minute', now() - n * interval '1 second',
    'bench', n::text,
    1000000 + n, '', 'shown', CASE WHEN n %% 3 > 0 THEN now() END, '', ''
FROM generate_series(1, %(stories)s) AS n;
INSERT INTO understand_searchentry (story_id, inquiry_id, document)
SELECT id, inquiry_id, to_tsvector('german', text) || to_tsvector('english', text) FROM listen_story;
INSERT INTO understand_theme (inquiry_id, key, born_at, stories, tellers, roles, weeks, needs, given_name)
SELECT %(inquiry)s, n, now(), 0, 0, '{}', '[]', '{}', '' FROM generate_series(1, %(themes)s) AS n;
INSERT INTO understand_placement (story_id, inquiry_id, theme_id, strength, language)
SELECT s.id, s.inquiry_id, t.id, random(), 'de' FROM listen_story s
LEFT JOIN understand_theme t ON t.inquiry_id = s.inquiry_id AND t.key = 1 + s.id %% (%(themes)s + 3);
INSERT INTO understand_passage (story_id, inquiry_id, rank, start, "end", is_whole, theme_id, strength)
SELECT p.story_id, p.inquiry_id, r, 20 * r, 20 * r + 20, p.story_id %% 5 > 0,
    CASE WHEN r = 0 THEN p.theme_id ELSE (SELECT id FROM understand_theme t WHERE t.key = 1 + p.story_id %% 37) END,
    CASE WHEN r = 0 THEN p.strength ELSE 0.4 + random() / 2 END
FROM understand_placement p, generate_series(0, 2) AS r WHERE r = 0 OR p.story_id %% 5 = 0;
INSERT INTO understand_passagekind (passage_id, story_id, inquiry_id, kind, strength, spans, by_team)
SELECT id, story_id, inquiry_id, (ARRAY['wish','problem','problem','question','praise'])[1 + id %% 5],
    0.5 + random() / 2, '[]', FALSE FROM understand_passage WHERE id %% 2 = 0;
INSERT INTO understand_touchpoint (name, sentence, examples, position, described_by_id, described_at, model)
SELECT 'Schritt ' || n, 'Jemand wartet.', '{}', n, %(host)s, now(), '' FROM generate_series(1, 8) AS n;
INSERT INTO understand_touchpointmatch (story_id, inquiry_id, start, "end", touchpoint_id, strength)
SELECT p.story_id, p.inquiry_id, p.start, p."end", t.id, CASE WHEN t.id IS NULL THEN 0 ELSE 0.5 + random() / 2 END
FROM understand_passage p LEFT JOIN understand_touchpoint t ON t.position = p.id %% 12;
INSERT INTO understand_divided (story_id, inquiry_id, made_with) SELECT id, inquiry_id, 'bench' FROM listen_story;
INSERT INTO understand_excerpt (theme_id, story_id, kind, rank, start, "end")
SELECT t.id, (SELECT max(story_id) - k.r * 50 FROM understand_placement p WHERE p.theme_id = t.id), k.kind, k.r, 0, 20
FROM understand_theme t, (VALUES ('name', 0), ('central', 0), ('phrase', 0), ('phrase', 1), ('quote', 0), ('quote', 1),
    ('quote', 2)) AS k(kind, r);
INSERT INTO understand_progress (inquiry_id, step, done, total, people, changed_at, problem, fresh, far, pays)
VALUES (%(inquiry)s, 'done', %(stories)s, %(stories)s, 0, now(), '', 0, 0, 'nothing');
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--stories", type=int, default=100_000)
    options.add_argument("--themes", type=int, default=40)
    options.add_argument("--insights", type=int, default=30)
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--only", default="", help="only pages whose name begins so")
    options.add_argument("--statements", action="store_true", help="print the slowest statements of each page")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        os.environ["RESONANZ_DATA"] = folder
        os.environ["RESONANZ_DATABASE_POOL"] = "on"
        from resonanz.doors.cli.house import opened

        with opened(pool=True):
            measure(chosen)


def measure(chosen: argparse.Namespace) -> None:
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    paths, host = fill(chosen)
    print(f"{chosen.stories} stories, {chosen.themes} themes, {chosen.insights} insights\n")
    look_at(paths, host, chosen)


def look_at(paths: dict[str, str], host: object, chosen: argparse.Namespace) -> None:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    print(f"{'page':<34}{'median ms':>10}{'worst ms':>10}{'processor ms':>14}{'of database':>13}{'statements':>12}")
    for name, path in paths.items():
        if not name.startswith(chosen.only):
            continue
        client = Client()
        client.force_login(host)
        client.get(path)
        times = []
        spent, there = process_time(), processor_time_of_database()
        for _ in range(chosen.rounds):
            begin = perf_counter()
            response = client.get(path)
            times.append((perf_counter() - begin) * 1000)
            assert response.status_code == 200, (path, response.status_code)
        own = 1000 * (process_time() - spent) / chosen.rounds
        database = 1000 * (processor_time_of_database() - there) / chosen.rounds
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        said = f"{name:<34}{statistics.median(times):>10.1f}{max(times):>10.1f}{own:>14.1f}{database:>13.1f}"
        print(f"{said}{len(queries):>12}", flush=True)
        if chosen.statements:
            slowest = sorted(queries.captured_queries, key=lambda query: -float(query["time"]))[:3]
            for query in slowest:
                print(f"      {1000 * float(query['time']):>7.1f} ms  {' '.join(query['sql'].split())[:150]}")


def processor_time_of_database() -> float:
    """Seconds that all its processes that live now have had. Their titles carry the mark of the data directory."""
    from resonanz.ground.environment import data_directory
    from resonanz.ground.postgres.layout import Layout

    title = f"resonanz-{Layout(data_directory()).mark}"
    ticks = 0
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if title in (entry / "cmdline").read_text("utf-8", errors="replace"):
                ticks += sum(map(int, (entry / "stat").read_text().rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


def analyze() -> None:
    """What autovacuum does within a minute, at once; only the owner of the tables may."""
    import psycopg

    from resonanz.ground.environment import data_directory
    from resonanz.ground.postgres import Cluster

    with psycopg.connect(Cluster(data_directory()).superuser_url, autocommit=True) as session:
        session.execute("VACUUM ANALYZE")


def fill(chosen: argparse.Namespace) -> tuple[dict[str, str], object]:
    from django.db import connection

    inquiry, host = begin()
    values = {"inquiry": inquiry.pk, "stories": chosen.stories, "themes": chosen.themes, "host": host.pk}
    with connection.cursor() as cursor:
        for statement in FILL.split(";\n"):
            if statement.strip():
                cursor.execute(statement, values)
    return dress(inquiry, host, chosen), host


def begin() -> tuple[Any, Any]:
    """An open inquiry, and who asks."""
    from datetime import timedelta

    from resonanz.ask import actions as ask
    from resonanz.ground import clock
    from resonanz.people import actions as people

    people.describe_organisation(name="Messung")
    host = people.add_member(name="Mira Holt", by=None)
    day = clock.today() + timedelta(days=30)
    owed = {"question": "?", "why": "?", "readers": "?", "in_return": "?", "answer_by": day, "keep_until": day}
    inquiry = ask.draft_inquiry(slug="messung", title="Messung", by=host.pk, **owed)
    ask.open_inquiry(inquiry=inquiry, by=host.pk)
    return inquiry, host


def dress(inquiry: Any, host: Any, chosen: argparse.Namespace) -> dict[str, str]:
    """Counts what the worker would count, makes insights, and answers which pages there are to look at."""
    from datetime import timedelta

    from resonanz.act import actions as act
    from resonanz.act.enums import Word
    from resonanz.ground import clock
    from resonanz.listen.models import Story
    from resonanz.understand import actions as understand
    from resonanz.understand.actions.counting import count_themes
    from resonanz.understand.models import Theme, Touchpoint

    day = clock.today() + timedelta(days=30)
    count_themes(inquiry.pk, Theme.objects.values_list("pk", flat=True))
    analyze()
    begun = perf_counter()
    understand.count_touchpoints()
    print(f"touchpoints counted anew in {perf_counter() - begun:.2f} s")
    stories = list(Story.objects.order_by("pk")[: chosen.insights * 6])
    for n in range(chosen.insights):
        passages = [understand.passage_of(story=story, words=story.text[:40]) for story in stories[n * 6 : n * 6 + 6]]
        insight = understand.make_insight(
            inquiry=inquiry, title=f"Erkenntnis {n}", summary="", passages=passages, by=host.pk
        )
        act.decide(
            insight=insight, place=inquiry.place, word=Word.IN_PROGRESS, by=host.pk, owner="Kundendienst", due_on=day
        )
    middle = stories[len(stories) // 2].pk
    theme = Theme.objects.order_by("pk")[3].pk
    touchpoint = Touchpoint.objects.order_by("pk")[3].pk
    last_page = chosen.stories // 25
    return {
        "ask (guest)": "/anliegen/messung/",
        "balance (public)": "/anliegen/messung/bilanz/",
        "team overview": "/team/",
        "inquiry overview": "/team/anliegen/messung/",
        "reading room": "/team/anliegen/messung/lesen/",
        "reading room, unread": "/team/anliegen/messung/lesen/?zeigen=ungelesen",
        "reading room, last page": f"/team/anliegen/messung/lesen/?page={last_page}",
        "search, frequent word": "/team/anliegen/messung/lesen/?q=Warteschleife",
        "search, rare word": "/team/anliegen/messung/lesen/?q=%2291%20Vorgang%22",
        "search, two words": "/team/anliegen/messung/lesen/?q=Rechnungen+anrufen",
        "themes": "/team/anliegen/messung/themen/",
        "theme": f"/team/thema/{theme}/",
        "needs": "/team/anliegen/messung/beduerfnisse/",
        "needs, words of a role": "/team/anliegen/messung/beduerfnisse/stellen/?art=problem&rolle=customer",
        "needs, words of a theme": f"/team/anliegen/messung/beduerfnisse/stellen/?art=wish&thema={theme}",
        "needs, words that only tell": "/team/anliegen/messung/beduerfnisse/stellen/?art=ohne",
        "needs, far back": "/team/anliegen/messung/beduerfnisse/stellen/?art=problem&page=40",
        "touchpoints": "/team/beruehrungspunkte/",
        "touchpoint": f"/team/beruehrungspunkt/{touchpoint}/",
        "touchpoint, far back": f"/team/beruehrungspunkt/{touchpoint}/?page=40",
        "touchpoints of an inquiry": "/team/anliegen/messung/beruehrungspunkte/",
        "touchpoint of an inquiry": f"/team/beruehrungspunkt/{touchpoint}/?anliegen=messung",
        "matches no touchpoint": "/team/anliegen/messung/beruehrungspunkte/keiner/",
        "stands for itself": "/team/anliegen/messung/fuer-sich/",
        "story": f"/team/geschichte/{middle}/",
        "insights": "/team/anliegen/messung/erkenntnisse/",
        "insight": f"/team/erkenntnis/{insight.pk}/",
        "house balance (public)": "/bilanz/",
        "home (public)": "/",
        "moderation (public)": "/moderation/",
        "ledger (public)": "/protokollbuch/",
        "what is stored (public)": "/gespeichert/",
        "commitments": "/team/zusagen/",
        "mirror": "/team/spiegel/",
        "mirror on one page": "/team/spiegel/auf-einer-seite/",
        "whom we hear": "/team/spiegel/wen-wir-hoeren/",
        "trust": "/team/vertrauen/",
    }


if __name__ == "__main__":
    main()
