"""Many follow, one looks. Whoever has gone leaves nothing behind."""

from __future__ import annotations

import asyncio
import logging
import sys
from contextlib import AsyncExitStack
from typing import Any

import pytest

from resonanz.ground.live import Hub, TooManyFollowers
from resonanz.ground.live.hub import CROWD, PAUSE_PER_FOLLOWER, TURN_IN_A_CROWD
from tests.rooms.ground.live.support import SELDOM, Room, call_out, database, listeners, next_of, until

pytestmark = pytest.mark.usefixtures("cluster")


def test_one_look_serves_many_followers() -> None:
    async def evening() -> None:
        hub, room = Hub(look_every=SELDOM), Room()
        room.gate.clear()
        async with AsyncExitStack() as stack:
            topics = [await stack.enter_async_context(hub.following("forum:1", room.look)) for _ in range(200)]
            waiting = [asyncio.create_task(next_of(hub, topic)) for topic in topics]
            await until(lambda: room.looks == 1, "somebody looks")
            room.gate.set()
            assert set(await asyncio.gather(*waiting)) == {"picture 1"}
            assert (hub.followers, len({id(topic) for topic in topics})) == (200, 1)
            # A second look may follow, once the listener is there; never one for each follower.
            assert room.looks <= 2

    asyncio.run(evening())


def test_threads_change_over_more_often_only_while_a_crowd_follows() -> None:
    usual = sys.getswitchinterval()

    async def evening() -> None:
        hub, room = Hub(look_every=SELDOM), Room()
        async with AsyncExitStack() as stack:
            for _ in range(CROWD - 1):
                await stack.enter_async_context(hub.following("forum:1", room.look))
            assert sys.getswitchinterval() == usual
            async with hub.following("forum:2", room.look):
                assert sys.getswitchinterval() == pytest.approx(TURN_IN_A_CROWD)
            assert sys.getswitchinterval() == usual

    asyncio.run(evening())


def test_many_changes_while_somebody_looks_are_one_more_look() -> None:
    async def evening() -> None:
        hub, room = Hub(look_every=SELDOM), Room()
        async with hub.following("forum:1", room.look) as topic, database() as line:
            assert await next_of(hub, topic) == "picture 1"
            await listening(line, 1)
            await quiet(room)
            room.gate.clear()
            before = room.looks
            hub.ask_again({"forum:1"})
            await until(lambda: room.looks == before + 1, "the look has begun")
            for number in range(2, 50):
                room.number = number
                hub.ask_again({"forum:1"})
            version = topic.version
            room.gate.set()
            await until(lambda: topic.seen and topic.seen.text == "picture 49", "the newest picture is there")
            assert room.looks == before + 2
            # Nobody is told a picture twice: what was the same in the meantime woke nobody.
            assert topic.version == version + 1

    asyncio.run(evening())


def test_a_picture_for_many_is_followed_by_a_longer_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    sleep = asyncio.sleep

    async def no_time(seconds: float) -> None:
        pauses.append(seconds)
        await sleep(0)

    async def evening(followers: int) -> None:
        hub, room = Hub(look_every=SELDOM), Room()
        async with AsyncExitStack() as stack:
            topics = [await stack.enter_async_context(hub.following("forum:1", room.look)) for _ in range(followers)]
            await next_of(hub, topics[0])
            # Waiting sleeps as well, for a hundredth of a second.
            await until(lambda: pytest.approx(PAUSE_PER_FOLLOWER * followers) in pauses, "the pause has begun")

    monkeypatch.setattr(asyncio, "sleep", no_time)
    asyncio.run(evening(500))
    asyncio.run(evening(5))


def test_a_word_from_another_process_is_heard_below_its_topic_and_nowhere_else() -> None:
    async def evening() -> None:
        hub, hall, desk, other = Hub(look_every=SELDOM), Room(), Room(), Room()
        async with (
            hub.following("forum:1:hall", hall.look) as topic,
            hub.following("forum:1", desk.look) as base,
            hub.following("forum:11:hall", other.look) as elsewhere,
            database() as line,
        ):
            for one in (topic, base, elsewhere):
                await next_of(hub, one)
            await listening(line, 1)
            for room in (hall, desk, other):
                await quiet(room)
            looked = other.looks
            hall.number = desk.number = other.number = 2
            await call_out(line, "forum:1", "forum:7")
            assert await next_of(hub, topic, 1) == "picture 2"
            assert await next_of(hub, base, 1) == "picture 2"
            assert other.looks == looked

    asyncio.run(evening())


def test_the_listener_comes_back_when_its_connection_was_ended() -> None:
    async def evening() -> None:
        hub, room = Hub(look_every=SELDOM), Room()
        async with hub.following("forum:1", room.look) as topic, database() as line:
            await next_of(hub, topic)
            await listening(line, 1)
            [old] = await listeners(line)
            room.number = 2  # Said while nobody listens.
            await line.execute("SELECT pg_terminate_backend(%s)", [old])
            assert await next_of(hub, topic, 1) == "picture 2"
            await listening(line, 1)
            assert old not in await listeners(line)
            await quiet(room)
            room.number = 3
            await call_out(line, "forum:1")
            assert await next_of(hub, topic, 2) == "picture 3"

    asyncio.run(evening())


