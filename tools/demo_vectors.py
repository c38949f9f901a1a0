"""Computes the vectors of the demo's stories, of their passages, of its touchpoints and of the sentences that show the
kinds once, so that a first start needs no minute for them.
"""

from __future__ import annotations

import json
from pathlib import Path

from resonanz_engine import defaults, listening
from resonanz_engine.adapters.remembered import remember
from resonanz_engine.adapters.rulebooks import rulebook

FOLDER = Path(__file__).resolve().parents[1] / "src/resonanz/doors/data/demo"

if __name__ == "__main__":
    content = json.loads((FOLDER / "auenfurt.json").read_text("utf-8"))
    stories = [story["text"] for story in (*content["stories"], *content["trust"]["versions"])]
    texts = [defaults.readable(text) for text in stories]
    for told in content["touchpoints"]:
        texts += [defaults.readable(words) for words in (told["name"], told["sentence"], *told["examples"])]
    texts += listening.passage_texts(stories, listening.passages(stories))
    texts += [example.text for example in rulebook().examples]
    remember(FOLDER / "auenfurt.npz", defaults.embedder(), texts)
    told = json.loads((FOLDER / "quiet.json").read_text("utf-8"))
    notes = [note for name in ("interview", "observation") for note in told[name]["notes"] if "release" in note]
    quiet = [row["text"] for row in (*told["written"], *told["cards"]["typed"], *notes)]
    own = [defaults.readable(text) for text in quiet] + listening.passage_texts(quiet, listening.passages(quiet))
    remember(FOLDER / "quiet.npz", defaults.embedder(), own)
    told = json.loads((FOLDER / "forum.json").read_text("utf-8"))
    corrected = [row for row in told["held"]["afterwards"] if "text" in row]
    inside = json.loads((FOLDER / "unter_uns.json").read_text("utf-8"))["held"]["evening"]["words"]
    rows = (*told["held"]["evening"]["words"], *corrected, *told["next"]["wishes"], *inside)
    forum = [row["text"] for row in rows]
    said = [defaults.readable(text) for text in forum] + listening.passage_texts(forum, listening.passages(forum))
    remember(FOLDER / "forum.npz", defaults.embedder(), said)
    told = json.loads((FOLDER / "fragen.json").read_text("utf-8"))
    words = [voice["text"] for asked in told["asked"] for voice in asked["voices"]]
    asked = [defaults.readable(text) for text in words] + listening.passage_texts(words, listening.passages(words))
    remember(FOLDER / "fragen.npz", defaults.embedder(), asked)
    print(f"{len(texts) + len(own) + len(said) + len(asked)} texts")
