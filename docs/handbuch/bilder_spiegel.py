"""The pictures of the mirror: pages of the demo as they stand, nothing is pressed."""

from __future__ import annotations

from bilder_handeln import linked
from bilder_kamera import PICTURES, SIZES, take, window
from playwright.sync_api import Browser, BrowserContext

_LOOK = r"/team/spiegel/durchgang/\d+/"


def take_mirror(browser: Browser, base: str, host: BrowserContext) -> None:
    pages = {
        "spiegel-seite": "/team/spiegel/auf-einer-seite/",
        "spiegel-standort": linked(host, "/team/spiegel/standort/", _LOOK),
        "spiegel-versprechen": linked(host, "/team/spiegel/versprechen/", _LOOK),
        "spiegel-reise": linked(host, "/team/spiegel/reisen/", r"/team/spiegel/reisen/\d+/"),
        "spiegel-hoeren": "/team/spiegel/wen-wir-hoeren/",
        "spiegel-worte-phone": "/anliegen/bild/drei-worte/",
        "spiegel-kalkulation": "/kalkulation/auenstrom-grundversorgung/",
    }
    for name, address in pages.items():
        width, height, most = SIZES["-phone" if name.endswith("-phone") else ""]
        state = host.storage_state() if address.startswith("/team/") else None
        take(window(browser, base, width, height, state), address, PICTURES / f"{name}.png", most=most)
