"""The worker: takes jobs from the queue, and goes on after the database was away."""

from __future__ import annotations

import asyncio
import logging
import os
from typing import Any

import psycopg
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

logger = logging.getLogger("resonanz.worker")

_PAUSE = 1.0


def work() -> None:
    # The model's threads and the web server share the machine; reading may take a little longer.
    os.nice(5)
    asyncio.run(_work_for_ever())


async def _work_for_ever() -> None:
    while True:
        # Only the Django connector, which this app always has, knows this method.
        connector: Any = app.connector
        worker_app = app.with_connector(connector.get_worker_connector())
        try:
            async with worker_app.open_async():
                await _rescue(worker_app)
                await worker_app.run_worker_async(concurrency=1, delete_jobs="successful", listen_notify=True)
        except (ConnectorException, psycopg.Error, OSError) as error:
            logger.warning("the database is away, trying again: %s", str(error).split("\n", 1)[0])
            await asyncio.sleep(_PAUSE)
        else:
            return


async def _rescue(worker_app: Any) -> None:
    """Jobs of workers that were killed go back into the queue; all of them may run twice."""
    manager = worker_app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=30):
        await manager.retry_job(job)
