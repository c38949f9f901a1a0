"""Where somebody goes on who named a page of this house to come back to."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request: HttpRequest, target: str, *, otherwise: str) -> str:
    """`target` if it is an address of this house, written from its root; a bare word could be meant as anything."""
    is_ours = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if is_ours and target.startswith("/") else otherwise
