"""The command: exits, languages, options; one file that needs nothing of ours."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import resonanz_pruefe as pruefe
from tests.verifier.support import LOG, TEXT, Small, archive

SOURCE = Path(pruefe.__file__)
SMALL = Small()


@pytest.fixture(autouse=True)
def _speaks_german(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    file = tmp_path / "quittung.json"
    file.write_text(json.dumps(SMALL.receipt()), "utf-8")
    return file


def test_it_imports_nothing_but_the_standard_library_and_cryptography() -> None:
    tree = ast.parse(SOURCE.read_text("utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    foreign = {name.partition(".")[0] for name in imported} - set(sys.stdlib_module_names)
    assert foreign == {"cryptography"}


def test_the_single_file_runs_elsewhere(tmp_path: Path, receipt: Path) -> None:
    copy = tmp_path / "resonanz-pruefe.py"
    shutil.copy(SOURCE, copy)
    environment = {"PATH": os.environ["PATH"], "LANG": "de_DE.UTF-8"}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, str(copy), "quittung", str(receipt), "--text", TEXT],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Unversehrt. Dieser Eintrag steht unverändert im Protokollbuch, Wort für Wort.")
    assert time.perf_counter() - started < 20


def test_without_cryptography_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, receipt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography", None)
    assert pruefe.main(["quittung", str(receipt)]) == 2
    assert "python -m pip install cryptography" in capsys.readouterr().err


def test_one_changed_letter_fails_in_both_languages(
    receipt: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert pruefe.main(["quittung", str(receipt), "--text", TEXT.replace("47", "48")]) == 1
    assert capsys.readouterr().out.startswith("Verändert. Ihr Text ist nicht genau der")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert pruefe.main(["receipt", str(receipt), "--text", TEXT.replace("47", "48")]) == 1
    assert capsys.readouterr().out.startswith("Altered. Your text is not exactly the one")


def test_the_text_may_come_from_a_file(receipt: Path, tmp_path: Path) -> None:
    words = tmp_path / "text.txt"
    words.write_text(TEXT + "\n", "utf-8")
    assert pruefe.main(["quittung", str(receipt), "--text-file", str(words)]) == 0
    words.write_text(TEXT + "!\n", "utf-8")
    assert pruefe.main(["quittung", str(receipt), "--text-file", str(words)]) == 1


def test_a_code_is_checked_with_the_key(tmp_path: Path) -> None:
    file = tmp_path / "code.txt"
    file.write_text(SMALL.code(), "utf-8")
    assert pruefe.main(["quittung", str(file)]) == 2
    assert pruefe.main(["quittung", str(file), "--schluessel", LOG.vkey, "--text", TEXT]) == 0
    assert len(SMALL.code()) < 2048


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x" * (pruefe.MOST_RECEIPT + 1), b"{}"])
def test_what_cannot_be_read_is_undecidable(tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "quittung.json"
    file.write_bytes(content)
    assert pruefe.main(["quittung", str(file)]) == 2
    assert pruefe.main(["quittung", str(tmp_path / "missing")]) == 2
    assert pruefe.main(["audit", str(tmp_path / "missing")]) == 2
    assert "Nicht entscheidbar." in capsys.readouterr().out


def test_log_and_audit_against_an_earlier_checkpoint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract, file, since = tmp_path / "protokollbuch.zip", tmp_path / "pruefakte.zip", tmp_path / "pruefpunkt.txt"
    extract.write_bytes(archive({name: SMALL.members()[name] for name in pruefe.EXTRACT}).getvalue())
    file.write_bytes(archive(SMALL.members()).getvalue())
    since.write_text(SMALL.checkpoint(5), "utf-8")
    assert pruefe.main(["log", str(extract), "--seit", str(since)]) == 0
    assert pruefe.main(["audit", str(file), "--since", str(since)]) == 0
    since.write_text(LOG.checkpoint(5, b"\7" * 32), "utf-8")
    assert pruefe.main(["log", str(extract), "--seit", str(since)]) == 1
    assert "nicht mehr die, die Ihr Prüfpunkt besiegelt" in capsys.readouterr().out


def test_json_says_the_same_to_programs(receipt: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert pruefe.main(["quittung", str(receipt), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["result"], found["code"], found["entry"]["index"]) == ("intact", 0, 3)
    assert found["ledger"] == LOG.origin
