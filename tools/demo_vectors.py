"""Computes the vectors of the demo's stories and touchpoints once, so that a first start needs no minute for them."""

from __future__ import annotations

import json
from pathlib import Path

from resonanz_engine import defaults
from resonanz_engine.adapters.remembered import remember

FOLDER = Path(__file__).resolve().parents[1] / "src/resonanz/doors/data/demo"

if __name__ == "__main__":
    content = json.loads((FOLDER / "auenfurt.json").read_text("utf-8"))
    texts = [defaults.readable(story["text"]) for story in content["stories"]]
    for told in content["touchpoints"]:
        texts += [defaults.readable(words) for words in (told["name"], told["sentence"], *told["examples"])]
    remember(FOLDER / "auenfurt.npz", defaults.embedder(), texts)
    print(f"{len(texts)} texts")
