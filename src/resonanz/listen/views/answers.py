"""What a script gets that sent words from the outbox of a telephone: a receipt, or the reasons why not."""

from __future__ import annotations

from collections.abc import Mapping

from django.forms import BaseForm
from django.http import HttpRequest, JsonResponse

from resonanz.ground.negotiation import arrived_whole, said_json
from resonanz.listen.rules.words import SURROGATE


def received_json(*, code: str, address: str, is_new: bool) -> JsonResponse:
    """201, or 200 where the same words had arrived before."""
    return said_json({"code": code, "address": address}, status=201 if is_new else 200)


def is_valid(form: BaseForm, request: HttpRequest) -> bool:
    """Whether the form can be taken as it is; half a character was replaced on the way and is refused."""
    valid = form.is_valid()
    if not arrived_whole(request):
        form.add_error(None, str(SURROGATE))
        return False
    return valid


def refused_json(form: BaseForm, *, status: int, headers: Mapping[str, str] | None = None) -> JsonResponse:
    """The sentences of the form, by field; those that belong to no field under an empty name."""
    sentences = {
        "" if name == "__all__" else name: [str(sentence) for sentence in errors]
        for name, errors in form.errors.items()
    }
    return said_json({"refused": sentences}, status=status, headers=headers)
