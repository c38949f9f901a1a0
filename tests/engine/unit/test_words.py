from resonanz_engine.steps.words import scan, with_stems


def test_offsets_joins_and_flags() -> None:
    text = "Die S-Bahn kommt, am 5 Montag"
    seen = scan([text], 2000)
    words = with_stems(seen, {"kommt": "komm"}, frozenset({"die", "am"}), frozenset({"am"}), frozenset({"am"}))
    spelt = [text[start:end] for start, end in zip(words.start, words.end, strict=True)]
    assert spelt == ["Die", "S-Bahn", "kommt", "am", "5", "Montag"]
    assert words.joined.tolist() == [False, True, True, False, True, True]
    assert words.content.tolist() == [False, True, True, False, False, True]
    assert words.opener.tolist() == words.linker.tolist() == [False, False, False, True, False, False]
    assert words.capital.tolist() == [True, True, False, False, False, True]


def test_reads_no_further_than_told() -> None:
    assert scan(["eins zwei drei"], 9).forms == ["eins", "zwei"]


def test_spread_counts_texts_not_words() -> None:
    assert scan(["bus bus", "bus bahn"], 100).spread(2).tolist() == [2, 1]
