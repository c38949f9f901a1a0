"""Measures how words are grouped: python -m benchmarks.words [FILE...] [--show] [--words N]

A line is WORD<tab>GROUP; a line that begins with "#" says something about the file. Without a file, ours.
"""

import argparse
import random
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from benchmarks.agreement import ari
from resonanz_engine.threewords import group_words

HERE = Path(__file__).parent
OWN = (HERE / "development.tsv", HERE / "unseen.tsv")
ROUNDS = 9
MOST = 100_000
LETTERS = "abcdefghijklmnoprstuvwxyzäöü"


def rows_of(file: Path) -> list[tuple[str, str]]:
    """Words and the group that their author meant."""
    lines = file.read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [(word, name) for word, name in pairs]


def labels(words: list[str]) -> list[int]:
    """The number of the group of each word."""
    number = dict.fromkeys(range(len(words)), -1)
    for at, one in enumerate(group_words(words).groups):
        number.update(dict.fromkeys(one.places, at))
    return list(number.values())


def show(rows: list[tuple[str, str]], found: list[int]) -> None:
    """Each meant group and what became of it, then groups that hold words of several."""
    parts: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (word, name), number in zip(rows, found, strict=True):
        parts[name][number].append(word)
    for name, pieces in parts.items():
        print(f"{name:14}", " | ".join(", ".join(words) for words in sorted(pieces.values(), key=len, reverse=True)))
    mixed: dict[int, set[str]] = defaultdict(set)
    for (_, name), number in zip(rows, found, strict=True):
        mixed[number].add(name)
    for number, names in mixed.items():
        if len(names) > 1:
            print("mixed:", [f"{word} ({name})" for (word, name), at in zip(rows, found, strict=True) if at == number])


def crowd(known: list[str], count: int, *, strange: bool) -> list[str]:
    """So many spoken words: drawn from a collection, every fifth with a slip; or all different and made up."""
    draw = random.Random(23)  # noqa: S311  # a wrong word guards nothing
    if strange:
        return ["".join(draw.choices(LETTERS, k=draw.randint(5, 14))) for _ in range(count)]
    said = []
    for number in range(count):
        word = draw.choice(known)
        if number % 5 == 0 and len(word) > 5:
            at = draw.randrange(1, len(word) - 1)
            word = word[:at] + draw.choice(LETTERS) + word[at + 1 :]
        said.append(word)
    return said


def seconds(words: list[str]) -> tuple[float, float, float]:
    """Median and longest time by the clock of several runs, and the median of the processor's time."""
    clock, work = [], []
    for _ in range(ROUNDS):
        begin, worked = time.perf_counter(), time.process_time()
        group_words(words)
        clock.append(time.perf_counter() - begin)
        work.append(time.process_time() - worked)
    return median(clock), max(clock), median(work)


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("files", nargs="*", type=Path, default=OWN)
    wanted.add_argument("--show", action="store_true", help="print what was grouped otherwise than meant")
    wanted.add_argument("--words", type=int, default=10_000, help="so many words for the time")
    chosen = wanted.parse_args()
    known: list[str] = []
    for file in chosen.files:
        rows = rows_of(file)
        words = [word for word, _ in rows]
        known += words
        found = labels(words)
        meant = [name for _, name in rows]
        print(
            f"{file.name}: {len(rows)} words, {len(set(meant))} groups meant, {len(set(found))} found, "
            f"adjusted Rand {ari(meant, found):.3f}"
        )
        if chosen.show:
            show(rows, found)
    count = min(chosen.words, MOST)
    for strange in (False, True):
        middle, longest, work = seconds(crowd(known, count, strange=strange))
        kind = "different made-up words" if strange else "words, every fifth with a slip"
        print(f"{count} {kind}: median {middle:.2f} s, longest of {ROUNDS} {longest:.2f} s, processor {work:.2f} s")


if __name__ == "__main__":
    main()
