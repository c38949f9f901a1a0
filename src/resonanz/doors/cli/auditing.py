"""`resonanz audit-export`: the audit file, with a bar, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from resonanz.doors.cli.house import opened
from resonanz.doors.cli.speech import err, give_up, out, say


def write_audit_file(file: Path) -> None:
    folder = file.expanduser().absolute().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        give_up(say(f"In „{folder}“ lässt sich nichts schreiben.", f"Nothing can be written into “{folder}”."))
    with opened():
        # Rooms can only be imported once Django is set up.
        from resonanz.trust import reads
        from resonanz.trust.errors import NothingSealed

        bar = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=err)
        # Readable for its owner only, because it holds words; under its name only when it is whole.
        with NamedTemporaryFile(dir=folder, prefix=f".{file.name}.", delete=False) as target, bar:
            task = bar.add_task(file.name, total=None)
            try:
                size = reads.write_audit_file(
                    target, on_step=lambda done, total: bar.update(task, completed=done, total=total)
                )
            except BaseException as problem:
                Path(target.name).unlink()
                if isinstance(problem, NothingSealed):
                    give_up(
                        say(
                            "Das Protokollbuch hat noch keinen unterschriebenen Stand; es gibt noch nichts zu prüfen.",
                            "The ledger has no signed state yet; there is nothing to check.",
                        )
                    )
                raise
        Path(target.name).replace(file)
    out.print(
        say(
            f"{size} besiegelte Einträge in {file}. Die Datei enthält Worte: Geben Sie sie nur, wem Sie vertrauen.\n"
            f"Prüfen: resonanz-pruefe audit {file} --seit FRÜHERER-PRÜFPUNKT",
            f"{size} sealed entries in {file}. The file holds words: hand it only to whom you trust.\n"
            f"Check: resonanz-pruefe audit {file} --since EARLIER-CHECKPOINT",
        ),
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
