"""How two workers share the suite."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling


class Halves(LoadScopeScheduling):
    """A worker gets whole files, as their tests share what a file makes, and all journeys, as they share one house.

    xdist has groups by mark for this; with pytest 9.2 they are silently none (xdist's issue 1386), and each test then
    goes its own way: both workers made what a file makes, and both brought up the house of the journeys.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "journeys" if file.startswith("tests/journeys/") else file
