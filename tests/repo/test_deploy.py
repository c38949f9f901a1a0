"""What lies in deploy/ names only commands, variables, addresses and files that exist."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml
from django.urls import resolve

from resonanz.doors.cli.main import app
from resonanz.ground.variables import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
KNOWN = {variable.name for variable in VARIABLES}
HARDENED = (
    *("NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "PrivateTmp=yes", "PrivateDevices=yes"),
    *("CapabilityBoundingSet=", "RestrictNamespaces=yes", "SystemCallFilter=@system-service", "UMask=0077"),
)


def text(name: str) -> str:
    return (DEPLOY / name).read_text("utf-8")


def understands(arguments: list[str]) -> None:
    """Parsed as it would be at the machine, and not run."""
    command: Any = typer.main.get_command(app)
    name, *rest = arguments
    found = command.commands[name]
    found.make_context(name, rest)


def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(text("compose.yaml"))
    return read


def own_services() -> dict[str, Any]:
    return {name: service for name, service in compose()["services"].items() if service["image"] == "resonanz"}


def unit() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text("resonanz.service").splitlines():
        if line and not line.startswith(("#", "[")):
            name, equals, value = line.partition("=")
            assert equals, line
            found.setdefault(name, []).append(value)
    return found


def test_the_unit_starts_what_there_is() -> None:
    [start] = unit()["ExecStart"]
    program, *arguments = start.split()
    assert program == "/opt/resonanz/.venv/bin/resonanz"
    understands(arguments)
    named = {line.partition("=")[0] for line in unit()["Environment"]}
    assert named <= KNOWN
    assert "RESONANZ_DATA=/var/lib/resonanz" in unit()["Environment"]
    assert unit()["StateDirectory"] == ["resonanz"]


def test_the_nightly_backup_starts_what_there_is_and_stands_in_the_docs() -> None:
    parts = [text(f"resonanz-sicherung.{kind}").strip() for kind in ("service", "timer")]
    [start] = [line for line in parts[0].splitlines() if line.startswith("ExecStart=")]
    program, *arguments = start.removeprefix("ExecStart=").split()
    assert program == "/opt/resonanz/.venv/bin/resonanz"
    understands(arguments)
    page = (ROOT / "docs" / "betrieb" / "sicherung.md").read_text("utf-8")
    told = {line.strip() for line in page.splitlines()}
    assert [line for part in parts for line in part.splitlines()[1:] if line not in told] == []


@pytest.mark.parametrize("line", HARDENED)
def test_the_unit_gives_no_more_than_needed(line: str) -> None:
    assert line in text("resonanz.service").splitlines()


def test_the_image_is_made_of_what_lies_here() -> None:
    lines = re.sub(r"\\\n\s*", "", text("Containerfile")).splitlines()
    sources = [word for line in lines if line.startswith("COPY ") for word in line.split()[1:-1]]
    assert sources
    assert [source for source in sources if not (ROOT / source).exists()] == []
    named = {word for line in lines if line.startswith("ENV ") for word in re.findall(r"(RESONANZ_\w+)=", line)}
    assert named <= KNOWN
    [entry] = [json.loads(line.removeprefix("ENTRYPOINT ")) for line in lines if line.startswith("ENTRYPOINT ")]
    assert entry == ["/opt/resonanz/.venv/bin/resonanz"]
    [command] = [json.loads(line.removeprefix("CMD ")) for line in lines if line.startswith("CMD ")]
    understands(command)
    assert "USER resonanz" in lines
    # The lock was made for this version of Python.
    assert next(line for line in lines if line.startswith("FROM ")).endswith("python:3.11-slim-bookworm")


@pytest.mark.parametrize("name", ["migrate", "web", "worker"])
def test_the_services_start_what_there_is(name: str) -> None:
    service = own_services()[name]
    understands(service["command"])
    assert set(service["environment"]) <= KNOWN
    assert service["cap_drop"] == ["ALL"]


@pytest.mark.parametrize("name", ["Containerfile", "compose.yaml"])
def test_readiness_is_asked_where_it_is_answered(name: str) -> None:
    [path] = re.findall(r"127\.0\.0\.1:8000(/\w+)", text(name))
    assert resolve(path).view_name == "doors:ready"


def test_the_roles_are_those_of_the_addresses() -> None:
    environment = own_services()["web"]["environment"]
    script = text("postgres-init.sh")
    for variable, role in (("DATABASE_URL", "resonanz_app"), ("DATABASE_OWNER_URL", "resonanz_owner")):
        assert environment[variable].startswith(f"postgresql://{role}:")
        assert environment[variable].endswith("@db/resonanz")
        assert f"CREATE ROLE {role} LOGIN PASSWORD" in script
    given = set(compose()["services"]["db"]["environment"])
    assert set(re.findall(r"\$([A-Z_]+)", script)) <= given


def test_what_is_mounted_and_waited_for_exists() -> None:
    services = compose()["services"]
    volumes = set(compose()["volumes"])
    for service in services.values():
        for mount in service.get("volumes", []):
            source = mount.split(":")[0]
            assert source in volumes or (DEPLOY / source).is_file(), mount
        assert set(service.get("depends_on", {})) <= set(services)
    assert (DEPLOY / "postgres-init.sh").stat().st_mode & 0o111


def test_the_proxy_gets_what_it_asks_for_and_hides_the_figures() -> None:
    proxy = text("Caddyfile")
    assert set(re.findall(r"\{\$([A-Z]+):", proxy)) == set(compose()["services"]["proxy"]["environment"])
    [hidden] = re.findall(r"path (/\S+)", proxy)
    assert resolve(hidden).view_name == "doors:metrics"
    assert not re.search(r"^\s*log\b", proxy, re.MULTILINE)


@pytest.mark.parametrize("name", ["einrichten.md", "ueberwachen.md"])
def test_every_block_of_commands_says_who_ran_it(name: str) -> None:
    page = (ROOT / "docs" / "betrieb" / name).read_text("utf-8")
    paragraphs = page.split("\n\n")
    blocks = [
        before for before, here in pairwise(paragraphs) if here.startswith("    ") and not before.startswith("    ")
    ]
    assert blocks
    assert [before for before in blocks if not before.startswith(("*Test", "*Von Hand", "*Niemand"))] == []
    named = re.findall(r"`(tests/[\w/.]+)`", page)
    assert [path for path in named if not (ROOT / path).exists()] == []
