"""P4: a full hall. Many telephones follow an evening, many write, and in the middle everybody loses the connection.

    python -m benchmarks.forum_load --streams 1000 --writers 200 --seconds 120
    python -m benchmarks.forum_load --streams 1000 --writers 200 --seconds 1800

Starts a house of its own on this machine, seats everybody, opens a round and lets each writer hand words in every ten
seconds. Half-way all streams are cut and come back with `Last-Event-ID`. Prints a table and one line of JSON; ends with
1 when a figure of P4 is missed. Fan-out is the time from the answer that took words in until a telephone has a picture
with them; while streams are cut it is told apart, as the time until everybody is back.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import random
import resource
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urlencode

import numpy as np

from benchmarks import forum_streams
from benchmarks.memory import children, proportional_kb
from tests.support.house import House
from tests.support.running_forum import RunningForum, house_with_a_forum

EVERY = 10.0
WARM_UP = 120.0
LONG = 1800
SETTLE = 8.0
POST_P95_MS = 500
FAN_OUT_P95_MS = 1000
MOST_GROWTH = 0.10
_BINS = 60_001
"""Milliseconds that are told apart; what takes longer counts as a minute."""
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Written:
    """What all writers together did. `accepted` is by text: when the answer was there."""

    accepted: dict[str, float] = field(default_factory=dict)
    took_ms: list[float] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)


class Writer:
    """One telephone that hands words in, on a new connection each time, as after a pause."""

    def __init__(self, forum: RunningForum, number: int, written: Written) -> None:
        self.forum, self.number, self.written = forum, number, written
        self.path = f"/saal/{forum.codes[number]}/wort/"
        self.cookie = self.token = ""

    async def write(self, until: float, chance: random.Random) -> None:
        await self._send("", key="")
        await asyncio.sleep(chance.uniform(0, EVERY))
        turn = 0
        while monotonic() < until:
            turn += 1
            begin = monotonic()
            text = f"Beitrag {self.number}-{turn}: Der Bus kam zu früh, und ich stand mit dem Kuchen da."
            status = await self._send(text, key=f"load-{self.number:04}-{turn:06}-{self.forum.codes[self.number]}")
            done = monotonic()
            self.written.statuses[status] += 1
            if status == "201":
                self.written.accepted[text] = done
                self.written.took_ms.append((done - begin) * 1000)
            await asyncio.sleep(max(0.0, begin + EVERY - monotonic()))

    async def _send(self, text: str, key: str) -> str:
        """The status. The first one, without a token, only fetches it."""
        fields = {"key": key, "round": self.forum.round, "story": text, "permission": "forum", "waited_ms": "0"}
        body = urlencode({**fields, "csrfmiddlewaretoken": self.token})
        head = (
            f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.forum.house.port}\r\nAccept: application/json\r\n"
            f"Accept-Language: de\r\nContent-Type: application/x-www-form-urlencoded\r\nCookie: {self.cookie}\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.forum.house.port)
            writer.write((head + body).encode())
            answer = (await asyncio.wait_for(reader.read(), 60)).decode()
            writer.close()
        except (OSError, TimeoutError) as error:
            return type(error).__name__
        header, _, said = answer.partition("\r\n\r\n")
        status = header.split(" ", 2)[1] if header else "nothing"
        if status == "403":
            self.cookie = next(
                line.split(":", 1)[1].split(";", 1)[0].strip()
                for line in header.split("\r\n")
                if line.lower().startswith("set-cookie: csrf=")
            )
            self.token = json.loads(said[said.index("{") : said.rindex("}") + 1])["token"]
        return status


def usage(house: House) -> dict[str, tuple[float, float]]:
    """By part of the house: megabytes (shared pages counted once) and seconds of CPU so far."""
    found: dict[str, tuple[float, float]] = {}
    pids = {"web": house.child("web"), "worker": house.child("worker"), "postgres": house.postmaster()}
    for name, pid in pids.items():
        assert pid is not None
        kilobytes = seconds = 0.0
        for each in children(pid):
            kilobytes += proportional_kb(each)
            # The command's name stands in brackets and may hold anything; times come after it.
            said = (Path(f"/proc/{each}/stat").read_text("utf-8").rpartition(")")[2]).split()
            mine = slice(11, 15 if name == "postgres" else 13)
            seconds += sum(map(int, said[mine])) / _TICKS
        found[name] = (kilobytes / 1024, seconds)
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--streams", type=int, default=1000)
    options.add_argument("--writers", type=int, default=200)
    options.add_argument("--seconds", type=float, default=120)
    options.add_argument("--no-storm", action="store_true", help="nobody loses the connection")
    chosen = options.parse_args()
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with house_with_a_forum(Path(folder) / "data", seats=max(chosen.streams, chosen.writers)) as forum:
            found = asyncio.run(load(forum, chosen, Path(folder) / "seen.npz"))
    show(found)
    sys.exit(0 if found["ok"] else 1)


async def load(forum: RunningForum, chosen: argparse.Namespace, kept: Path) -> dict[str, Any]:
    context = multiprocessing.get_context("spawn")
    line, other = context.Pipe()
    codes = forum.codes[: chosen.streams]
    followers = context.Process(target=forum_streams.run, args=(forum.house.port, codes, other, kept))
    followers.start()

    def ask(word: str) -> Any:
        line.send(word)
        return line.recv()

    print(f"{len(codes)} seats are taken; opening streams", file=sys.stderr, flush=True)
    await until_open(ask, len(codes), 120)
    print("all follow; writing", file=sys.stderr, flush=True)
    start, begin = usage(forum.house), monotonic()
    written, chance = Written(), random.Random(4)  # noqa: S311  When to write is no secret.
    end = begin + chosen.seconds
    writers = [Writer(forum, number, written).write(end, chance) for number in range(chosen.writers)]
    working = asyncio.gather(*writers)
    await asyncio.sleep(min(WARM_UP, chosen.seconds / 4))
    warm = usage(forum.house)
    cut_at = back_at = None
    if not chosen.no_storm:
        await asyncio.sleep(begin + chosen.seconds / 2 - monotonic())
        cut_at = monotonic()
        await asyncio.to_thread(ask, "cut")
        await asyncio.sleep(0.5)
        await until_open(ask, len(codes), 60)
        back_at = monotonic()
    await working
    after, took = usage(forum.house), monotonic() - begin
    await asyncio.sleep(SETTLE)
    followed = await asyncio.to_thread(ask, "stop")
    await asyncio.to_thread(followers.join, 120)
    entries = dict(forum.house.ask("SELECT text, entry_index FROM listen_story"))
    found = fan_out(written, entries, kept, (cut_at, back_at))
    return told(chosen, written, found, followed, uses=(start, warm, after), took=took)


async def until_open(ask: Any, wanted: int, patience: float) -> None:
    for _ in range(int(patience / 0.2)):
        if await asyncio.to_thread(ask, "open") >= wanted:
            return
        await asyncio.sleep(0.2)


def fan_out(
    written: Written, entries: dict[str, int], kept: Path, cut: tuple[float | None, float | None]
) -> dict[str, Any]:
    """Compares what each telephone saw with what was taken in."""
    known = [text for text in written.accepted if text in entries]
    lost = len(written.accepted) - len(known)
    index = np.array([entries[text] for text in known])
    moment = np.array([written.accepted[text] for text in known])
    cut_at, back_at = cut
    is_calm = np.ones(len(known), bool)
    if cut_at is not None and back_at is not None:
        # Words from just before the cut may have been on the way when the line broke.
        is_calm = (moment < cut_at - 2) | (moment > back_at)
    counts = np.zeros(_BINS, np.int64)
    missed, back_after, seen, place = 0, 0.0, np.load(kept), 0
    newest = int(index.max(initial=-1))
    for size in seen["sizes"]:
        saw, had = seen["moments"][place : place + size], seen["entries"][place : place + size]
        place += size
        if not size or had[-1] < newest:
            missed += 1
        at = np.searchsorted(had, index[is_calm])
        reached = at < size
        delay = np.maximum(saw[np.minimum(at, max(size - 1, 0))] - moment[is_calm], 0) if size else np.array([])
        milliseconds = np.minimum(delay[reached] * 1000, _BINS - 1).astype(int) if size else np.array([], int)
        counts += np.bincount(milliseconds, minlength=_BINS)
        if cut_at is not None and size and (later := saw[saw > cut_at + 0.1]).size:
            back_after = max(back_after, float(later[0]) - cut_at)
    return {
        "lost": lost,
        "missed": missed,
        "fan_p50": _quantile(counts, 0.5),
        "fan_p95": _quantile(counts, 0.95),
        "fan_p99": _quantile(counts, 0.99),
        "seen": int(counts.sum()),
        "pictures": int(seen["sizes"].sum()),
        "back_s": round(back_after, 2),
    }


def _quantile(counts: np.ndarray[Any, Any], share: float) -> int:
    total = int(counts.sum())
    return int(np.searchsorted(np.cumsum(counts), share * total)) if total else -1


def told(
    chosen: argparse.Namespace,
    written: Written,
    found: dict[str, Any],
    followed: dict[str, int],
    *,
    uses: tuple[dict[str, tuple[float, float]], ...],
    took: float,
) -> dict[str, Any]:
    post = np.percentile(written.took_ms, [50, 95]) if written.took_ms else np.array([-1.0, -1.0])
    errors = {status: n for status, n in written.statuses.items() if status != "201"}
    errors |= {f"stream {status}": n for status, n in followed.items() if status != "200"}
    sizes = {name: [round(use[name][0], 1) for use in uses] for name in uses[0]}
    # The worker loads the engine with the first words; what grows after that is growth.
    _start, warm, end = (sum(size[n] for size in sizes.values()) for n in range(3))
    growth = end / warm - 1
    # In two minutes caches fill; growth is a promise about half an hour.
    is_steady = growth < MOST_GROWTH or chosen.seconds < LONG
    reached = {
        "post": 0 <= post[1] <= POST_P95_MS,
        "fan_out": 0 <= found["fan_p95"] <= FAN_OUT_P95_MS,
        "errors": not errors,
        "missed": not found["missed"] and not found["lost"],
        "memory": is_steady,
    }
    return {
        "streams": chosen.streams,
        "writers": chosen.writers,
        "seconds": round(took, 1),
        "posts": len(written.took_ms),
        "post_p50_ms": round(float(post[0]), 1),
        "post_p95_ms": round(float(post[1]), 1),
        **found,
        "errors": errors,
        "memory_mb": sizes,
        "memory_growth": round(growth, 4),
        "cores": {name: round((uses[-1][name][1] - uses[0][name][1]) / took, 2) for name in sizes},
        "reached": reached,
        "ok": all(reached.values()),
    }


def show(found: dict[str, Any]) -> None:
    print(f"{found['streams']} streams, {found['writers']} writers, {found['seconds']} s, {found['posts']} posts")
    print(f"posts            p50 {found['post_p50_ms']:>8} ms   p95 {found['post_p95_ms']:>8} ms   (≤ {POST_P95_MS})")
    print(f"fan-out          p50 {found['fan_p50']:>8} ms   p95 {found['fan_p95']:>8} ms   (≤ {FAN_OUT_P95_MS})")
    print(f"pictures         {found['pictures']:>12}   after the storm everybody had one in {found['back_s']} s")
    print(f"errors           {found['errors'] or 0}   missed {found['missed']}   lost {found['lost']}")
    for name, (start, warm, end) in found["memory_mb"].items():
        print(f"{name:<16} {start:>6.1f} → {warm:>6.1f} → {end:>6.1f} MB   {found['cores'][name]:>5.2f} cores")
    print(f"memory in all    {100 * found['memory_growth']:+.1f} % since everything was loaded")
    print(json.dumps(found, default=int))


if __name__ == "__main__":
    main()
