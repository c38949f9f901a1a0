"""How fast invitations are prepared and sent, and what ten kills do to them.

    python -m benchmarks.invitations --people 10000 --kills 10

Makes a database of its own in a temporary directory, puts people with a ground for e-mails on the list of an inquiry,
prepares their invitations as the button does, and sends them with workers that are killed (SIGKILL) at random moments
to a mail server of its own on this machine, which writes down everything that arrives. Then arrivals are compared with
the outbox: nothing may have arrived twice, and nothing may be missing that is not shown as unclear.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

_TO = re.compile(rb"^To: (.+?)\r?$", re.MULTILINE)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--people", type=int, default=10_000)
    options.add_argument("--kills", type=int, default=10)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.inside:
        send_inside()
        return
    with tempfile.TemporaryDirectory() as folder, inbox() as (port, arrived):
        Path(folder).chmod(0o755)
        os.environ |= {
            "RESONANZ_DATA": folder,
            "RESONANZ_DATABASE_POOL": "off",
            "RESONANZ_PUBLIC_URL": "https://dialog.auenfurt.example",
            "RESONANZ_MAIL_URL": f"smtp://127.0.0.1:{port}/?from=dialog@auenfurt.example",
        }
        from resonanz.doors.cli.house import opened

        with opened():
            prepare(chosen.people)
            send(chosen.kills, random.Random(chosen.seed))  # noqa: S311  When to kill is no secret.
            compare(chosen.people, arrived)


@contextmanager
def inbox() -> Iterator[tuple[int, list[bytes]]]:
    """A mail server in a thread; what arrived is counted at the receiving end."""
    from aiosmtpd.controller import Controller

    arrived: list[bytes] = []

    class Keeping:
        async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name.
            arrived.append(bytes(envelope.content))
            return "250 OK"

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(Keeping(), hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port, arrived
    finally:
        controller.stop()


def prepare(count: int) -> None:
    from resonanz.ask import actions
    from resonanz.ask.models import Invitation
    from resonanz.people.enums import Channel
    from tests.support.invited import listed
    from tests.support.people import People

    people = People()
    inquiry = people.inquiry()
    listed(inquiry, people, count)
    start = perf_counter()
    batch = actions.start_inviting(inquiry=inquiry, channel=Channel.EMAIL, by=people.mira.pk)
    actions.work_on_batch(batch.pk)
    took = perf_counter() - start
    done = Invitation.objects.filter(state="prepared").count()
    print(f"prepared and queued: {done:,} invitations in {took:.1f} s ({done / took:,.0f} a second)", flush=True)


def send(kills: int, chance: random.Random) -> None:
    """Workers one after the other; each but the last is killed after a second or two."""
    from resonanz.ground.models import Message

    start = perf_counter()
    for _ in range(kills):
        worker = _worker()
        sleep(chance.uniform(6.0, 12.0))
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    _worker().wait()
    took = perf_counter() - start
    sent = Message.objects.filter(state="sent").count()
    print(f"sent: {sent:,} in {took:.1f} s with {kills} kills ({sent / took:,.0f} a second)", flush=True)


def _worker() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, __file__, "--inside"])


def send_inside() -> None:
    """As the task does; only the ten minutes that a claimed row is left alone are cut short."""
    from datetime import timedelta

    from resonanz.doors.cli.house import set_up_django

    set_up_django()
    from resonanz.ground import delivery

    delivery.STUCK_AFTER = timedelta(0)
    while delivery.send_waiting().has_more:
        pass


def compare(count: int, arrived: list[bytes]) -> None:
    from django.utils import timezone

    from resonanz.ask.models import Invitation
    from resonanz.ground import delivery
    from resonanz.ground.models import Message

    # Rows a kill left behind wait a minute before their second try; the clock is not waited for.
    Message.objects.filter(state="waiting").update(not_before=timezone.now())
    while delivery.send_waiting().has_more:
        pass
    states = Counter(Message.objects.values_list("state", flat=True))
    times = Counter(match[1].decode() for raw in arrived if (match := _TO.search(raw)))
    unclear = set(Message.objects.filter(state="unclear").values_list("to", flat=True))
    doubled = sum(1 for n in times.values() if n > 1)
    wanted = {f"gast{n}@beispiel.example" for n in range(count)}
    lost = wanted - set(times) - unclear
    print(f"outbox: {dict(states)}")
    print(
        f"arrived: {len(arrived):,}, at {len(times):,} addresses; doubled: {doubled}; lost without a trace: {len(lost)}"
    )
    print(f"unclear: {len(unclear)}, of which arrived: {len(unclear & set(times))}")
    print(f"invitations: {dict(Counter(Invitation.objects.values_list('state', flat=True)))}")


if __name__ == "__main__":
    main()
