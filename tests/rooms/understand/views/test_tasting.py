"""The pages of a tasting for the team and, once it is uncovered, for everybody."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from resonanz.listen import actions as listen
from resonanz.listen import reads as listen_reads
from resonanz.understand.models import AnsweredNeed, Theme
from tests.rooms.listen.support import send
from tests.rooms.understand.support import theme_by_hand
from tests.support.people import People
from tests.support.tasting import close, concept, tastes

pytestmark = pytest.mark.django_db


def test_the_ladder_shows_what_each_rung_stands_on(people: People) -> None:
    tasted = concept(people, is_open=False)
    story, _ = people.tells(tasted.inquiry, "Ich wünsche mir einen Rückruf am Abend.")
    theme = theme_by_hand(tasted.inquiry, [story], key=1)
    Theme.objects.filter(pk=theme.pk).update(needs={"wish": 1})
    version = listen_reads.versions_of(tasted.pk)[0]
    mira = people.client(people.mira)
    path = f"/team/kostprobe/{tasted.pk}/"
    page = mira.get(path).content.decode()
    assert tasted.opportunity in page
    assert f'value="wish:{theme.pk}"' in page
    for wrong in ("wish:999", "nonsense", "", "wish:²"):
        refused = mira.post(f"/team/kostprobe/fassung/{version.pk}/beduerfnis/", {"bedarf": wrong}, follow=True)
        assert "Dieses Bedürfnis gibt es nicht mehr." in refused.content.decode()
    linked = {"bedarf": f"wish:{theme.pk}"}
    assert mira.post(f"/team/kostprobe/fassung/{version.pk}/beduerfnis/", linked).status_code == 302
    page = mira.get(path).content.decode()
    assert f"art=wish&amp;thema={theme.pk}" in page
    need = AnsweredNeed.objects.get()
    mira.post(f"/team/kostprobe/fassung/{version.pk}/beduerfnis/entfernen/", {"bedarf": str(need.pk)})
    assert not AnsweredNeed.objects.exists()


def test_the_result_page_shows_figures_table_and_words(people: People) -> None:
    tasted = concept(people)
    for choice, number in (("very", 6), ("some", 5), ("not", 6), ("unsure", 5)):
        for _ in range(number):
            tastes(tasted, [choice, "not"], text=f"Wort {choice}.")
    mira, guest = people.client(people.mira), people.client()
    path = f"/anliegen/kontakt/kostproben/{tasted.pk}/"
    assert "Zahlen gibt es erst nach dem Aufdecken" in mira.get(f"/team/kostprobe/{tasted.pk}/").content.decode()
    assert "Noch wird gekostet" in guest.get(path).content.decode()
    close(people, tasted)
    for client, place in ((mira, f"/team/kostprobe/{tasted.pk}/"), (guest, path)):
        page = client.get(place).content.decode()
        for words in ("Alle von außen", "27 % (13 bis 48)", "Wort unsure.", "Eintrag", "von einem Wettbewerber"):
            assert words in page, (place, words)
        picture = client.get(f"{place}ergebnis.svg")
        assert picture["Content-Type"] == "image/svg+xml"
        assert "Fassung A" in picture.content.decode()
        assert client.get(f"{place}ergebnis.svg?dunkel").status_code == 200


def test_a_draft_and_another_address_are_no_pages(people: People) -> None:
    tasted = concept(people, is_open=False)
    guest = people.client()
    assert guest.get(f"/anliegen/kontakt/kostproben/{tasted.pk}/").status_code == 404
    listen.open_tasting(concept=tasted, inquiry=tasted.inquiry, by=people.mira.pk)
    assert guest.get(f"/anliegen/kontakt/kostproben/{tasted.pk}/").status_code == 200
    assert guest.get(f"/anliegen/anders/kostproben/{tasted.pk}/").status_code == 404
    assert guest.get("/anliegen/kontakt/kostproben/999/").status_code == 404
    assert people.client(people.mira).get("/team/kostprobe/999/").status_code == 404


def test_without_enough_people_there_are_words_and_no_figures(people: People) -> None:
    tasted = concept(people)
    tastes(tasted, ["very", "not"], text="Nur ich.")
    close(people, tasted)
    page = people.client().get(f"/anliegen/kontakt/kostproben/{tasted.pk}/").content.decode()
    assert "Noch keine Zahlen" in page
    assert "Nur ich." in page
    assert people.client().get(f"/anliegen/kontakt/kostproben/{tasted.pk}/ergebnis.svg").status_code == 404


def test_the_pages_cost_the_same_however_many_have_tasted(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    tasted = concept(people)
    for _ in range(11):
        tastes(tasted, ["very", "not"])
    mira = people.client(people.mira)
    close(people, tasted)
    path = f"/anliegen/kontakt/kostproben/{tasted.pk}/"
    people.client().get(path)
    with django_assert_max_num_queries(40):
        people.client().get(path)
    with django_assert_max_num_queries(40):
        mira.get(f"/team/kostprobe/{tasted.pk}/")
    assert send(mira, f"/team/kostprobe/{tasted.pk}/stand/", {"state": "open"}).status_code == 302
