"""`host-link`, `db` and `migrate`: small commands for whoever runs the house."""

from __future__ import annotations

import psycopg

from resonanz.ground.postgres import Cluster
from tests.rooms.doors.cli.support import ran, resonanz

USE = """
from resonanz.doors.cli.house import set_up_django
set_up_django()
from django.test import Client
client = Client(headers={"host": "127.0.0.1"})
codes = [client.get("/anmelden/%(token)s/").status_code]
for _ in range(2):
    client = Client(headers={"host": "127.0.0.1"})
    codes.append(client.post("/anmelden/%(token)s/").status_code)
print(codes)
"""


def test_a_host_link_works_once(house: Cluster) -> None:
    said = resonanz("host-link", "--base", "https://dialog.example/", data=house.data)
    link = said.out.strip().splitlines()[-1]
    assert (said.code, link.startswith("https://dialog.example/anmelden/"), link.endswith("/")) == (0, True, True)
    used = ran(["-c", USE % {"token": link.split("/")[-2]}], data=house.data)
    assert used.out.strip().splitlines()[-1] == "[200, 302, 410]"


def test_a_known_name_gets_a_link_and_no_double(house: Cluster) -> None:
    for _ in range(2):
        assert resonanz("host-link", "--name", "Mira Holt", data=house.data).code == 0
    with psycopg.connect(house.app_url, autocommit=True) as connection:
        found = connection.execute("SELECT count(*) FROM people_account WHERE name = 'Mira Holt'").fetchall()
    assert found == [(1,)]


def test_the_state_of_the_database_is_shown(house: Cluster) -> None:
    said = resonanz("db", data=house.data, lang="en_US.UTF-8")
    lines = [" ".join(line.split()) for line in said.out.splitlines()]
    assert (said.code, "running yes" in lines, f"directory {house.data}" in lines) == (0, True, True)
