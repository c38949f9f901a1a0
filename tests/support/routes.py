"""Every address of the house, as its patterns say."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}


def every_route(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """The whole route, without the first slash, and what is behind it."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from every_route(entry, here)
        else:
            yield here, entry


def methods_of(entry: URLPattern) -> set[str]:
    """What the view answers to. One that does not say answers to everything."""
    view = entry.callback
    while view is not None:
        for cell in getattr(view, "__closure__", None) or ():
            # django.views.decorators.http keeps its list in the closure of the view.
            if isinstance(cell.cell_contents, list | tuple) and set(cell.cell_contents) & _METHODS:
                return set(cell.cell_contents)
        view = getattr(view, "__wrapped__", None)
    return set(_METHODS)
