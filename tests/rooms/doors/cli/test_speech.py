"""The command line's own words: German unless the locale says otherwise."""

from __future__ import annotations

import pytest

from resonanz.doors.cli.speech import give_up, say, speaks_english


@pytest.mark.parametrize(
    ("locale", "is_english"),
    [
        ({}, False),
        ({"LANG": "de_DE.UTF-8"}, False),
        ({"LANG": "de_AT"}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LANG": "POSIX"}, False),
        ({"LANG": "en_US.UTF-8"}, True),
        ({"LANG": "fr_FR.UTF-8"}, True),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "en_GB.UTF-8"}, True),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, False),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, True),
    ],
)
def test_the_locale_chooses(monkeypatch: pytest.MonkeyPatch, locale: dict[str, str], is_english: bool) -> None:  # noqa: FBT001
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    assert speaks_english() is is_english
    assert say("ja", "yes") == ("yes" if is_english else "ja")


def test_giving_up_ends_with_a_sentence_and_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        give_up("Das geht nicht.", code=4)
    assert ended.value.code == 4
