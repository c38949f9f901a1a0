"""Live pages: who tells that something changed, and who follows it. Server-sent events over LISTEN/NOTIFY.

What travels through the database is only the name of a topic. Each process listens once, asks for the new picture of
a topic once, and gives it to everybody who follows it from memory. Nobody holds a database connection while waiting.
"""

from resonanz.ground.live.herald import tell
from resonanz.ground.live.hub import Hub, TooManyFollowers, hub
from resonanz.ground.live.line import CHANNEL
from resonanz.ground.live.stream import Picture, follow, let_go

__all__ = ["CHANNEL", "Hub", "Picture", "TooManyFollowers", "follow", "hub", "let_go", "tell"]
