from resonanz.forum.models.deeds import Happening
from resonanz.forum.models.forums import Forum, Helper
from resonanz.forum.models.readiness import Asked, Fear, FearOutcome, Mood
from resonanz.forum.models.rounds import Round
from resonanz.forum.models.seats import Contribution, QueueTurn, Seat
from resonanz.forum.models.wishes import AgendaWish

__all__ = [
    "AgendaWish",
    "Asked",
    "Contribution",
    "Fear",
    "FearOutcome",
    "Forum",
    "Happening",
    "Helper",
    "Mood",
    "QueueTurn",
    "Round",
    "Seat",
]
