import os
import stat

from resonanz.ground.postgres import logs
from resonanz.ground.postgres.layout import Layout


def test_a_missing_log_has_no_last_words(layout: Layout) -> None:
    assert logs.tail(layout.start_log) == []
    assert logs.last_words(layout) == []
    assert logs.length(layout) == 0
    assert logs.newest(layout) == layout.start_log


def test_a_fresh_log_forgets_the_last_start_and_is_private(layout: Layout) -> None:
    layout.root.mkdir()
    layout.start_log.write_text("old")
    with logs.fresh(layout) as file:
        file.write(b"new\n")
    assert logs.tail(layout.start_log) == ["new"]
    assert stat.S_IMODE(layout.start_log.stat().st_mode) == 0o600


def test_only_the_end_of_a_long_log_is_read(layout: Layout) -> None:
    layout.root.mkdir()
    layout.start_log.write_text("".join(f"line {number}\n" for number in range(100_000)))
    assert logs.tail(layout.start_log)[-1] == "line 99999"
    assert len(logs.tail(layout.start_log)) == logs.LINES


def test_what_an_earlier_attempt_wrote_does_not_count(layout: Layout) -> None:
    layout.log.mkdir(parents=True)
    current = layout.log / "postgresql-Mon.log"
    current.write_text("No space left on device\n")
    before = logs.length(layout)
    with current.open("a") as file:
        file.write("ready\n")
    assert logs.last_words(layout, before) == ["ready"]


def test_a_new_days_file_is_read_from_its_start(layout: Layout) -> None:
    layout.log.mkdir(parents=True)
    for day, age in (("Mon", 100), ("Tue", 200)):
        (layout.log / f"postgresql-{day}.log").write_text(f"{day}\n")
        os.utime(layout.log / f"postgresql-{day}.log", (age, age))
    assert logs.newest(layout).name == "postgresql-Tue.log"
    assert logs.last_words(layout, 5000) == ["Tue"]


def test_broken_bytes_do_not_matter(layout: Layout) -> None:
    layout.root.mkdir()
    layout.start_log.write_bytes(b"\xff\xfe x\n")
    assert logs.tail(layout.start_log)[0].endswith(" x")
