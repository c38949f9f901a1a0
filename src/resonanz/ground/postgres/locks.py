"""Two flocks in the data directory: one supervisor, any number of guests.

The kernel drops a flock when the process dies, however it dies. A child that was forked without exec keeps it
too, so nobody forks while supervising.
"""

import fcntl
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from resonanz.ground.postgres.account import give_like


@dataclass
class FileLock:
    path: Path
    _descriptor: int | None = field(default=None, init=False, repr=False)

    def acquire(self, *, shared: bool = False) -> bool:
        """Never waits."""
        if self._descriptor is not None:
            return True
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            give_like(self.path, self.path.parent)
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        return True

    def sign(self) -> None:
        """Leaves process id and command for whoever finds the lock taken."""
        assert self._descriptor is not None
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, os.fsencode(f"{os.getpid()}\n{command()}\n"), 0)

    def release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


@dataclass(frozen=True)
class Holder:
    pid: int
    command: str


def holder(path: Path) -> Holder | None:
    try:
        pid, command_line = path.read_text(encoding="utf-8", errors="replace").splitlines()[:2]
        return Holder(int(pid), command_line)
    except (OSError, ValueError):
        return None


def command() -> str:
    """Program and verb only: further arguments may hold what is nobody's business."""
    arguments = sys.argv or [sys.executable]
    return " ".join([Path(arguments[0]).name, *arguments[1:2]])
