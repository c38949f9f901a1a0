"""Two lanes of the queue: nobody's answer, sign-in or checkpoint waits behind what takes minutes."""

from __future__ import annotations

LONG = "long"
"""Reading, importing, writing to thousands: one after the other, because each of them fills the machine."""

SHORT = "default"
"""Everything else; also what was put into the queue before there were lanes."""

LANES = (LONG, SHORT)
