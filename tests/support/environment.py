"""Loaded before Django's settings: the suite has a data directory and a database of its own."""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

DATA = Path(tempfile.mkdtemp(prefix="resonanz-test-"))
os.environ["RESONANZ_DATA"] = str(DATA)
os.environ["RESONANZ_DATABASE_POOL"] = "off"
for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "RESONANZ_MAIL_URL", "RESONANZ_PUBLIC_URL"):
    os.environ.pop(name, None)

from resonanz.ground.postgres import create_secrets  # noqa: E402  The path has to be known first.

DATA.chmod(0o755)
create_secrets(DATA)
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
