"""The worker: takes jobs from the queue, and goes on after the database was away."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from typing import Any

import psycopg
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import DatabaseError, connections
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException, UniqueViolation
from procrastinate.jobs import Status

from resonanz.answer import actions as answer_actions
from resonanz.ground.lanes import LANES

logger = logging.getLogger("resonanz.worker")

_PAUSE = 1.0
_HEARTBEAT = 3.0
_SILENT = 15.0
"""Seconds without a heartbeat after which a worker counts as gone; several heartbeats may be late."""

_JOURNAL_EVERY = 300.0
"""Seconds between two looks at what other machines have erased."""


def work() -> None:
    # The model's threads and the web server share the machine; reading may take a little longer.
    os.nice(5)
    asyncio.run(_work_for_ever())


async def _work_for_ever() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    while not stop.is_set():
        # Only the Django connector, which this app always has, knows this method.
        connector: Any = app.connector
        try:
            await _work(app.with_connector(connector.get_worker_connector()), stop)
        except (ConnectorException, psycopg.Error, OSError) as error:
            logger.warning("the database is away, trying again: %r", error.__cause__ or error)
        if not stop.is_set():
            await asyncio.sleep(_PAUSE)


async def _work(worker_app: Any, stop: asyncio.Event) -> None:
    """Works until somebody says stop, or until the queue is lost: then the caller opens it again."""
    async with worker_app.open_async():
        workers = [asyncio.create_task(_work_in(lane, worker_app)) for lane in LANES]
        others = [asyncio.create_task(stop.wait()), asyncio.create_task(_rescue_for_ever(worker_app))]
        if not settings.ENVIRONMENT.is_embedded:
            others.append(asyncio.create_task(_keep_journal_for_ever()))
        await asyncio.wait([*workers, *others], return_when=asyncio.FIRST_COMPLETED)
        for task in (*workers, *others):
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        ended = await asyncio.gather(*workers, return_exceptions=True)
        for problem in ended:
            if isinstance(problem, Exception):
                raise problem


async def _work_in(lane: str, worker_app: Any) -> None:
    await worker_app.run_worker_async(
        queues=[lane],
        name=lane,
        concurrency=1,
        delete_jobs="successful",
        update_heartbeat_interval=_HEARTBEAT,
        stalled_worker_timeout=_SILENT,
        install_signal_handlers=False,
    )


async def _rescue_for_ever(worker_app: Any) -> None:
    while True:
        try:
            await rescue_jobs(worker_app.job_manager)
        except (ConnectorException, psycopg.Error, OSError) as error:
            logger.warning("could not look for abandoned jobs: %r", error.__cause__ or error)
        await asyncio.sleep(_SILENT / 2)


async def _keep_journal_for_ever() -> None:
    """What one machine erases has to stand in the journals of the others as well: any of them may be the one that is
    left when a database is restored.
    """
    while True:
        await asyncio.sleep(_JOURNAL_EVERY)
        try:
            await sync_to_async(keep_journal)()
        except (DatabaseError, OSError) as error:
            logger.warning("could not complete the journal of erasures: %r", error)


def keep_journal() -> None:
    try:
        answer_actions.complete_journal()
    finally:
        connections.close_all()


async def rescue_jobs(manager: Any) -> None:
    """Jobs of workers that were killed go back into the queue; each of them may safely run twice.

    Where the same work is waiting already, the abandoned job is closed: retrying it would break the rule that
    only one of its kind waits, and leaving it would hold the lock for ever.
    """
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=_SILENT):
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            await manager.finish_job(job, Status.FAILED, delete_job=True)
