"""One entrance for every file of messages: recognised or as somebody says, whole or as somebody chooses."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from resonanz.ground.tables import open_table
from resonanz.ground.tables.problems import EmptyTable
from resonanz.listen.enums import Format
from resonanz.listen.rules.formats.mailbox import open_mails
from resonanz.listen.rules.formats.opened import Opened, Pick
from resonanz.listen.rules.formats.problems import FormatUnknown, PickMissing, PickUnknown
from resonanz.listen.rules.formats.recognising import recognise
from resonanz.listen.rules.formats.reviews import open_app_store, open_play
from resonanz.listen.rules.formats.surveys import open_formbricks, open_limesurvey
from resonanz.listen.rules.formats.tickets import open_zammad, open_zendesk
from resonanz.listen.rules.formats.transcripts import open_transcript

_WHOLE: dict[Format, Callable[[Path], Opened]] = {
    Format.MAIL: open_mails,
    Format.ZAMMAD: open_zammad,
    Format.ZENDESK: open_zendesk,
    Format.PLAY: open_play,
    Format.APP_STORE: open_app_store,
}
_CHOSEN: dict[Format, Callable[[Path, Collection[str] | None], Opened]] = {
    Format.FORMBRICKS: open_formbricks,
    Format.LIMESURVEY: open_limesurvey,
}


def open_messages(
    path: Path,
    *,
    kind: str = "",
    picked: Collection[str] | None = None,
    joined: bool = False,
    delimiter: str | None = None,
    encoding: str | None = None,
) -> Opened:
    """`picked` holds keys of picks; None takes all. Raises `TableProblem`, never anything about a single message."""
    if path.stat().st_size == 0:
        raise EmptyTable
    found = _known(kind) if kind else recognise(path)
    if found in _WHOLE:
        return _WHOLE[found](path)
    if found in _CHOSEN:
        return _CHOSEN[found](path, picked)
    if found == Format.TRANSCRIPT:
        return open_transcript(path, picked, joined=joined)
    return Opened(Format.TABLE, open_table(path, delimiter=delimiter, encoding=encoding))


def choose(picks: Sequence[Pick], wanted: Collection[str]) -> list[str]:
    """Keys of what was named, by key or by label; without a name what is suggested. Raises `PickMissing`."""
    if not wanted:
        suggested = [pick.key for pick in picks if pick.suggested]
        if picks and not suggested:
            raise PickMissing(existing=_told(picks))
        return suggested
    keys = {pick.key: pick.key for pick in picks} | {pick.label.casefold(): pick.key for pick in picks}
    keys |= {pick.label.rpartition(" (")[0].casefold(): pick.key for pick in picks if pick.label.endswith(")")}
    unknown = [name for name in wanted if name.casefold() not in keys]
    if unknown:
        raise PickUnknown(pick=unknown[0], existing=_told(picks))
    return list(dict.fromkeys(keys[name.casefold()] for name in wanted))


def _told(picks: Sequence[Pick]) -> str:
    return ", ".join(f"{pick.key} = {pick.label}" for pick in picks)


def _known(kind: str) -> Format:
    if kind not in Format.values:
        raise FormatUnknown(format=kind, existing=", ".join(Format.values))
    return Format(kind)
