"""Words for who is speaking, as keys."""

import re
from functools import lru_cache

from resonanz.ground.tables.problems import Reason
from resonanz.listen.rules.tables import reasons
from resonanz.listen.rules.tables.names import fold_role, role_words

OTHER = "other"
_SEPARATORS = re.compile(r"[,;|+&/\n]|\b(?:und|and)\b")


@lru_cache(maxsize=1024)
def read_roles(cell: str) -> tuple[tuple[str, ...], tuple[Reason, ...]]:
    """Several relations at once are allowed; an unknown word counts as "other" and leaves a remark."""
    known = role_words()
    if role := known.get(fold_role(cell)):
        return (role,), ()
    roles: dict[str, None] = {}
    remarks: list[Reason] = []
    for word in filter(None, map(str.strip, _SEPARATORS.split(cell))):
        found = known.get(fold_role(word))
        if found is None:
            remarks.append(reasons.ROLE_UNKNOWN.filled(word=word))
        roles[found or OTHER] = None
    return tuple(roles), tuple(remarks)
