"""What other websites can show, and the lines that their makers copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from resonanz.ground.framing import LANGUAGE

SCRIPT = "ground/embed.js"


class Shown(TextChoices):
    """The values stand in tags on other people's websites: they never change."""

    QUESTION = "frage", _("Eine Frage, zu der man dort gleich erzählen kann")
    BALANCE = "bilanz", _("Die Bilanz in Zahlen")
    FORUM = "forum", _("Das nächste Forum")
    PROMISES = "zusagen", _("Was wir zugesagt haben")


@dataclass(frozen=True, kw_only=True)
class _Place:
    """Names of addresses, for the whole house and for one inquiry; empty where there is none."""

    frame: str = ""
    page: str = ""
    frame_of_one: str = ""
    page_of_one: str = ""
    height: int
    title: str | Promise


_PLACES = {
    Shown.QUESTION: _Place(
        frame_of_one="listen:embedded", page_of_one="listen:inquiry", height=900, title=_("Erzählen Sie es uns")
    ),
    Shown.BALANCE: _Place(
        frame="answer:house_embedded",
        page="answer:house_balance",
        frame_of_one="answer:balance_embedded",
        page_of_one="answer:balance",
        height=340,
        title=_("Bilanz"),
    ),
    Shown.FORUM: _Place(frame="forum:embedded", page="forum:list", height=380, title=_("Das nächste Forum")),
    Shown.PROMISES: _Place(
        frame="answer:promises_embedded",
        page="answer:house_balance",
        frame_of_one="answer:inquiry_promises_embedded",
        page_of_one="answer:balance",
        height=600,
        title=_("Was wir zugesagt haben"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Frame:
    """One choice of the team. `slug` and `language` may be empty; `absolute` makes a path the address of this house."""

    shown: Shown
    slug: str
    language: str
    absolute: Callable[[str], str]

    @property
    def title(self) -> str:
        return str(_PLACES[self.shown].title)

    @property
    def height(self) -> int:
        return _PLACES[self.shown].height

    @property
    def is_for_everybody(self) -> bool:
        """The balance in numbers may be framed anywhere, without anybody being named first."""
        return self.shown == Shown.BALANCE

    @property
    def frame_path(self) -> str:
        return self._path(_PLACES[self.shown].frame, _PLACES[self.shown].frame_of_one) + self._asked()

    @property
    def preview_path(self) -> str:
        return f"{self.frame_path}{'&' if self.language else '?'}vorschau"

    @property
    def page_url(self) -> str:
        return self.absolute(self._path(_PLACES[self.shown].page, _PLACES[self.shown].page_of_one))

    @property
    def tag(self) -> SafeString:
        """The script, and a plain link for browsers that run none."""
        inquiry = format_html(' data-anliegen="{}"', self.slug) if self.slug else ""
        language = format_html(' data-sprache="{}"', self.language) if self.language else ""
        return format_html(
            '<script async src="{}" data-zeigt="{}"{}{}></script>\n<noscript><a href="{}">{}</a></noscript>',
            self.absolute(static(SCRIPT)),
            self.shown.value,
            inquiry,
            language,
            self.page_url,
            self.title,
        )

    @property
    def iframe(self) -> SafeString:
        return format_html(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" frameborder="0" '
            'referrerpolicy="no-referrer"></iframe>\n<p><a href="{}">{}</a></p>',
            self.absolute(self.frame_path),
            self.title,
            self.height,
            self.page_url,
            self.title,
        )

    def _path(self, of_house: str, of_one: str) -> str:
        return reverse(of_one, args=[self.slug]) if self.slug else reverse(of_house)

    def _asked(self) -> str:
        return f"?{LANGUAGE}={self.language}" if self.language else ""


def is_of_one(shown: Shown) -> bool:
    """Whether it is about one inquiry only."""
    return not _PLACES[shown].frame


def may_be_of_one(shown: Shown) -> bool:
    return bool(_PLACES[shown].frame_of_one)
