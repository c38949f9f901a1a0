"""The origin of a website as browsers write it: `www.Auenfurt.de/Kontakt` becomes `https://www.auenfurt.de`.

What comes out of here stands in a header of our answers, so nothing passes that could end a word there.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from resonanz.people.rules.domains import fold_domain

MOST = 50
_ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
_USUAL_PORTS = {"https": 443, "http": 80}
_LONGEST = 300


def is_origin(text: str) -> bool:
    return len(text) <= _LONGEST and _ORIGIN.fullmatch(text) is not None


def fold_site(typed: str) -> str:
    """Empty for what is no website. Whoever types no scheme means https; only the origin of an address is kept."""
    meant = typed.strip()
    has_scheme = "://" in meant
    try:
        parts = urlsplit(meant if has_scheme else f"https://{meant}")
        scheme, host, port = parts.scheme.lower(), fold_domain(parts.hostname or ""), parts.port
    except ValueError:
        return ""
    if parts.username is not None or port == 0 or ".." in host or not (has_scheme or "." in host):
        return ""
    origin = f"{scheme}://{host}" + ("" if port in {None, _USUAL_PORTS.get(scheme)} else f":{port}")
    return origin if is_origin(origin) else ""
