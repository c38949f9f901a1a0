"""Files that Polis exports."""

from pathlib import Path

import pytest

from resonanz_engine.adapters.polis import read_comments, read_votes
from resonanz_engine.errors import VotesFileError

HEAD = "timestamp,datetime,comment-id,voter-id,vote\n"


def written(folder: Path, text: str | bytes, name: str = "votes.csv") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def rows(file: Path, leave_out: frozenset[str] = frozenset()) -> list[tuple[str, str, int]]:
    votes = read_votes(file, leave_out)
    columns = zip(votes.person.tolist(), votes.statement.tolist(), votes.value.tolist(), strict=True)
    return [(votes.people[person], votes.statements[statement], value) for person, statement, value in columns]


def test_votes_are_read(tmp_path: Path) -> None:
    file = written(tmp_path, HEAD + "1,x,7,3,-1\n2,x,8,3,0\n3,x,7,4,1\n")
    assert rows(file) == [("3", "7", -1), ("3", "8", 0), ("4", "7", 1)]


def test_votes_come_in_the_order_of_time(tmp_path: Path) -> None:
    file = written(tmp_path, HEAD + "9,x,7,3,-1\n2,x,7,3,1\n9,x,7,3,0\n")
    assert [value for _, _, value in rows(file)] == [1, -1, 0]


@pytest.mark.parametrize("times", [("9", ""), ("9", "gestern"), ("nan", "1")])
def test_without_all_times_the_order_of_the_file_counts(tmp_path: Path, times: tuple[str, str]) -> None:
    file = written(tmp_path, HEAD + f"{times[0]},x,7,3,-1\n{times[1]},x,7,3,1\n")
    assert [value for _, _, value in rows(file)] == [-1, 1]


def test_a_table_without_times_is_read(tmp_path: Path) -> None:
    assert rows(written(tmp_path, "voter-id,vote,comment-id\na,1.0,b\n")) == [("a", "b", 1)]


def test_a_byte_order_mark_does_not_hurt(tmp_path: Path) -> None:
    assert rows(written(tmp_path, b"\xef\xbb\xbfvoter-id,vote,comment-id\r\na,1,b\r\n")) == [("a", "b", 1)]


def test_rejected_statements_are_left_out(tmp_path: Path) -> None:
    file = written(tmp_path, HEAD + "1,x,7,3,-1\n2,x,8,3,0\n")
    assert rows(file, frozenset({"7"})) == [("3", "8", 0)]


@pytest.mark.parametrize(
    ("text", "reason", "row", "found"),
    [
        ("", "no column", 0, "comment-id"),
        ("comment-id,vote\n1,1\n", "no column", 0, "voter-id"),
        (HEAD, "no votes", 0, ""),
        (HEAD + "1,x,7,3,2\n", "bad vote", 2, "2"),
        (HEAD + "1,x,7,3,1\n1,x,7,3,NaN\n", "bad vote", 3, "NaN"),
        (HEAD + "1,x,7,3,\n", "bad vote", 2, ""),
        (HEAD + "1,x,7\n", "bad vote", 2, ""),
        (HEAD + f"1,x,7,3,{'ä' * 500}\n", "bad vote", 2, "ä" * 40),
        (HEAD + "1,x,,3,1\n", "no id", 2, ""),
        (HEAD + "1,x,7, ,1\n", "no id", 2, ""),
        (HEAD + '1,x,7,3,"1\n', "bad line", 2, ""),
        (b"\xff\xfe\x00\x01", "unreadable", 0, ""),
        (HEAD.encode() + b"1,x,\xff,3,1\n", "unreadable", 0, ""),
    ],
)
def test_what_is_no_export_says_why(tmp_path: Path, text: str | bytes, reason: str, row: int, found: str) -> None:
    with pytest.raises(VotesFileError) as caught:
        read_votes(written(tmp_path, text))
    assert (caught.value.reason, caught.value.row, caught.value.found) == (reason, row, found)


def test_a_folder_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(VotesFileError, match="unreadable"):
        read_votes(tmp_path)


def test_comments_give_the_words_and_who_was_rejected(tmp_path: Path) -> None:
    text = 'comment-id,moderated,comment-body\n1,1,"Eins,\nzwei"\n2,-1,Werbung\n3,0,Drei\n'
    comments = read_comments(written(tmp_path, text))
    assert comments.texts == {"1": "Eins,\nzwei", "2": "Werbung", "3": "Drei"}
    assert comments.rejected == {"2"}


def test_comments_without_moderation_are_read(tmp_path: Path) -> None:
    assert read_comments(written(tmp_path, "comment-id,comment-body\n1,Eins\n")).rejected == frozenset()


def test_comments_without_id_say_so(tmp_path: Path) -> None:
    with pytest.raises(VotesFileError, match="no id"):
        read_comments(written(tmp_path, "comment-id,comment-body\n,Eins\n"))
