"""The list of what the program is made of is whole, follows from the lock alone and has the form others read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools" / "sbom.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("sbom", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules["sbom"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    target = tmp_path_factory.mktemp("sbom") / "sbom.json"
    subprocess.run([sys.executable, str(TOOL), str(target)], check=True)
    read: dict[str, Any] = json.loads(target.read_text("utf-8"))
    return read


def test_every_pinned_package_is_a_component(bill: dict[str, Any]) -> None:
    pinned = re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    found = [(part["name"], part["version"]) for part in bill["components"]]
    assert found == pinned
    assert len(found) > 50
    assert all(part["hashes"] for part in bill["components"])


def test_every_component_is_wanted_by_something(bill: dict[str, Any]) -> None:
    refs = {part["bom-ref"] for part in bill["components"]}
    own = bill["metadata"]["component"]["bom-ref"]
    wanted = {ref for line in bill["dependencies"] for ref in line["dependsOn"]}
    assert {line["ref"] for line in bill["dependencies"]} == refs | {own}
    assert wanted == refs
    [direct] = [line["dependsOn"] for line in bill["dependencies"] if line["ref"] == own]
    assert any(ref.startswith("pkg:pypi/django@") for ref in direct)
    assert not any(ref.startswith("pkg:pypi/sqlparse@") for ref in direct)


def test_the_form_is_cyclonedx(bill: dict[str, Any]) -> None:
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    for part in bill["components"]:
        assert re.fullmatch(r"pkg:pypi/[a-z0-9.-]+@\S+", part["purl"])
        assert all(re.fullmatch(r"[0-9a-f]{64}", value["content"]) for value in part["hashes"])
    [django] = [part for part in bill["components"] if part["name"] == "django"]
    assert django["licenses"] == [{"expression": "BSD-3-Clause"}]


def test_the_same_lock_gives_the_same_bill(bill: dict[str, Any], tool: ModuleType) -> None:
    assert tool.bill((ROOT / "requirements.lock").read_text("utf-8")) == bill


@pytest.mark.parametrize(
    "text", ["a==1\n", "    --hash=sha256:" + "0" * 64, "git+https://x/y", "a>=1 \\\n  --hash=sha256:" + "0" * 64]
)
def test_a_lock_with_holes_is_refused(tool: ModuleType, text: str) -> None:
    with pytest.raises(tool.BrokenLock):
        tool.read_lock(text)
