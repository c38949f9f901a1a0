from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from resonanz.ask import reads

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry


def inquiry_or_404(slug: str) -> Inquiry:
    inquiry = reads.by_slug(slug)
    if inquiry is None:
        raise Http404
    return inquiry
