"""How long the verifier takes: one receipt, and an audit file of many entries.

python -m benchmarks.verifier [ENTRIES]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import resonanz_pruefe as pruefe


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        # Made by another process: a child's memory counts from the size of its parent upwards.
        subprocess.run([sys.executable, "-m", "benchmarks.verifier", str(count), folder], check=True)
        receipt, code, file = (Path(folder) / name for name in ("quittung.json", "code.txt", "pruefakte.zip"))
        print(f"QR text: {len(code.read_bytes())} bytes at {count} entries")
        seconds, _, status = _run("quittung", receipt)
        print(f"receipt, whole command: {seconds:.2f} s of processor time, exit {status}")
        print(f"audit file: {file.stat().st_size / 1e6:.1f} MB")
        seconds, memory, status = _run("audit", file)
        print(f"audit of {count} entries: {seconds:.1f} s of processor time, {memory:.0f} MB at most, exit {status}")


def make(count: int, folder: Path) -> None:
    """Writes a receipt, a code and the audit file of a log with `count` entries."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resonanz.config.settings")
    django.setup()
    from tests.verifier.support import Small  # Its models need Django first.

    log = Small(count)
    (folder / "quittung.json").write_text(json.dumps(log.receipt(count - 1)), "utf-8")
    (folder / "code.txt").write_text(log.code(count - 1), "utf-8")
    with zipfile.ZipFile(folder / "pruefakte.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in log.members().items():
            archive.writestr(name, content)


def _run(command: str, file: Path) -> tuple[float, float, int]:
    """Processor time (s), which does not depend on what else the machine is doing, memory (MB) and exit code."""
    process = subprocess.Popen([sys.executable, pruefe.__file__, command, str(file)])
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode


if __name__ == "__main__":
    if len(sys.argv) > 2:
        make(int(sys.argv[1]), Path(sys.argv[2]))
    else:
        main()
