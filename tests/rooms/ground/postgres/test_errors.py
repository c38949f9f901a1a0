import errno
import os
from pathlib import Path

import pytest

from resonanz.ground.postgres.errors import DiskFullError, NotWritableError, from_os_error

PLACE = Path("/srv/data")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_no_space_becomes_a_full_disk(number: int) -> None:
    error = from_os_error(OSError(number, os.strerror(number)), PLACE)
    assert isinstance(error, DiskFullError)
    assert str(PLACE) in str(error)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.EIO])
def test_everything_else_names_the_file_and_the_systems_own_words(number: int) -> None:
    error = from_os_error(OSError(number, os.strerror(number), "/srv/data/x"), PLACE)
    assert isinstance(error, NotWritableError)
    assert "/srv/data/x" in str(error)
    assert os.strerror(number) in str(error)


def test_an_error_without_number_is_not_lost() -> None:
    assert "something" in str(from_os_error(OSError("something"), PLACE))
