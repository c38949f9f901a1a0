"""A passkey, with a real browser and its virtual authenticator."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.journeys.browser import visiting
from tests.support.house import House

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_passkey_is_made_and_signs_in(demo_house: House, browser: Browser) -> None:
    # A passkey belongs to a name; an address of numbers has none.
    base = demo_house.base.replace("127.0.0.1", "localhost")
    with visiting(browser, base) as host:
        page = host.page
        devtools = host.context.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        page.goto(demo_house.host_link(name="Hanna Probst").replace("127.0.0.1", "localhost"))
        page.locator("main form button").click()
        page.wait_for_url("**/team/")
        host.go("/konto/zweiter-faktor/")
        host.look()
        page.locator("form[data-passkey=create] button").click()
        page.wait_for_url("**/konto/ersatzcodes/")
        assert page.locator(".codes li").count() == 10
        host.look()
        host.go("/konto/")
        assert "Passkey von Hanna Probst" in host.words()
        host.look()
        page.locator('main form[action="/abmelden/"] button').click()
        page.wait_for_url(f"{base}/")
        host.go("/anmelden/?next=/konto/")
        host.look()
        page.locator("form[data-passkey=get] button").click()
        page.wait_for_url("**/konto/")
        page.locator('form[action*="/entfernen/"] button').click()
        assert "Entfernt." in page.locator("body").inner_text()
