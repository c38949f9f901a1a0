"""Our engine with everything as it comes."""

from time import perf_counter

from benchmarks.compare.methods.base import Outcome, Task, Update
from benchmarks.compare.words import TOP, tokens
from resonanz_engine import defaults
from resonanz_engine.types import Found


class Ours:
    """``resonanz_engine.defaults``."""

    def fit(self, task: Task) -> Outcome:
        return _outcome(task, defaults.find(task.texts, vectors=task.vectors))

    def update(self, task: Task, known: int) -> Update | None:
        ids = [str(index) for index in range(len(task.texts))]
        old = task.first(known)
        before = defaults.find(old.texts, ids[:known], old.vectors)
        previous = dict(zip(ids, before.assignments.tolist(), strict=False))
        begin = perf_counter()
        after = defaults.find(task.texts, ids, task.vectors, before.memory, previous=previous)
        seconds = perf_counter() - begin
        return Update(_outcome(old, before), _outcome(task, after), seconds)


def _outcome(task: Task, found: Found) -> Outcome:
    words: dict[int, list[str]] = {}
    for theme in found.themes:
        said = [word for phrase in theme.phrases for word in tokens(phrase.words(task.texts))]
        words[theme.key] = list(dict.fromkeys(said))[:TOP]
    names = {theme.key: theme.name.words(task.texts) for theme in found.themes}
    return Outcome(found.assignments.tolist(), words, names)
