"""Finds every page and every form by following links, as a visitor would: no list that could be forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

_NOT_TYPED = {"checkbox", "radio", "submit", "button", "reset", "image", "file"}


@dataclass
class Form:
    """A form as it stands on a page. `typed` are the fields into which any text can be put."""

    page: str
    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    typed: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def filled(self, name: str, text: str) -> dict[str, list[str]]:
        """What would be sent with this text in this field."""
        return {**self.values, name: [text]}


class _Page(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.path = path
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._area = ""
        self._select = ""
        self._choices: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "a" and said.get("href"):
            self.links.append(urljoin(self.path, said["href"]))
        elif tag == "form":
            action = urljoin(self.path, said.get("action") or self.path)
            self._open = Form(page=self.path, action=action, method=said.get("method", "get").lower())
        elif self._open is not None:
            self._field(self._open, tag, said)

    def _field(self, form: Form, tag: str, said: dict[str, str]) -> None:
        name, kind = said.get("name", ""), said.get("type", "text")
        if tag == "textarea" and name:
            self._area = name
            form.values[name] = [""]
            form.typed.append(name)
        elif tag == "select" and name:
            self._select, self._choices = name, []
        elif tag == "option" and self._select:
            self._choices.append(said.get("value", ""))
            if "selected" in said:
                form.values[self._select] = [said.get("value", "")]
        elif tag == "button" and name:
            form.buttons.append((name, said.get("value", "")))
        elif tag == "input" and name and name != "csrfmiddlewaretoken":
            self._input(form, name, kind, said)

    def _input(self, form: Form, name: str, kind: str, said: dict[str, str]) -> None:
        if kind in {"checkbox", "radio"}:
            known = form.values.setdefault(name, [])
            if "checked" in said or not known:
                form.values[name] = [*known, said.get("value", "on")] if kind == "checkbox" else [said.get("value", "")]
        elif kind not in _NOT_TYPED:
            form.values[name] = [said.get("value", "")]
            (form.hidden if kind == "hidden" else form.typed).append(name)

    def handle_data(self, data: str) -> None:
        if self._open is not None and self._area:
            self._open.values[self._area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._open is not None:
            self.forms.append(self._open)
            self._open = None
        elif tag == "textarea":
            self._area = ""
        elif tag == "select" and self._open is not None and self._select:
            self._open.values.setdefault(self._select, [next(filter(None, self._choices), "")])
            self._select = ""


@dataclass
class Found:
    """Pages by address, and the forms on them, each form of a route once."""

    pages: dict[str, str] = field(default_factory=dict)
    forms: list[Form] = field(default_factory=list)

    def routes(self) -> set[str]:
        return {route_of(page) for page in self.pages}


def route_of(path: str) -> str:
    try:
        return resolve(urlsplit(path).path).route
    except Resolver404:
        return ""


def crawl(client: Client, starts: Iterable[str], *, most_of_a_route: int = 2) -> Found:
    """Opens every page that can be reached from the starts, a few of each route. Reads only."""
    found = Found()
    waiting = list(starts)
    seen: Counter[str] = Counter()
    known = set[str]()
    forms = set[tuple[str, str, tuple[str, ...]]]()
    while waiting:
        path = waiting.pop(0)
        route = route_of(path)
        if path in known or not route or seen[route] >= most_of_a_route:
            continue
        known.add(path)
        seen[route] += 1
        answer = client.get(path)
        if answer.status_code in {301, 302, 303, 307}:
            waiting.append(urljoin(path, answer["Location"]))
            continue
        if not answer.get("Content-Type", "").startswith("text/html"):
            continue
        html = answer.content.decode()
        found.pages[path] = html
        page = _Page(path)
        page.feed(html)
        waiting += [link.split("#")[0] for link in page.links if not urlsplit(link).netloc]
        for form in page.forms:
            identity = (route_of(form.action), form.method, tuple(form.values))
            if identity not in forms:
                forms.add(identity)
                found.forms.append(form)
    return found
