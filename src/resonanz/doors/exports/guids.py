"""Names that stay the same however often something is taken out, and texts that XML can hold."""

from __future__ import annotations

import re
from uuid import NAMESPACE_URL, uuid5

from resonanz.trust import reads as trust_reads

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Guids:
    """Of this house: made from the name of its ledger, so that two houses never share one."""

    def __init__(self) -> None:
        self.house = trust_reads.origin()

    def of(self, *what: object) -> str:
        return str(uuid5(NAMESPACE_URL, ":".join(["urn:resonanz", self.house, *map(str, what)])))


def xml_text(text: str) -> str:
    """Characters that no XML document may contain give way to the sign for what cannot be shown."""
    return _NOT_IN_XML.sub("\ufffd", text)