def test_nobody_is_left_when_the_last_follower_has_gone() -> None:
    async def evening() -> None:
        hub, room = Hub(look_every=SELDOM), Room()
        async with database() as line:
            async with hub.following("forum:1", room.look) as topic:
                async with hub.following("forum:1", room.look):
                    await next_of(hub, topic)
                    await listening(line, 1)
                assert (list(hub.topics), hub.followers) == (["forum:1"], 1)
            assert (hub.topics, hub.followers) == ({}, 0)
            assert topic.task is not None
            await until(topic.task.done, "its task has ended")
            await listening(line, 0)
            # Whoever comes afterwards finds everything again.
            async with hub.following("forum:1", room.look) as again:
                assert again is not topic
                assert await next_of(hub, again) == "picture 1"
                await listening(line, 1)
        await until(lambda: not others(), "every task has ended")

    asyncio.run(evening())


def test_a_follower_whose_task_is_ended_gives_its_place_back() -> None:
    async def evening() -> None:
        hub, room = Hub(look_every=SELDOM), Room()

        async def follow() -> None:
            async with hub.following("forum:1", room.look) as topic:
                while True:
                    await hub.next_after(topic, topic.version, patience=SELDOM)

        tasks = [asyncio.create_task(follow()) for _ in range(50)]
        await until(lambda: hub.followers == 50, "everybody follows")
        for task in tasks:
            task.cancel()
            # At the very moment in which there is something new: the goodbye must not be lost.
            for topic in hub.topics.values():
                topic.show(topic.seen)
        await asyncio.gather(*tasks, return_exceptions=True)
        assert (hub.topics, hub.followers) == ({}, 0)

    asyncio.run(evening())


def test_beyond_the_cap_nobody_is_let_in() -> None:
    async def evening() -> None:
        hub, room = Hub(most=2, look_every=SELDOM), Room()
        async with hub.following("forum:1", room.look), hub.following("forum:2", room.look):
            assert hub.is_full
            with pytest.raises(TooManyFollowers):
                async with hub.following("forum:1", room.look):
                    raise AssertionError
        assert not hub.is_full

    asyncio.run(evening())


def test_a_look_that_fails_keeps_the_last_picture(caplog: pytest.LogCaptureFixture) -> None:
    async def evening() -> None:
        hub, room = Hub(look_every=SELDOM), Room()
        async with hub.following("forum:1", room.look) as topic, database() as line:
            await next_of(hub, topic)
            await listening(line, 1)
            await quiet(room)
            room.is_broken = True
            before = room.looks
            hub.ask_again()
            await until(lambda: room.looks >= before + 2, "it has failed and was tried again")
            assert (topic.version, topic.seen and topic.seen.text) == (1, "picture 1")
            room.number, room.is_broken = 2, False
            assert await next_of(hub, topic, 1) == "picture 2"

    with caplog.at_level(logging.WARNING, "resonanz.live"):
        asyncio.run(evening())
    # The whole story once, then one line each.
    told = [record for record in caplog.records if record.name == "resonanz.live"]
    assert [bool(record.exc_info) for record in told][:2] == [True, False]


def test_a_topic_is_looked_at_even_when_nobody_says_anything() -> None:
    async def evening() -> None:
        hub, room = Hub(look_every=0.05), Room()
        async with hub.following("forum:1", room.look) as topic:
            await next_of(hub, topic)
            room.number = 2
            assert await next_of(hub, topic, 1) == "picture 2"

    asyncio.run(evening())


def test_nobody_waits_longer_than_their_patience() -> None:
    async def evening() -> None:
        hub, room = Hub(look_every=SELDOM), Room()
        room.gate.clear()
        async with hub.following("forum:1", room.look) as topic:
            assert await hub.next_after(topic, 0, patience=0.01) is None

    asyncio.run(evening())


def test_a_hub_that_ends_wakes_everybody_and_takes_nobody() -> None:
    async def evening() -> None:
        hub, room = Hub(look_every=SELDOM), Room()
        async with hub.following("forum:1", room.look) as topic:
            await next_of(hub, topic)
            waiting = asyncio.create_task(hub.next_after(topic, topic.version, patience=SELDOM))
            await until(lambda: room.looks, "it was looked at")
            hub.end()
            assert await waiting is None
            with pytest.raises(TooManyFollowers):
                async with hub.following("forum:1", room.look):
                    raise AssertionError

    asyncio.run(evening())


async def listening(line: Any, number: int) -> None:
    """Waits until so many connections of this process listen."""
    async with asyncio.timeout(20):
        while len(await listeners(line)) != number:  # noqa: ASYNC110  It happens in another process.
            await asyncio.sleep(0.01)


async def quiet(room: Room) -> None:
    """Waits until the looks that the beginning brings are over: the first, and one because somebody listens now."""
    await until(lambda: room.looks >= 2, "the listener has asked once")


def others() -> set[Any]:
    return asyncio.all_tasks() - {asyncio.current_task()}
