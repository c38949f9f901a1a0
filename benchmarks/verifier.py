"""How long the verifier takes: one receipt, and an audit file of many entries.

python -m benchmarks.verifier [ENTRIES]
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import django

import resonanz_pruefe as pruefe

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resonanz.config.settings")
django.setup()

from tests.verifier.support import Small  # noqa: E402  Its models need Django first.


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    log = Small(count)
    with tempfile.TemporaryDirectory() as folder:
        receipt, file = Path(folder) / "quittung.json", Path(folder) / "pruefakte.zip"
        receipt.write_text(json.dumps(log.receipt(count - 1)), "utf-8")
        code = Path(folder) / "code.txt"
        code.write_text(log.code(count - 1), "utf-8")
        print(f"QR text: {len(code.read_bytes())} bytes at {count} entries")
        seconds, status = _run("quittung", receipt)
        print(f"receipt, whole command: {seconds:.2f} s of processor time, exit {status}")
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in log.members().items():
                archive.writestr(name, content)
        print(f"audit file: {file.stat().st_size / 1e6:.1f} MB")
        seconds, status = _run("audit", file)
        print(f"audit of {count} entries: {seconds:.1f} s of processor time, exit {status}")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"peak memory: {peak:.0f} MB")


def _run(command: str, file: Path) -> tuple[float, int]:
    """Processor time, because it does not depend on what else the machine is doing."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, pruefe.__file__, command, str(file)], check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.returncode


if __name__ == "__main__":
    main()
