"""Journeys in random histories: laid down, laid down anew, walked, and a photo erased now and then."""

from __future__ import annotations

from datetime import timedelta
from struct import pack
from typing import TYPE_CHECKING
from zlib import compress, crc32

from django.utils import timezone

from resonanz.ground import clock
from resonanz.listen.enums import Feeling
from resonanz.mirror import actions as mirror
from resonanz.mirror.enums import WayOut
from resonanz.mirror.models import JourneyEdition, WalkPhoto
from resonanz.people import reads as people_reads

if TYPE_CHECKING:
    from tests.support.lives import Life


def png(*, note: bytes = b"") -> bytes:
    """A red point; `note` is written into the file as cameras do."""
    parts = [(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), (b"IDAT", compress(b"\0\xff\0\0"))]
    parts += [(b"tEXt", b"Comment\0" + note)] if note else []
    chunks = [pack(">I", len(data)) + kind + data + pack(">I", crc32(kind + data)) for kind, data in parts]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks) + pack(">I", 0) + b"IEND" + pack(">I", crc32(b"IEND"))


def walk(life: Life) -> None:
    """Somebody from the team walks the newest edition, some of its steps; drafts that are left behind are no entry."""
    by = next(account.pk for account in people_reads.team() if account.is_active)
    edition = JourneyEdition.objects.order_by("-pk").first()
    steps = [f"Schritt {n}: {life.sentence()}"[:80] for n in range(life.random.randint(1, 4))]
    if edition is None:
        edition = mirror.lay_down_journey(name="Umziehen", audience="Wer umzieht", steps=steps, by=by)
    elif life.random.random() < 0.4:
        edition = mirror.relaunch_journey(
            journey=edition.journey, name="Umziehen", audience=life.sentence(), steps=steps, by=by
        )
    booked = mirror.book_walk(edition=edition, walker=by, planned_on=clock.today(), by=by)
    now = timezone.localtime(clock.now())
    for step in edition.steps.all():
        told = mirror.Experience(
            on=(now - timedelta(minutes=30)).date(),
            begin=(now - timedelta(minutes=30)).time(),
            end=(now - timedelta(minutes=5)).time(),
            waited=life.random.randint(0, 25),
            way_out=life.random.choice([*WayOut]),
            feeling=life.random.choice([None, *Feeling]),
            words=life.random.choice(["", life.sentence()]),
            photo=life.random.choice([None, png(note=b"Lindenstrasse")]),
        )
        mirror.save_step(walk=booked, step=step, told=told, by=by)
    if life.random.random() < 0.8:
        mirror.finish_walk(walk=booked, by=by)
    for photo in WalkPhoto.objects.order_by("-pk")[:1]:
        if life.random.random() < 0.4:
            mirror.erase_photo(photo=photo)
