"""Where the team chooses what other websites show, and who may; and that nothing else can be framed."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import resonanz
from resonanz.ground.framing import MARK
from resonanz.people import reads as people_reads
from resonanz.people.models import Organisation
from tests.rooms.forum.support import drafted
from tests.support.people import People
from tests.support.routes import every_route

pytestmark = pytest.mark.django_db
PLACE = "/team/organisation/einbinden/"
SITE = "https://www.auenfurt.example"
FRAMED_ANYWHERE = {"/bilanz/einbetten/", "/anliegen/kontakt/bilanz/einbetten/"}
FRAMED_BY_SITES = {
    "/anliegen/kontakt/einbetten/",
    "/foren/einbetten/",
    "/zusagen/einbetten/",
    "/anliegen/kontakt/zusagen/einbetten/",
}


@pytest.fixture
def host(people: People) -> Client:
    return people.client(people.mira)


def read(host: Client, query: str = "", status: int = 200) -> str:
    page = host.get(f"{PLACE}{query}")
    assert page.status_code == status
    return unescape(page.content.decode())


def test_the_newest_open_question_is_ready_to_copy(people: People, host: Client) -> None:
    people.inquiry()
    page = read(host)
    assert (
        '<script async src="http://testserver/static/ground/embed.js" data-zeigt="frage" '
        'data-anliegen="kontakt"></script>\n'
        '<noscript><a href="http://testserver/anliegen/kontakt/">Erzählen Sie es uns</a></noscript>'
    ) in page
    assert (
        '<iframe src="http://testserver/anliegen/kontakt/einbetten/" title="Erzählen Sie es uns" width="100%" '
        'height="900" loading="lazy" frameborder="0" referrerpolicy="no-referrer"></iframe>'
    ) in page
    assert 'src="/anliegen/kontakt/einbetten/?vorschau"' in page
    assert "Noch darf keine Webseite das zeigen." in page
    assert "script-src http://testserver; frame-src http://testserver" in page


@pytest.mark.parametrize(
    ("query", "frame", "tag"),
    [
        ("?zeigen=bilanz", "/bilanz/einbetten/", 'data-zeigt="bilanz"></script>'),
        (
            "?zeigen=bilanz&anliegen=kontakt",
            "/anliegen/kontakt/bilanz/einbetten/",
            'data-zeigt="bilanz" data-anliegen="kontakt"></script>',
        ),
        ("?zeigen=forum&anliegen=kontakt", "/foren/einbetten/", 'data-zeigt="forum"></script>'),
        (
            "?zeigen=zusagen&sprache=en",
            "/zusagen/einbetten/?sprache=en",
            'data-zeigt="zusagen" data-sprache="en"></script>',
        ),
        (
            "?zeigen=zusagen&anliegen=kontakt",
            "/anliegen/kontakt/zusagen/einbetten/",
            'data-zeigt="zusagen" data-anliegen="kontakt"></script>',
        ),
    ],
)
def test_the_four_pages(people: People, host: Client, query: str, frame: str, tag: str) -> None:
    people.inquiry()
    page = read(host, query)
    assert f'<iframe src="http://testserver{frame}"' in page
    assert tag in page
    assert Client().get(frame).status_code == 200


def test_without_an_open_question_it_is_the_balance(host: Client) -> None:
    page = read(host)
    assert 'data-zeigt="bilanz"' in page
    assert "Noch darf keine Webseite" not in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?zeigen=frage", "Bitte wählen Sie, welche Frage dort stehen soll."),
        ("?zeigen=alles", "Das ging noch nicht."),
        ("?zeigen=frage&anliegen=entwurf", "Das ging noch nicht."),
        ("?zeigen=bilanz&sprache=xx", "Das ging noch nicht."),
    ],
)
def test_a_choice_that_cannot_be(people: People, host: Client, query: str, sentence: str) -> None:
    people.inquiry(slug="entwurf", is_open=False)
    assert sentence in read(host, query, status=422)


def test_drafts_and_evenings_among_staff_are_not_offered(people: People, host: Client) -> None:
    people.inquiry(slug="entwurf", is_open=False)
    drafted(people, slug="innen", form="staff")
    page = read(host)
    assert 'value="entwurf"' not in page
    assert 'value="innen"' not in page


def keep(host: Client, sites: str) -> Any:
    return host.post(PLACE, {"sites": sites})


def test_websites_are_kept_as_origins(people: People, host: Client) -> None:
    people.inquiry()
    assert keep(host, f"{SITE}/kontakt/\n\nwww.auenfurt.example\nhttp://intranet:8080").status_code == 302
    assert people_reads.framing_sites() == ["http://intranet:8080", SITE]
    assert f"http://intranet:8080\n{SITE}" in read(host)
    guest = Client()
    for path in sorted(FRAMED_BY_SITES):
        policy = guest.get(path)["Content-Security-Policy"]
        assert f"frame-ancestors 'self' http://intranet:8080 {SITE}" in policy
    keep(host, "")
    assert people_reads.framing_sites() == []


@pytest.mark.parametrize(
    ("sites", "sentence"),
    [
        (f"{SITE}\n*", "„*“ ist keine Adresse einer Webseite."),
        ("https://*.auenfurt.example", "ist keine Adresse einer Webseite."),
        ("https://a.example; script-src *", "ist keine Adresse einer Webseite."),
        ("\n".join(f"s{n}.auenfurt.example" for n in range(51)), "Das sind zu viele Webseiten auf einmal."),
    ],
)
def test_what_is_no_website_changes_nothing(host: Client, sites: str, sentence: str) -> None:
    keep(host, "www.vorher.example")
    answer = keep(host, sites)
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert sentence in page
    assert sites.splitlines()[0] in page
    assert people_reads.framing_sites() == ["https://www.vorher.example"]


def test_what_got_into_the_table_otherwise_reaches_no_header(people: People) -> None:
    Organisation.objects.update(framed_by=["https://a.example; script-src *", SITE, "*"])
    assert people_reads.framing_sites() == [SITE]


def test_it_is_found_where_one_looks(people: People, host: Client) -> None:
    people.inquiry()
    people.inquiry(slug="entwurf", is_open=False)
    assert PLACE in host.get("/team/organisation/").content.decode()
    link = f"{PLACE}?zeigen=frage&anliegen=kontakt"
    assert link in unescape(host.get("/team/anliegen/kontakt/").content.decode())
    assert PLACE not in host.get("/team/anliegen/entwurf/").content.decode()


def test_no_other_address_of_the_house_can_be_framed(people: People, host: Client) -> None:
    people.inquiry()
    marked = {f"/{route}" for route, entry in every_route() if getattr(entry.callback, MARK, False)}
    assert {path.replace("<slug:slug>", "kontakt") for path in marked} == FRAMED_ANYWHERE | FRAMED_BY_SITES
    keep(host, SITE)
    guest = Client()
    for path in sorted(FRAMED_ANYWHERE):
        assert "frame-ancestors *" in guest.get(path)["Content-Security-Policy"]
    # Whoever is asked for a page that is not there is shown one of ours, and that is none to be framed.
    for path in ("/anliegen/gibt-es-nicht/einbetten/", "/anliegen/kontakt/", PLACE):
        page = (host if path == PLACE else guest).get(path)
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"


def test_nobody_else_says_who_may_frame() -> None:
    """The preview of the workshop shows itself to our own pages only; the check page says that nobody may."""
    source = Path(resonanz.__file__).parent
    words = re.compile(r"frame-ancestors|xframe_options|X_FRAME_OPTIONS|X-Frame-Options")
    found = {str(file.relative_to(source)) for file in source.rglob("*.py") if words.search(file.read_text("utf-8"))}
    assert found == {
        "config/settings.py",
        "ground/framing.py",
        "listen/views/previewing.py",
        "trust/reads/verifier.py",
    }
