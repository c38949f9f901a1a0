"""The web server of `resonanz web`."""

from __future__ import annotations

import socket
import sys

import uvicorn

from resonanz.ground.live import hub

_PATIENCE = 5
"""Seconds for what is still being answered; less than `resonanz run` waits for its children."""
_NOT_STARTED = 3


class _Server(uvicorn.Server):
    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Live pages never end by themselves: whoever follows one is let go first and comes back to the next."""
        hub.end()
        await super().shutdown(sockets)


def serve(*, host: str, port: int) -> None:
    """Until somebody ends it; leaves with 3 where it could not start."""
    config = uvicorn.Config(
        "resonanz.config.asgi:application",
        host=host,
        port=port,
        log_level="warning",
        # Addresses of personal pages are secrets; they belong in no log.
        access_log=False,
        server_header=False,
        lifespan="off",
        proxy_headers=True,
        timeout_graceful_shutdown=_PATIENCE,
    )
    server = _Server(config)
    try:
        server.run()
    except KeyboardInterrupt:
        return
    if not server.started:
        sys.exit(_NOT_STARTED)
