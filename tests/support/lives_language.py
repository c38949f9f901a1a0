"""A random house counts how it speaks, agrees to that and withdraws it, and now and then tries a day twice."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from random import Random

from resonanz.ground import clock
from resonanz.mirror import actions as mirror
from resonanz.mirror.enums import Council
from resonanz.mirror.errors import CountingOff, LanguageRefused

_SENTENCES = ("Der Querulant rief an.", "Der Kunde hatte recht.", "Die Kundin bittet um Rückruf.", "Es regnet.")


def live_language(random: Random, by: int) -> None:
    today = clock.today()
    if random.random() < 0.2:
        with suppress(CountingOff):
            mirror.withdraw_counting(spoken_by="Betriebsrat", on=today, by=by)
    mirror.agree_to_counting(council=random.choice([*Council]), spoken_by="Betriebsrat", on=today, by=by)
    last = today - timedelta(days=random.randint(0, 1500))
    texts = [(str(author), " ".join(random.choices(_SENTENCES, k=5))) for author in range(random.randint(9, 14))]
    with suppress(LanguageRefused):
        mirror.count_language(source="Zettel", from_on=last - timedelta(days=40), to_on=last, texts=texts, by=by)
