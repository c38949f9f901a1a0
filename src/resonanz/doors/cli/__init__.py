"""The command line. Modules that need Django are imported when their command runs, so that help is instant."""

from resonanz.doors.cli.main import main

__all__ = ["main"]
