"""What can go wrong with the database, each with a stable code; the sentences stand in messages.py."""

import errno
from pathlib import Path
from typing import ClassVar

from resonanz.ground.postgres.messages import TEXTS, Language, language


class PostgresError(Exception):
    code: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    def sentence(self, wanted: Language) -> str:
        return TEXTS[self.code][wanted].format(**self.facts)

    def __str__(self) -> str:
        return self.sentence(language())


class AlreadyRunning(PostgresError):
    code = "already_running"


class BinariesMissingError(PostgresError):
    code = "binaries_missing"


class UnreachableError(PostgresError):
    code = "unreachable"


class CannotChangeUserError(PostgresError):
    code = "cannot_change_user"


class UserWithoutNameError(PostgresError):
    code = "user_without_name"


class ForeignDataError(PostgresError):
    code = "foreign_data"


class NotWritableError(PostgresError):
    code = "not_writable"


class DiskFullError(PostgresError):
    code = "disk_full"


class SocketDirectoryTakenError(PostgresError):
    code = "socket_directory_taken"


class VersionMismatchError(PostgresError):
    code = "version_mismatch"


class PasswordRefusedError(PostgresError):
    code = "password_refused"


class StartFailedError(PostgresError):
    code = "start_failed"


class NotSupervisingError(PostgresError):
    code = "not_supervising"


class ExternalUnreachableError(PostgresError):
    code = "external_unreachable"


class ExternalUrlInvalidError(PostgresError):
    code = "external_url_invalid"


class ExternalTooOldError(PostgresError):
    code = "external_too_old"


class ExternalNotUtf8Error(PostgresError):
    code = "external_not_utf8"


class ExternalWithoutVectorError(PostgresError):
    code = "external_without_vector"


class ExternalVectorNotEnabledError(PostgresError):
    code = "external_vector_not_enabled"


class OtherHouseError(PostgresError):
    code = "other_house"


class UnderAnotherKeyError(PostgresError):
    code = "under_another_key"


class ClockApartError(PostgresError):
    code = "clock_apart"


class OtherLogKeyError(PostgresError):
    code = "other_log_key"


def from_os_error(error: OSError, place: Path) -> PostgresError:
    path = Path(str(error.filename)) if error.filename else place
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFullError(path=path)
    return NotWritableError(path=path, detail=error.strerror or str(error))


def names_full_disk(text: str) -> bool:
    return "No space left on device" in text or "Disk quota exceeded" in text


class DumpFailedError(PostgresError):
    code = "dump_failed"
