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
# The first process of a run makes the place where houses that were set up once are kept; workers inherit its name.
if "RESONANZ_TEST_HOUSES" not in os.environ:
    os.environ["RESONANZ_TEST_HOUSES"] = tempfile.mkdtemp(prefix="resonanz-houses-")
    atexit.register(shutil.rmtree, os.environ["RESONANZ_TEST_HOUSES"], ignore_errors=True)
for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "RESONANZ_MAIL_URL", "RESONANZ_PUBLIC_URL"):
    os.environ.pop(name, None)

from resonanz.ground.postgres import create_secrets  # noqa: E402  The path has to be known first.

DATA.chmod(0o755)
HOUSES = Path(os.environ["RESONANZ_TEST_HOUSES"])
HOUSES.chmod(0o755)
MODEL = HOUSES / "model"
if not MODEL.exists():
    MODEL.mkdir()
    MODEL.chmod(0o755)
    create_secrets(MODEL)
# The tables are copied from the model, so the passwords have to be the ones it knows.
shutil.copytree(MODEL / "secrets", DATA / "secrets")
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
