"""The look keeps its promises: readable in every mode, nothing inline, nothing foreign, every part honest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone, translation

from resonanz.ground import clock
from resonanz.ground.components import Voice, pieces, qr_svg
from resonanz.ground.examples import PlanExample, StoryExample, examples
from resonanz.ground.forms import Renderer

SOURCE = Path(__file__).parents[3] / "src"
GROUND = SOURCE / "resonanz" / "ground"
CSS = (GROUND / "static" / "ground" / "look.css").read_text("utf-8")
SCRIPTS = sorted((GROUND / "static" / "ground" / "js").glob("*.js"))
TEMPLATES = sorted(SOURCE.glob("**/templates/**/*.html"))

SURFACES = ("paper", "sheet", "faint")
VOICES = ("customer", "noncustomer", "competitor", "employee", "other", "moderation", "house")
WORDS = ("kept", "known", "open", "missed", "refused")
SKETCHED = (
    "top soft small fiction owes voice who noncustomer competitor employee hint choices on seen button quiet "
    "way done rows row share bar word kept open missed hall code qr"
)


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    with translation.override("de"):
        yield


# ---- Contrast --------------------------------------------------------------------------------------------


def block(opening: str) -> dict[str, str]:
    """The colour tokens of the first rule after `opening`."""
    body = CSS[CSS.index(opening) + len(opening) :].split("}", 1)[0]
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", body))


LIGHT = block("\n:root {")
DARK = LIGHT | block("@media screen and (prefers-color-scheme: dark) {\n  :root {")
STRICT = "@media (prefers-contrast: more) {\n  :root {"
STRICT_DARK = "@media screen and (prefers-contrast: more) and (prefers-color-scheme: dark) {\n  :root {"
MODES = {
    "light": LIGHT,
    "dark": DARK,
    "hall": DARK | block("\n.hall {"),
    "print": LIGHT | block("@media print {\n  :root {"),
    "light, more contrast": LIGHT | block(STRICT),
    "dark, more contrast": DARK | block(STRICT) | block(STRICT_DARK),
}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(top: str, ground: str, part: float) -> str:
    return "#" + "".join(
        f"{round(int(top[at : at + 2], 16) * part + int(ground[at : at + 2], 16) * (1 - part)):02x}" for at in (1, 3, 5)
    )


def test_contrast_of_black_and_white_is_known() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("mode", MODES)
def test_text_is_readable_on_every_surface(mode: str) -> None:
    tokens = MODES[mode]
    pairs = [*product(("ink", "soft", *VOICES, *WORDS), SURFACES), ("ink", "marked"), ("on-banner", "banner")]
    pairs += [
        ("paper", "ink"),
        ("paper", "missed"),
        ("paper", "press"),
        ("paper", "soft"),
    ]  # Buttons and chosen pills.
    faint = {pair: contrast(tokens[pair[0]], tokens[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("mode", MODES)
def test_marked_words_stay_readable_in_the_hue_of_the_voice(mode: str) -> None:
    tokens = MODES[mode]
    assert "color-mix(in srgb, var(--who, var(--edge)) 18%, transparent)" in CSS
    for voice, surface in product(VOICES, SURFACES):
        assert contrast(tokens["ink"], mixed(tokens[voice], tokens[surface], 0.18)) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_borders_of_controls_and_focus_can_be_seen(mode: str) -> None:
    tokens = MODES[mode]
    for line, surface in product(("edge", "focus"), SURFACES):
        assert contrast(tokens[line], tokens[surface]) >= 3, (line, surface)
    assert contrast(tokens["ink"], tokens["line"]) >= 3  # The filled part of a bar.


# ---- The stylesheet --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SKETCHED.split())
def test_every_class_of_the_sketches_exists(name: str) -> None:
    assert re.search(rf"\.{name}\b", CSS)


def test_stylesheet_loads_nothing() -> None:
    assert "@import" not in CSS
    assert "url(" not in CSS
    assert len(CSS.splitlines()) <= 900


def test_stylesheet_knows_only_tokens_it_defines() -> None:
    defined = set(re.findall(r"--([a-z-]+):", CSS))
    assert set(re.findall(r"var\(--([a-z-]+)", CSS)) <= defined


@pytest.mark.parametrize(
    "query",
    ["prefers-reduced-motion: reduce", "forced-colors: active", "prefers-contrast: more", "@media print"],
)
def test_stylesheet_serves_every_way_of_seeing(query: str) -> None:
    assert query in CSS


# ---- Templates and scripts -------------------------------------------------------------------------------


# Pages that people download and open offline: they have to carry their own look and reach for nothing.
DOWNLOADED = {
    SOURCE / "resonanz" / "answer" / "templates" / "answer" / "file_export.html",
    SOURCE / "resonanz" / "trust" / "templates" / "trust" / "pruefen.html",
}


def name_of(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", sorted(DOWNLOADED), ids=name_of)
def test_what_is_downloaded_is_whole_and_reaches_for_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.search(r"<style\b", text)
    assert not re.search(r"\s(?:style|on[a-z]+)\s*=\s*[\"']", text)
    assert not re.search(r"\b(?:src|action)\s*=|@import|\burl\(|\bfetch\(|XMLHttpRequest|javascript:", text)
    assert re.findall(r"<link\b[^>]*href=[\"']([^\"']*)", text) in ([], ["data:,"])


@pytest.mark.parametrize("path", [path for path in TEMPLATES if path not in DOWNLOADED], ids=name_of)
def test_template_has_nothing_inline_and_nothing_foreign(path: Path) -> None:
    text = re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text("utf-8"), flags=re.DOTALL)
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"<style\b", text)
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"\shx-on\b", text)
    assert "javascript:" not in text
    for attributes, body in re.findall(r"<script\b([^>]*)>(.*?)</script>", text, flags=re.DOTALL):
        assert "src=" in attributes
        assert not body.strip()
    assert not re.search(
        r"<(?:script|link|img|iframe|source|video|audio|object)\b[^>]*(?:src|href)=[\"'](?:https?:)?//", text
    )


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_script_is_small_explained_and_harmless(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("// ")
    assert len(text.splitlines()) <= 300
    for risky in (
        "eval(",
        "Function(",
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "http://",
        "https://",
    ):
        assert risky not in text
    for module in re.findall(r'from "(.+?)"', text):
        assert (path.parent / module).is_file()


def test_every_module_is_reached_from_the_entrance() -> None:
    # The service worker is registered by its address, which no import shows.
    reached, waiting = set[str](), ["main.js", "offline.js", "frame.js"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        text = (SCRIPTS[0].parent / name).read_text("utf-8")
        waiting += [other for other in re.findall(r'from "\./(.+?)"', text) if other not in reached]
    assert reached == {path.name for path in SCRIPTS}


# ---- Parts -----------------------------------------------------------------------------------------------


def shown(source: str, **context: object) -> str:
    request = RequestFactory().get("/list", {"q": "Müll & mehr", "page": "2"})
    html = Template("{% load resonanz %}" + source).render(Context({"request": request, **context}))
    return re.sub(r"\s+", " ", html).replace("\N{NO-BREAK SPACE}", " ").strip()


def test_share_names_its_base_and_its_doubt() -> None:
    html = shown("{% share 41 143 0.22 0.364 %}")
    assert "41 von 143 Gästen" in html
    assert "29 %, mit 95 % Sicherheit zwischen 22 und 36 %" in html
    assert 'width="28.7%"' in html
    assert 'x1="22.0%"' in html
    assert "style" not in html


def test_share_of_nobody_draws_no_bar() -> None:
    html = shown("{% share 0 0 %}")
    assert "Noch hat niemand etwas gesagt." in html
    assert "<svg" not in html


def test_share_without_doubt_draws_no_bracket_and_groups_large_numbers() -> None:
    html = shown("{% share 1204 20000 noun='Menschen' %}")
    assert "1.204 von 20.000 Menschen" in html
    assert "doubt" not in html


def test_voice_escapes_words_and_keeps_their_direction() -> None:
    said = Voice(
        text="<b>Laut</b>\nund lang",
        badges=[("customer", "Kundin"), ("employee", "Arbeitet hier")],
        note=["gestern"],
    )
    html = shown("{% voice said %}", said=said)
    assert "&lt;b&gt;Laut&lt;/b&gt;" in html
    assert '<bdi dir="auto">' in html
    assert '<span class="who customer">Kundin</span>, <span class="who employee">Arbeitet hier</span>' in html
    assert '<i class="customer"></i><i class="employee"></i>' in html
    assert "· <span>gestern</span>" in html


def test_voice_tells_first_what_works() -> None:
    html = shown("{% voice said %}", said={"text": "Schlecht.", "works_well": "Gut.", "badges": [("other", "Gast")]})
    assert html.index("Gut.") < html.index("Schlecht.")


def test_marks_cut_without_losing_a_letter() -> None:
    text = "Drei Anrufe, drei Mal Musik"
    cut = pieces(text, [(5, 11), (9, 14), (-3, 2), (40, 50)])
    assert "".join(piece for piece, _ in cut) == text
    assert [piece for piece, is_marked in cut if is_marked] == ["Dr", "Anrufe, d"]


def test_pages_keep_the_rest_of_the_address() -> None:
    html = shown("{% pages page_obj %}", page_obj=Paginator(range(143), 12).page(2))
    assert 'href="?q=M%C3%BCll+%26+mehr&amp;page=3"' in html
    assert 'aria-label="Seite 2" aria-current="page"' in html
    assert "13 bis 24 von 143" in html
    assert shown("{% pages page_obj %}", page_obj=Paginator(range(5), 12).page(1)) == ""


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (timedelta(seconds=3), "gerade eben"),
        (timedelta(minutes=1), "vor 1 Minute"),
        (timedelta(minutes=5), "vor 5 Minuten"),
        (timedelta(hours=3), "heute, 09:00"),
        (timedelta(days=1), "gestern, 12:00"),
        (timedelta(days=4), "vor 4 Tagen, 12:00"),
        (timedelta(days=12), "6. März, 12:00"),
        (timedelta(days=100), "8. Dezember 2024, 12:00"),
        (timedelta(days=-1), "morgen, 12:00"),
        (timedelta(days=-3), "in 3 Tagen, 12:00"),
    ],
)
def test_times_are_told_as_people_tell_them(back: timedelta, words: str) -> None:
    now = datetime(2025, 3, 18, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    with timezone.override("Europe/Berlin"), clock.held_at(now):
        html = shown("{% ago moment %}", moment=now - back)
    assert f">{words}</time>" in html
    assert f'datetime="{(now - back).isoformat()}"' in html
    assert re.search(r'title="[A-Z][a-z]+, \d+\. .+ 202\d, \d\d:\d\d"', html)


def test_a_day_is_told_without_a_time() -> None:
    with clock.held_at(datetime(2025, 3, 18, 12, tzinfo=ZoneInfo("Europe/Berlin"))):
        assert shown("{% ago day %}", day=date(2025, 3, 18)).endswith(">heute</time>")
        assert shown("{% ago day %}", day=date(2025, 5, 2)).endswith(">2. Mai</time>")
        assert shown("{% ago day %}", day=None) == ""


def test_qr_code_is_black_on_white_with_its_quiet_zone() -> None:
    svg = qr_svg("https://resonanz.example/v/7K3M-92QD", "Code & Ort")
    root = ET.fromstring(svg)  # noqa: S314 - our own picture
    assert root.attrib["aria-label"] == "Code & Ort"
    assert "style" not in svg
    side = int(root.attrib["viewBox"].split()[-1])
    starts = [tuple(map(int, xy)) for xy in re.findall(r"M(\d+) (\d+)", svg)]
    assert min(min(xy) for xy in starts) == 4
    assert max(y for _, y in starts) == side - 5


def test_progress_without_a_total_says_only_that_it_runs() -> None:
    assert "3 von 7" in shown("{% progress 3 7 'Gelesen' %}")
    assert "value=" not in shown("{% progress 0 0 'Gelesen' %}")


# ---- Forms -----------------------------------------------------------------------------------------------


def drawn(form: forms.Form) -> str:
    form.renderer = Renderer()
    return re.sub(r"\s+", " ", form.render())


def test_field_tells_hint_error_and_reader_to_screen_readers() -> None:
    html = drawn(StoryExample({}))
    described = re.findall(r'aria-describedby="([^"]+)"', html)
    ids = set(re.findall(r'id="([^"]+)"', html))
    assert described
    assert {target for line in described for target in line.split()} <= ids
    assert set(re.findall(r'href="#([^"]+)"', html)) <= ids
    assert 'aria-invalid="true"' in html
    assert "Was Sie geschrieben haben, steht noch da." in html


def test_optional_fields_say_so_and_fixed_ones_do_not() -> None:
    assert "– wenn Sie mögen" in drawn(StoryExample())
    assert "Gründung</label></p>" in drawn(PlanExample())


def test_choices_are_real_inputs_with_labels() -> None:
    html = drawn(StoryExample(initial={"audience": "all"}))
    assert re.search(
        r'<label class="choice" for="id_audience_1"><input type="radio"[^>]* value="all"[^>]* checked', html
    )
    assert html.count('type="checkbox" name="roles"') == 5


def test_page_of_all_parts_can_be_drawn() -> None:
    html = render_to_string("doors/components.html", examples())
    assert html.count('class="voice') >= 8
    assert not re.search(r"\sstyle=", html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
