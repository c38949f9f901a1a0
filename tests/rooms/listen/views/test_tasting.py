"""Tasting on the phone: blind, one version after the other, the open reaction before the second question."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from resonanz.ground.codes import spoken
from resonanz.listen import actions, reads
from resonanz.listen.models import Concept, Missing, Story, Taste, Version
from resonanz.listen.rules.ballots import turn_of
from resonanz.people.models import Account
from tests.rooms.listen.support import kept, send
from tests.support.people import People
from tests.support.tasting import close, concept, key, react, tastes

pytestmark = pytest.mark.django_db

START = "/anliegen/kontakt/kosten/"


def shown(page: str) -> int:
    """The version that lies on the page, by its hidden field."""
    found = re.search(r'name="version" value="(\d+)"', page)
    assert found is not None, page
    return int(found[1])


def told(version: int, **changes: Any) -> dict[str, Any]:
    return {
        "key": key(),
        "version": version,
        "story": "Das klingt gut.",
        "roles": ["customer"],
        "permission": "team",
        "name": "",
        **changes,
    }


def begin(client: Client, **changes: Any) -> str:
    """The first reaction; answers the address where it goes on."""
    version = shown(client.get(START).content.decode())
    response = send(client, START, told(version, **changes))
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def test_somebody_tastes_everything_and_gets_a_receipt(people: People) -> None:
    tasted = concept(people, versions=3)
    client = people.client()
    page = client.get(START).content.decode()
    assert "Würden Sie es vermissen" not in page
    assert "Was geht Ihnen durch den Kopf?" in page
    address = begin(client)
    for number in (1, 2, 3):
        page = client.get(address).content.decode()
        assert ("Würden Sie es vermissen" in page, "durch den Kopf" in page) == (True, False)
        assert f"Fassung {number} von 3" in page
        answered = send(
            client, address, {"key": key(), "version": shown(page), "choice": "some", "why": "Weil ich arbeite."}
        )
        assert answered.status_code == 302
        page = client.get(address).content.decode()
        if number < 3:
            assert f"Fassung {number + 1} von 3" in page
            assert "Wer spricht?" not in page
            again = send(client, address, {"key": key(), "version": shown(page), "story": f"Nummer {number}."})
            assert again.status_code == 302
    code = urlsplit(address).path.strip("/").rpartition("/")[2]
    assert "Sie haben alles gekostet" in page
    assert code in page
    assert people.client().get(f"/stimme/{code}/").status_code == 200
    assert Counter(Taste.objects.values_list("turn", flat=True)) == {1: 1, 2: 1, 3: 1}
    assert set(Taste.objects.values_list("version", flat=True)) == {row.pk for row in reads.versions_of(tasted.pk)}
    assert (Missing.objects.count(), Story.objects.count()) == (3, 6)


CANARY = "kanarie"


def with_canaries(people: People) -> Concept:
    """An open tasting whose marks and opportunity are words that stand nowhere else."""
    tasted = concept(people, versions=3, is_open=False)
    for version in reads.versions_of(tasted.pk):
        Version.objects.filter(pk=version.pk).update(origin=f"{CANARY}-{version.letter}")
    Concept.objects.filter(pk=tasted.pk).update(opportunity=f"Unsere {CANARY}.")
    actions.open_tasting(concept=tasted, inquiry=tasted.inquiry, by=people.mira.pk)
    return tasted


def test_the_mark_is_in_no_answer_to_a_guest_while_it_is_sealed(people: People) -> None:
    """Every page and file that a guest can open, before, during and after their own tasting, in both languages."""
    tasted = with_canaries(people)
    client = people.client()
    places = [START, f"/anliegen/kontakt/kostproben/{tasted.pk}/", "/anliegen/kontakt/", "/", "/gespeichert/"]
    places.append(f"/protokollbuch/{reads.newest_seal(tasted.pk).entry_index}/")
    seen = [client.get(place) for place in places]
    address = begin(client)
    code = urlsplit(address).path.strip("/").rpartition("/")[2]
    for _ in range(3):
        page = client.get(address)
        answered = {"key": key(), "version": shown(page.content.decode()), "choice": "never", "why": ""}
        seen += [page, send(client, address, answered)]
        send(client, address, {**answered, "choice": "very"})
        page = client.get(address)
        seen.append(page)
        if 'name="version"' in page.content.decode():
            again = {"key": key(), "version": shown(page.content.decode()), "story": "Ja."}
            seen += [send(client, address, {**again, "story": ""}), send(client, address, again)]
    places += [address, f"/stimme/{code}/", f"/stimme/{code}/quittung.json", "/stimme/"]
    places += [f"/protokollbuch/{taste.entry_index}/" for taste in Taste.objects.all()]
    actions.pause_tasting(concept=tasted, inquiry=tasted.inquiry, by=people.mira.pk)
    seen += [client.get(place, headers={"accept-language": language}) for place in places for language in ("de", "en")]
    assert Missing.objects.count() == 3
    assert all(response.status_code in {200, 302, 422} for response in seen)
    assert not [response for response in seen if CANARY in response.content.decode()]
    for file in ("siegel.json", "ergebnis.svg"):
        assert client.get(f"/anliegen/kontakt/kostproben/{tasted.pk}/{file}").status_code == 404
    close(people, tasted)
    assert CANARY in client.get(f"/anliegen/kontakt/kostproben/{tasted.pk}/").content.decode()


def test_after_uncovering_everybody_sees_whose_it_was(people: People) -> None:
    tasted = concept(people)
    tastes(tasted, ["very", "not"])
    close(people, tasted)
    client = people.client()
    page = client.get(f"/anliegen/kontakt/kostproben/{tasted.pk}/").content.decode()
    assert "von einem Wettbewerber" in page
    assert "Das klingt gut." in page
    seals = client.get(f"/anliegen/kontakt/kostproben/{tasted.pk}/siegel.json").json()["receipts"]
    assert [receipt["opens"]["body"]["state"] for receipt in seals] == ["open", "closed"]
    assert seals[0]["opens"]["body"]["versions"][1]["origin"] == "competitor"
    assert "aufgedeckt" not in client.get(START).content.decode()
    assert "Zum Ergebnis" in client.get(START).content.decode()


def test_the_order_is_the_same_on_every_visit(people: People) -> None:
    concept(people, versions=4)
    client = people.client()
    address = begin(client)
    page = client.get(address).content.decode()
    send(client, address, {"key": key(), "version": shown(page), "choice": "not", "why": ""})
    seen = {shown(client.get(address).content.decode()) for _ in range(5)}
    assert len(seen) == 1


@given(st.lists(st.integers(0, 2**62 - 1), min_size=3, max_size=3, unique=True))
def test_every_version_comes_first_about_as_often(seeds: list[int]) -> None:
    """1,200 tasters and three versions: each is first 400 times, give or take five standard deviations (82)."""
    firsts = Counter(min(seeds, key=lambda seed: turn_of(seed, whom=f"taster {n}")) for n in range(1200))
    assert all(abs(firsts[seed] - 400) < 82 for seed in seeds), firsts


@given(st.lists(st.integers(0, 2**62 - 1), min_size=3, max_size=3, unique=True))
def test_all_orders_come_about_as_often(seeds: list[int]) -> None:
    """Six orders of three versions: each 200 of 1,200 times, give or take five standard deviations (65)."""
    orders = Counter(tuple(sorted(seeds, key=lambda seed: turn_of(seed, whom=f"taster {n}"))) for n in range(1200))
    assert len(orders) == 6
    assert all(abs(count - 200) < 65 for count in orders.values()), orders


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"story": ""}, "Hier steht noch nichts. Ein Satz genügt."),
        ({"story": "a\x00b"}, "Nullzeichen"),
        ({"roles": []}, "Bitte wählen Sie, wer spricht."),
        ({"permission": "public_named"}, "Wenn Ihr Name dabeistehen soll, brauchen wir ihn."),
    ],
)
def test_a_bad_reaction_comes_back_with_its_words(people: People, changes: dict[str, Any], sentence: str) -> None:
    concept(people)
    client = people.client()
    version = shown(client.get(START).content.decode())
    response = send(client, START, told(version, **changes))
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert shown(response.content.decode()) == version
    assert not Story.objects.exists()


def test_an_answer_before_the_reaction_is_no_answer(people: People) -> None:
    concept(people)
    client = people.client()
    version = shown(client.get(START).content.decode())
    response = send(client, START, {"key": key(), "version": version, "choice": "very", "why": ""})
    assert response.status_code == 409
    assert not Missing.objects.exists()


def test_an_answer_without_a_choice_is_asked_again(people: People) -> None:
    concept(people)
    client = people.client()
    address = begin(client)
    page = client.get(address).content.decode()
    response = send(client, address, {"key": key(), "version": shown(page), "why": "Weil eben."})
    assert response.status_code == 422
    assert "Bitte wählen Sie eine der vier Antworten." in response.content.decode()
    assert kept(response, "why") == "Weil eben."


def test_who_comes_too_late_keeps_their_words(people: People) -> None:
    tasted = concept(people)
    client = people.client()
    version = shown(client.get(START).content.decode())
    close(people, tasted)
    response = send(client, START, told(version, story="Fast vergessen."))
    assert response.status_code == 409
    assert "Hier wird gerade nicht gekostet." in response.content.decode()
    assert kept(response, "story") == "Fast vergessen."


def test_the_same_page_with_other_words_is_another_try(people: People) -> None:
    concept(people)
    client = people.client()
    version = shown(client.get(START).content.decode())
    form = told(version)
    assert send(client, START, form).status_code == 302
    assert send(client, START, form).status_code == 302
    other = send(client, START, {**form, "story": "Etwas anderes."})
    assert other.status_code == 422
    assert "Von dieser Seite haben Sie schon etwas abgegeben" in other.content.decode()
    assert Story.objects.count() == 1


def test_withdrawn_words_are_said_to_be_gone(people: People) -> None:
    concept(people)
    client = people.client()
    address = begin(client)
    code = urlsplit(address).path.strip("/").rpartition("/")[2]
    assert client.post(f"/stimme/{code}/zurueckziehen/").status_code == 302
    assert not Taste.objects.exists()
    assert client.get(address).status_code == 404


def test_where_nothing_is_tasted_there_is_no_page(people: People) -> None:
    people.inquiry()
    client = people.client()
    assert client.get(START).status_code == 404
    assert client.get("/anliegen/unbekannt/kosten/").status_code == 404
    assert client.get("/kosten/AAAA-AAAA-AAAA/").status_code == 404


def test_a_story_that_tasted_nothing_opens_no_tasting(people: People) -> None:
    inquiry = people.inquiry()
    _, code = people.tells(inquiry, "Nur erzählt.")
    assert people.client().get(f"/kosten/{spoken(code)}/").status_code == 404


def test_who_is_signed_in_goes_on_without_a_code(people: People) -> None:
    tasted = concept(people)
    ada = Account.objects.create(email="ada@kunden.example", created_at=tasted.created_at)
    client = people.client(ada)
    begin(client)
    page = client.get(START).content.decode()
    assert "Würden Sie es vermissen" in page
    assert send(client, START, {"key": key(), "version": shown(page), "choice": "not", "why": ""}).status_code == 302
    assert Missing.objects.get().taste.story.person == ada


def test_the_inquiry_leads_to_the_tasting(people: People) -> None:
    tasted = concept(people)
    client = people.client()
    assert "Jetzt kosten" in client.get("/anliegen/kontakt/").content.decode()
    actions.pause_tasting(concept=tasted, inquiry=tasted.inquiry, by=None)
    assert "gerade unterbrochen" in client.get("/anliegen/kontakt/").content.decode()
    assert "gerade nicht gekostet" in client.get(START).content.decode()
    close(people, tasted)
    assert "Zum Ergebnis" in client.get("/anliegen/kontakt/").content.decode()


def test_a_page_costs_the_same_however_many_have_tasted(
    people: People, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    tasted = concept(people, versions=3)
    for _ in range(12):
        tastes(tasted, ["very", "some", "not"])
    _, code = react(tasted, reads.versions_of(tasted.pk)[0])
    client = people.client()
    with django_assert_max_num_queries(16):
        client.get(START)
    with django_assert_max_num_queries(16):
        client.get(f"/kosten/{spoken(code)}/")


def test_the_team_writes_opens_and_uncovers(people: People) -> None:
    people.inquiry()
    mira = people.client(people.mira)
    made = send(mira, "/team/anliegen/kontakt/kostproben/", {"name": "Rückruf", "opportunity": "Wer arbeitet."})
    tasted = Concept.objects.get()
    assert made["Location"] == f"/team/kostprobe/{tasted.pk}/"
    for origin in ("ours", "invented"):
        dish = {"what": f"Wir rufen {origin} zurück.", "costs": "Nichts.", "origin": origin}
        assert send(mira, f"/team/kostprobe/{tasted.pk}/fassung/", dish).status_code == 302
    first = reads.versions_of(tasted.pk)[0]
    changed = {"what": "Wir rufen zurück.", "costs": "Fünf Minuten.", "origin": "ours"}
    assert send(mira, f"/team/kostprobe/fassung/{first.pk}/", changed).status_code == 302
    for state, word in (("open", "Jetzt wird gekostet"), ("paused", "Unterbrochen"), ("closed", "Aufgedeckt")):
        response = mira.post(f"/team/kostprobe/{tasted.pk}/stand/", {"state": state}, follow=True)
        assert word in response.content.decode()
    refused = mira.post(f"/team/kostprobe/{tasted.pk}/stand/", {"state": "open"}, follow=True)
    assert "Aufgedeckt ist aufgedeckt" in refused.content.decode()
    assert mira.post(f"/team/kostprobe/{tasted.pk}/stand/", {"state": "draft"}).status_code == 404
    late = send(mira, f"/team/kostprobe/fassung/{first.pk}/", changed)
    assert (late.status_code, "ändert sich nichts mehr" in late.content.decode()) == (422, True)
    assert mira.post(f"/team/kostprobe/fassung/{first.pk}/entfernen/").status_code == 302
    assert reads.version(first.pk) is not None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "", "opportunity": "Eine."}, "Hier steht noch nichts."),
        ({"name": "n" * 81, "opportunity": "Eine."}, "höchstens 80 Zeichen, hier stehen 81"),
        ({"name": "\u200b", "opportunity": "Eine."}, "kein lesbares Zeichen"),
    ],
)
def test_a_bad_concept_is_refused_with_a_sentence(people: People, fields: dict[str, str], sentence: str) -> None:
    people.inquiry()
    response = send(people.client(people.mira), "/team/anliegen/kontakt/kostproben/", fields)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Concept.objects.exists()


def test_only_the_team_sees_the_team_pages(people: People) -> None:
    tasted = concept(people)
    version = reads.versions_of(tasted.pk)[0]
    for place in (
        "/team/anliegen/kontakt/kostproben/",
        f"/team/kostprobe/{tasted.pk}/",
        f"/team/kostprobe/{tasted.pk}/fassung/",
        f"/team/kostprobe/{tasted.pk}/ergebnis.svg",
        f"/team/kostprobe/fassung/{version.pk}/",
    ):
        assert people.client().get(place).status_code in {302, 403, 404}, place
    assert people.client().post(f"/team/kostprobe/{tasted.pk}/stand/", {"state": "closed"}).status_code in {302, 403}
    assert Concept.objects.get().state == "open"
