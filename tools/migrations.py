"""Fails when a model has changed without its migration."""

from __future__ import annotations

import os
import sys
import warnings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resonanz.config.settings")
# No database runs during this check, and none is needed to compare models with files.
warnings.filterwarnings("ignore", message="Got an error checking a consistent migration history")

import django  # noqa: E402  The settings have to be named first.
from django.core.management import call_command  # noqa: E402

django.setup()
try:
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
except SystemExit as stop:
    sys.exit(stop.code)
