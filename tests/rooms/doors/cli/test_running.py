"""`run`: one house has one set of processes, and says so."""

from __future__ import annotations

import socket

import pytest

from resonanz.ground.postgres import Cluster
from tests.rooms.doors.cli.support import resonanz


@pytest.mark.parametrize(("lang", "part"), [("de_DE.UTF-8", "läuft in"), ("en_US.UTF-8", "is already running in")])
def test_a_second_house_in_the_same_directory_is_one_sentence(house: Cluster, lang: str, part: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    said = resonanz("run", "--port", port, data=house.data, lang=lang)
    assert (said.code, said.is_one_sentence) == (1, True)
    assert (part in said.err, str(house.data) in said.err) == (True, True)


def test_a_taken_port_is_one_sentence(house: Cluster) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = resonanz("run", "--port", str(port), data=house.data)
    assert (said.code, said.is_one_sentence, f"--port {port + 1}" in said.err) == (1, True, True)
