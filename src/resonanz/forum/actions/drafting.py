"""A first draft: about an inquiry that is there already, or about one that begins with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from resonanz.ask import actions as ask_actions
from resonanz.forum.actions.agenda import from_template
from resonanz.forum.actions.preparing import draft_forum
from resonanz.forum.enums import Stage
from resonanz.forum.errors import NotNow
from resonanz.forum.models import Forum

if TYPE_CHECKING:
    from resonanz.ask.models import Inquiry
    from resonanz.forum.enums import Form


@transaction.atomic
def begin_draft(
    *,
    form: Form,
    template: str,
    language: str,
    by: int,
    inquiry: Inquiry | None = None,
    title: str = "",
    slug: str = "",
) -> Forum:
    """A forum with an agenda to start from; without `inquiry` one is drafted under `title` and `slug`.

    Raises `SlugTaken`, `SlugNotValid`, and `NotNow` where the inquiry has a forum already.
    """
    about = inquiry or ask_actions.draft_inquiry(slug=slug, title=title, by=by)
    last = Forum.objects.filter(form=form).order_by("-number").first()
    agenda = from_template(template, language=language, has_before=has_before(last))
    try:
        with transaction.atomic():
            return draft_forum(inquiry=about, form=form, by=by, agenda=agenda)
    except IntegrityError as error:
        raise NotNow(_("Zu diesem Anliegen ist gerade schon ein Forum entstanden.")) from error


def has_before(last: Forum | None) -> bool:
    """Whether an evening has a balance to begin with: there was one before it that people were invited to."""
    return last is not None and last.stage != Stage.DRAFT
