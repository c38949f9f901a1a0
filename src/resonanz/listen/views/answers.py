"""What a script gets that sent words from the outbox of a telephone: a receipt, or the reasons why not."""

from __future__ import annotations

from collections.abc import Mapping

from django.forms import BaseForm
from django.http import JsonResponse

from resonanz.ground.negotiation import said_json


def received_json(*, code: str, address: str, is_new: bool) -> JsonResponse:
    """201, or 200 where the same words had arrived before."""
    return said_json({"code": code, "address": address}, status=201 if is_new else 200)


def refused_json(form: BaseForm, *, status: int, headers: Mapping[str, str] | None = None) -> JsonResponse:
    """The sentences of the form, by field; those that belong to no field under an empty name."""
    sentences = {
        "" if name == "__all__" else name: [str(sentence) for sentence in errors]
        for name, errors in form.errors.items()
    }
    return said_json({"refused": sentences}, status=status, headers=headers)
