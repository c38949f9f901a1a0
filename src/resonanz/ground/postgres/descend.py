"""Run as a program of its own: steps down to an unprivileged user, then becomes the program given.

It is a program and not a preexec_fn, because the supervisor has threads, and because the signal for the
parent's death (PR_SET_PDEATHSIG) is forgotten at every change of user: it is set after that, before exec.
Everything is imported first; after the step down the interpreter's own files may be out of reach.
"""

import ctypes
import json
import os
import pwd
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypedDict

EXIT_UNREACHABLE, EXIT_CANNOT_CHANGE_USER, EXIT_NAMELESS, EXIT_ORPHANED = 121, 122, 123, 124

PR_SET_PDEATHSIG, PR_SET_KEEPCAPS, PR_CAPBSET_READ, PR_SET_SECUREBITS, PR_CAP_AMBIENT = 1, 8, 23, 28, 47
PR_CAP_AMBIENT_RAISE = 2
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_SETPCAP = 1, 2, 8
SECBIT_NO_SETUID_FIXUP = 1 << 2
CAPABILITY_VERSION_3 = 0x20080522
CLONE_NEWUSER = 0x10000000


class Plan(TypedDict):
    uid: int
    gid: int
    parent: int  # Process id that must still be our parent.
    death_signal: int
    reach: list[str]  # Paths the program must be able to reach as that user.
    needs_name: bool  # initdb insists on a name for its user id.
    program: list[str]


def main(plan: Plan) -> NoReturn:
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    if os.geteuid() == 0:
        step_down(plan, libc)
    if libc is not None and plan["needs_name"]:
        borrow_name(libc)
    if libc is not None:
        call(libc.prctl, PR_SET_PDEATHSIG, plan["death_signal"], 0, 0, 0)
    if os.getppid() != plan["parent"]:  # It died before the signal was armed.
        sys.exit(EXIT_ORPHANED)
    os.execv(plan["program"][0], plan["program"])  # noqa: S606 - no shell is the point


def step_down(plan: Plan, libc: ctypes.CDLL | None) -> None:
    try:
        if libc is not None:
            call(libc.prctl, PR_SET_KEEPCAPS, 1, 0, 0, 0)
        os.setgroups([])
        os.setresgid(plan["gid"], plan["gid"], plan["gid"])
        os.setresuid(plan["uid"], plan["uid"], plan["uid"])
    except OSError as error:
        fail(EXIT_CANNOT_CHANGE_USER, error.strerror or str(error))
    # The change of user has emptied the effective capabilities, so this asks as the ordinary user.
    closed = [path for path in plan["reach"] if not reachable(path)]
    if libc is None:
        if closed:
            fail(EXIT_UNREACHABLE, closed[0])
        return
    if not closed:
        keep_only(libc, 0)
        return
    kept = passage(libc)
    if not kept:
        fail(EXIT_UNREACHABLE, closed[0])
    try:
        count_in_access(libc)
        keep_only(libc, kept)
    except OSError:
        fail(EXIT_UNREACHABLE, closed[0])
    if not reachable(plan["program"][0]):
        fail(EXIT_UNREACHABLE, plan["program"][0])


def reachable(path: str) -> bool:
    """A directory must be enterable, a file readable."""
    try:
        status = Path(path).stat()
    except OSError:
        return False
    return os.access(path, os.X_OK if stat.S_ISDIR(status.st_mode) else os.R_OK)


def passage(libc: ctypes.CDLL) -> int:
    """The smallest right that leads through closed directories; 0 if this machine grants none."""
    for capability in (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE):
        if libc.prctl(PR_CAPBSET_READ, capability, 0, 0, 0) == 1:
            return 1 << capability
    return 0


def count_in_access(libc: ctypes.CDLL) -> None:
    """Makes access(2), with which PostgreSQL looks for its own programs, respect capabilities."""
    try:
        own_bits = 1 << CAP_SETPCAP
        set_capabilities(libc, own_bits, own_bits | passage(libc), 0)
        call(libc.prctl, PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0)
    except OSError:  # Needed only where the programs themselves lie behind a closed door.
        return


def keep_only(libc: ctypes.CDLL, mask: int) -> None:
    """Drops all capabilities except those in the mask, which survive the coming exec as ambient ones."""
    set_capabilities(libc, mask, mask, mask)
    for capability in (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE):
        if mask & (1 << capability):
            call(libc.prctl, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0)


def set_capabilities(libc: ctypes.CDLL, effective: int, permitted: int, inheritable: int) -> None:
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    low_then_high = (ctypes.c_uint32 * 6)(effective, permitted, inheritable, 0, 0, 0)
    call(libc.capset, header, low_then_high)


def borrow_name(libc: ctypes.CDLL) -> None:
    """A user id without a name (usual in some containers) borrows one inside a user namespace of its own."""
    uid, gid = os.getuid(), os.getgid()
    if named(uid):
        return
    lender = next((entry for entry in reversed(pwd.getpwall()) if entry.pw_uid), None)
    if lender is None:
        fail(EXIT_NAMELESS, str(uid))
    try:
        call(libc.unshare, CLONE_NEWUSER)
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"{lender.pw_uid} {uid} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"{lender.pw_gid} {gid} 1", encoding="ascii")
    except OSError:
        fail(EXIT_NAMELESS, str(uid))


def named(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def call(function: Callable[..., int], *arguments: object) -> None:
    if function(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def fail(code: int, detail: str) -> NoReturn:
    sys.stderr.write(detail + "\n")
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    main(json.loads(sys.argv[1]))
