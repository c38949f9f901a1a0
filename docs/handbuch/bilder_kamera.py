"""How the pictures of the Handbuch are taken: windows of a browser, and files that stay small."""

from __future__ import annotations

import io
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, StorageState

PICTURES = Path(__file__).parent / "bilder"
SIZES = {"": (1440, 900, 1400), "-phone": (390, 844, 1350)}
"""Ending of the file name: width and height of the window, most height of the picture."""
MOST_BYTES = 200_000


def window(
    browser: Browser,
    base: str,
    width: int,
    height: int,
    state: StorageState | None = None,
    *,
    scripted: bool = True,
) -> BrowserContext:
    return browser.new_context(
        base_url=base,
        viewport={"width": width, "height": height},
        locale="de-DE",
        timezone_id="Europe/Berlin",
        color_scheme="light",
        storage_state=state,
        java_script_enabled=scripted,
    )


def take(context: BrowserContext, address: str, target: Path, *, most: int) -> None:
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    take_open(page, target, most=most)
    page.close()


def take_open(page: Page, target: Path, *, most: int, at: str = "") -> None:
    """A page as it stands open, from a little above the first `at` on, else from its top."""
    size = page.viewport_size or {"width": 0, "height": 0}
    # The pointer would leave something highlighted.
    page.mouse.move(0, 0)
    start = 0
    if at:
        start = page.locator(at).first.evaluate("it => Math.max(0, it.getBoundingClientRect().top + scrollY - 24)")
    height = min(page.evaluate("document.documentElement.scrollHeight") - start, most)
    picture = shot(page, size["width"], height, start)
    while len(picture) > MOST_BYTES:
        # A picture of a long page loses its lower end, not its sharpness.
        height = height * 9 // 10
        picture = shot(page, size["width"], height, start)
    keep(picture, target)


def keep(picture: bytes, target: Path) -> None:
    target.write_bytes(picture)
    print(f"{target.name}: {len(picture) // 1000} kB")


def shot(page: Page, width: int, height: int, start: int = 0) -> bytes:
    return small(
        page.screenshot(
            full_page=True,
            clip={"x": 0, "y": start, "width": width, "height": height},
            animations="disabled",
        )
    )


def small(picture: bytes) -> bytes:
    """The same picture with 128 colours, where Pillow is installed."""
    try:
        from PIL import Image  # Not one of our packages; the pictures are fine without it, too.
    except ImportError:
        return picture
    out = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(128).save(out, "PNG", optimize=True)
    return out.getvalue()
