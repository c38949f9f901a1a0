"""The worker: what takes minutes holds up nothing that somebody waits for."""

from __future__ import annotations

import asyncio
import threading

import procrastinate
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector

from resonanz.doors.cli import working
from resonanz.ground.lanes import LANES, LONG, SHORT


def test_a_short_job_is_done_while_a_long_one_runs() -> None:
    queue = procrastinate.App(connector=InMemoryConnector())
    short_is_done, all_done = threading.Event(), threading.Event()

    @queue.task(name="read", queue=LONG)
    def read() -> None:
        # Ends only once the other was done: one lane alone would never come to it.
        assert short_is_done.wait(60)
        all_done.set()

    @queue.task(name="answer", queue=SHORT)
    def answer() -> None:
        short_is_done.set()

    async def live() -> bool:
        async with queue.open_async():
            await read.defer_async()
            await answer.defer_async()
        stop = asyncio.Event()
        worker = asyncio.create_task(working._work(queue, stop))
        done = await asyncio.to_thread(all_done.wait, 60)
        stop.set()
        await worker
        return done

    assert asyncio.run(live())


def test_every_task_is_in_a_lane_that_somebody_works_on() -> None:
    app.perform_import_paths()
    ours = {name: task.queue for name, task in app.tasks.items() if not name.startswith(("builtin", "procrastinate"))}
    assert set(ours.values()) <= set(LANES)
    assert sorted(name for name, lane in ours.items() if lane == LONG) == [
        "answer.answer_all",
        "ask.take_addresses",
        "ask.work_on_batch",
        "doors.scrub",
        "listen.fetch_mail",
        "listen.work_on_import",
        "trust.look_through",
        "understand.match_touchpoints",
        "understand.read_along",
        "understand.read_inquiry",
    ]
