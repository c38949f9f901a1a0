"""One demo house and one browser for all journeys; every person gets a window of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.browser import Visitor, launch, visiting
from tests.support.house import House

HOST = "Hanna Probst"
Visit = Callable[..., Visitor]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture(scope="package")
def demo_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with House(tmp_path_factory.mktemp("vorführung") / "data", demo=True) as house:
        yield house


@pytest.fixture(scope="package")
def signed_in(demo_house: House, browser: Browser) -> Any:
    """What the browser of somebody from the team keeps after signing in."""
    with visiting(browser, demo_house.base) as host:
        host.page.goto(demo_house.host_link(name=HOST))
        host.page.locator("main form button").click()
        host.page.wait_for_url("**/team/")
        return host.context.storage_state()


@pytest.fixture
def visit(demo_house: House, browser: Browser) -> Iterator[Visit]:
    """Opens a fresh browser at the demo; all are checked and closed at the end."""
    with ExitStack() as windows:

        def opened(width: int = 1440, **wishes: Any) -> Visitor:
            window: AbstractContextManager[Visitor] = visiting(browser, demo_house.base, width=width, **wishes)
            return windows.enter_context(window)

        yield opened


@pytest.fixture
def host(visit: Visit, signed_in: Any) -> Callable[[int], Visitor]:
    return lambda width=1440: visit(width, storage_state=signed_in)
