"""Extracts and audit files: honest ones, damaged ones and hostile ones."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resonanz_pruefe as pruefe
from resonanz.trust.enums import Kind
from resonanz.trust.rules.leaves import leaf_hash
from resonanz_pruefe import ALTERED, INTACT, UNDECIDABLE
from tests.support.log import Log, root_of
from tests.verifier.support import LOG, NOON, Small, archive, leaf_bytes

SMALL = Small()


@pytest.fixture(autouse=True)
def _speaks_german(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")


def audit(since: str | None = None, **changes: bytes | None) -> pruefe.Report:
    members: dict[str, bytes | None] = {**SMALL.members(), **{_name(name): value for name, value in changes.items()}}
    return pruefe.check_audit(archive({name: value for name, value in members.items() if value is not None}), since)


def _name(word: str) -> str:
    return word.replace("_", ".")


def _lines(change: Callable[[list[dict[str, Any]]], None]) -> bytes:
    lines = SMALL.openings()
    change(lines)
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def test_an_honest_file_is_intact() -> None:
    report = audit(SMALL.checkpoint(7))
    assert (report.code, report.altered, report.undecided) == (INTACT, [], [])
    assert pruefe.summary(report) == "Unversehrt. 11 Einträge, keiner nachträglich verändert."


@pytest.mark.parametrize("size", range(12))
def test_every_earlier_checkpoint_fits(size: int) -> None:
    assert pruefe.check_log(archive({n: SMALL.members()[n] for n in pruefe.EXTRACT}), SMALL.checkpoint(size)).code == 0


def test_a_log_that_was_cut_or_rewritten_is_noticed() -> None:
    longer = Small(13)
    assert audit(LOG.checkpoint(13, b"\1" * 32)).code == ALTERED
    assert audit(longer.checkpoint(7)).code == ALTERED
    assert audit(leaves_jsonl=b"".join(leaf + b"\n" for leaf in SMALL.leaves[:-1])).code == ALTERED
    swapped = [SMALL.leaves[1], SMALL.leaves[0], *SMALL.leaves[2:]]
    assert audit(leaves_jsonl=b"".join(leaf + b"\n" for leaf in swapped)).code == ALTERED
    assert audit(leaves_jsonl=b"nothing\n" * 11).code == ALTERED


def test_what_cannot_be_decided_is_said_to_be_so() -> None:
    another = Log(b"another")
    assert audit(another.checkpoint(4, b"\0" * 32)).code == UNDECIDABLE
    assert audit(SMALL.checkpoint(4).replace("\n4\n", "\n5\n")).code == UNDECIDABLE
    assert audit(since="no checkpoint").code == UNDECIDABLE
    assert audit(vkey_txt=None).code == UNDECIDABLE
    assert audit(openings_jsonl=None).code == UNDECIDABLE
    assert pruefe.check_log(BytesIO(b"PK")).code == UNDECIDABLE


def test_checkpoints_from_before_the_key_was_replaced_still_count() -> None:
    old = Log(b"the log before")
    kept, lost = old.checkpoint(4, root_of(SMALL.hashes[:4])), old.checkpoint(9, b"\1" * 32)
    inside = f"{old.vkey}\n----\n{kept}----\n{lost}====\n".encode()
    assert audit(kept, earlier_txt=inside).code == INTACT
    assert audit(lost, earlier_txt=inside).code == ALTERED
    assert audit(old.checkpoint(20, b"\2" * 32), earlier_txt=inside).code == ALTERED
    assert audit(kept).code == UNDECIDABLE
    assert audit(earlier_txt=inside.replace(b"\n4\n", b"\n5\n")).code == ALTERED
    assert audit(earlier_txt=b"nonsense").code == UNDECIDABLE


def test_checkpoints_inside_have_to_be_signed_and_to_grow() -> None:
    first, newest = SMALL.checkpoint(4), SMALL.checkpoint(11)
    assert audit(checkpoints_txt=f"{newest}----\n{first}".encode(), checkpoint_txt=first.encode()).code == ALTERED
    assert audit(checkpoints_txt=first.encode()).code == ALTERED
    assert audit(checkpoint_txt=newest.replace("\n11\n", "\n12\n").encode()).code == ALTERED
    assert audit(vkey_txt=f"{Log(b'another').vkey}\n".encode()).code == ALTERED


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[3]["opens"]["body"].update(text="Alles gut."),
        lambda lines: lines[3]["opens"].pop("body"),
        lambda lines: lines[3]["salts"].pop("body"),
        lambda lines: (lines[3]["salts"].pop("body"), lines[3]["opens"].pop("body")),
        lambda lines: lines[3]["salts"].update(body="00" * 32),
        lambda lines: lines[3].update(shown=None),
        lambda lines: lines[3]["shown"].update(role="employee"),
        lambda lines: lines[3]["shown"].update(time="2027-03-28T10:06Z"),
        lambda lines: lines[3]["shown"].update(kind="reply"),
        lambda lines: lines[3]["shown"].update(place="inquiry:X"),
        lambda lines: lines[3]["shown"].update(state="shown"),
        lambda lines: lines[3]["shown"].update(state="hidden"),
        lambda lines: lines[3]["shown"].update(state="held"),
        lambda lines: lines[3]["shown"].update(state="erased"),
        lambda lines: lines[3]["shown"].update(state="superseded"),
        lambda lines: lines[3]["shown"].update(state="record"),
        lambda lines: lines.pop(),
        lambda lines: lines.insert(0, lines.pop()),
        lambda lines: lines[3].update(more=1),
    ],
)
def test_what_is_shown_has_to_be_what_was_entered(change: Callable[[list[dict[str, Any]]], None]) -> None:
    assert audit(openings_jsonl=_lines(change)).code == ALTERED


def test_orphans_and_wrong_tallies_are_said() -> None:
    assert audit(orphans_jsonl=b'{"table":"listen_story","row":"7","index":null}\n').code == ALTERED
    assert audit(tallies_json=b'{"inquiry:K7M2QX":{"stories":10}}').code == ALTERED
    assert audit(tallies_json=b"[").code == ALTERED


class Deeds:
    """A voice, then one or more entries about it."""

    def __init__(self, *deeds: tuple[Kind, dict[str, Any]]) -> None:
        self.small = Small(1)
        for kind, body in deeds:
            (draft,) = Small(1).drafts
            place = draft.place if kind == Kind.VERSION else "entry:0"
            made = type(draft)(
                kind=kind,
                place=place,
                role="customer",
                via=draft.via,
                author="",
                body=body,
                previous=self.small.hashes[0] if kind == Kind.VERSION else None,
            )
            self.small.drafts.append(made)
            self.small.leaves.append(leaf_bytes(made, index=len(self.small.leaves), moment=NOON))
            self.small.hashes.append(leaf_hash(self.small.leaves[-1]))

    def code(self, state: str, *, gone: tuple[str, ...] = (), gone_too: tuple[str, ...] = ()) -> int:
        lines = self.small.openings()
        for n, draft in enumerate(self.small.drafts):
            is_voice = draft.kind in {Kind.CONTRIBUTION, Kind.VERSION}
            lines[n]["shown"].update(kind=draft.kind.value, state="shown" if is_voice else "record")
        lines[0]["shown"]["state"] = state
        for name in gone:
            del lines[0]["salts"][name], lines[0]["opens"][name]
        for name in gone_too:
            del lines[1]["salts"][name], lines[1]["opens"][name]
        note = self.small.checkpoint(len(lines))
        members = self.small.members() | {
            "checkpoint.txt": note.encode(),
            "checkpoints.txt": note.encode(),
            "openings.jsonl": "".join(json.dumps(line) + "\n" for line in lines).encode(),
            "tallies.json": b"{}",
        }
        return pruefe.check_audit(archive(members)).code


ALL = ("author", "body", "meta")
ERASED = (Kind.ERASURE, {"entry": 0, "ground": "teller"})
ONLY_AUTHOR = (Kind.ERASURE, {"entry": 0, "ground": "wish", "fields": ["author"]})
HOLD, HIDE, RELEASE = ((kind, {"entry": 0, "ground": "third_party"}) for kind in (Kind.HOLD, Kind.HIDE, Kind.RELEASE))
TO_TEAM = (Kind.PERMISSION, {"entry": 0, "permission": "team"})
NEWER = (Kind.VERSION, {"text": "Neu.", "works_well": ""})


@pytest.mark.parametrize(
    ("deeds", "state", "gone"),
    [
        ([ERASED], "erased", ALL),
        ([ONLY_AUTHOR], "shown", ("author",)),
        ([HOLD], "held", ()),
        ([HOLD, RELEASE], "shown", ()),
        ([HOLD, HIDE], "hidden", ()),
        ([HIDE, RELEASE], "shown", ()),
        ([HIDE, ERASED], "erased", ALL),
        ([TO_TEAM], "team", ("meta",)),
        ([NEWER], "superseded", ()),
    ],
)
def test_what_is_entered_may_be_so(deeds: list[Any], state: str, gone: tuple[str, ...]) -> None:
    assert Deeds(*deeds).code(state, gone=gone) == INTACT


@pytest.mark.parametrize(
    ("deeds", "state", "gone"),
    [
        ([ERASED], "erased", ()),
        ([ERASED], "shown", ALL),
        ([ERASED], "erased", ("body",)),
        ([ONLY_AUTHOR], "shown", ALL),
        ([ONLY_AUTHOR], "erased", ("author",)),
        ([HIDE], "shown", ()),
        ([HIDE], "held", ("body",)),
        ([HIDE, RELEASE], "hidden", ()),
        ([HOLD, RELEASE], "held", ()),
        ([HOLD], "hidden", ()),
        ([RELEASE], "hidden", ()),
        ([TO_TEAM], "shown", ("meta",)),
        ([TO_TEAM], "team", ()),
        ([NEWER], "shown", ()),
    ],
)
def test_what_is_not_entered_may_not_be_so(deeds: list[Any], state: str, gone: tuple[str, ...]) -> None:
    assert Deeds(*deeds).code(state, gone=gone) == ALTERED


def test_what_was_said_about_erased_words_may_go_with_them_but_not_what_was_decided() -> None:
    assert Deeds(HIDE, ERASED).code("erased", gone=ALL, gone_too=("author", "meta")) == INTACT
    assert Deeds(HIDE, ERASED).code("erased", gone=ALL, gone_too=("body",)) == ALTERED
    assert Deeds(HIDE).code("hidden", gone_too=("meta",)) == ALTERED


def test_hostile_archives_are_not_opened() -> None:
    members = SMALL.members()
    assert pruefe.check_audit(archive({**members, "../vkey.txt": b"x"})).code == UNDECIDABLE
    assert pruefe.check_audit(archive({**members, "/etc/passwd": b"x"})).code == UNDECIDABLE
    bomb = archive({**members, "leaves.jsonl": b"0" * 40_000_000}, method=zipfile.ZIP_DEFLATED)
    assert pruefe.check_audit(bomb).code == UNDECIDABLE
    long = archive({**members, "leaves.jsonl": b"0" * 3_000_000})
    assert pruefe.check_audit(long).code == UNDECIDABLE
    twice = archive(members)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(twice, "a") as packed:
        packed.writestr("vkey.txt", b"x")
    assert pruefe.check_audit(twice).code == UNDECIDABLE


WHOLE = archive(SMALL.members(), method=zipfile.ZIP_DEFLATED).getvalue()


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(max_size=6), st.integers(0, 30))
def test_a_damaged_file_ends_in_a_sentence(start: int, put: bytes, cut: int) -> None:
    damaged = WHOLE[:start] + put + WHOLE[start + cut :]
    assert pruefe.check_audit(BytesIO(damaged)).code in {INTACT, ALTERED, UNDECIDABLE}


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(SMALL.members())), st.data())
def test_changed_members_end_in_a_sentence(name: str, data: st.DataObject) -> None:
    members = SMALL.members()
    content = members[name]
    start = data.draw(st.integers(0, len(content)))
    members[name] = content[:start] + data.draw(st.binary(max_size=6)) + content[start + data.draw(st.integers(0, 9)) :]
    code = pruefe.check_audit(archive(members), SMALL.checkpoint(11)).code
    if name == "leaves.jsonl" and members[name].rstrip(b"\n") != content.rstrip(b"\n"):
        assert code != INTACT
