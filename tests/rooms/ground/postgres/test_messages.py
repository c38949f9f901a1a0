from string import Formatter

import pytest

from resonanz.ground.postgres import errors
from resonanz.ground.postgres.errors import AlreadyRunning, PostgresError
from resonanz.ground.postgres.messages import TEXTS, language

CLASSES = [
    value
    for value in vars(errors).values()
    if isinstance(value, type) and issubclass(value, PostgresError) and value is not PostgresError
]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_error_has_its_own_code_and_every_code_its_error() -> None:
    codes = [kind.code for kind in CLASSES]
    assert sorted(codes) == sorted(TEXTS)


@pytest.mark.parametrize("code", TEXTS)
def test_both_languages_use_the_same_facts(code: str) -> None:
    assert set(TEXTS[code]) == {"de", "en"}
    assert fields(TEXTS[code]["de"]) == fields(TEXTS[code]["en"])


@pytest.mark.parametrize("code", TEXTS)
def test_german_stays_polite(code: str) -> None:
    words = TEXTS[code]["de"].replace(",", " ").replace(";", " ").lower().split()
    assert not {"du", "dir", "dich", "dein", "deine"} & set(words)


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "de"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "de"),
        ({"LANG": "fr_FR.UTF-8"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_US"}, "en"),
        ({"LC_ALL": "de_AT", "LC_MESSAGES": "en_US", "LANG": "en_US"}, "de"),
        ({"LC_ALL": "", "LANG": "en"}, "en"),
    ],
)
def test_language_follows_the_environment(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_an_error_speaks_the_language_of_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    error = AlreadyRunning(data="/srv/{resonanz}", pid=7, command="resonanz run")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert str(error).startswith("Resonanz läuft in /srv/{resonanz} bereits (Prozess 7: resonanz run);")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert str(error).startswith("Resonanz is already running in /srv/{resonanz}")
    assert error.facts["pid"] == 7


def test_a_full_disk_is_recognised_wherever_it_shows() -> None:
    assert errors.names_full_disk('could not write to file "x": No space left on device')
    assert errors.names_full_disk("Disk quota exceeded")
    assert not errors.names_full_disk("FATAL: no")
