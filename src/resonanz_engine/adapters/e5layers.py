"""The encoder of multilingual-e5-small in NumPy: twelve layers of attention and feed-forward, mean of the tokens.

Wang, L. et al. (2024), Multilingual E5 Text Embeddings, arXiv:2402.05672; the layers are BERT's (Devlin et al. 2019).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from resonanz_engine.adapters.e5file import ModelFile, unpacked
from resonanz_engine.types import FloatArray

_ROWS = 128
"""So many rows of the wide middle part are worked on at once: they stay in the cache."""


@dataclass(frozen=True, slots=True)
class _Linear:
    weights: FloatArray
    bias: FloatArray

    def __call__(self, x: FloatArray) -> FloatArray:
        out = x @ self.weights
        out += self.bias
        return out


@dataclass(frozen=True, slots=True)
class _Norm:
    scale: FloatArray
    shift: FloatArray
    epsilon: float

    def __call__(self, x: FloatArray) -> FloatArray:
        x -= x.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", x, x) / x.shape[1]
        x *= (1 / np.sqrt(spread + self.epsilon))[:, None]
        x *= self.scale
        x += self.shift
        return x


@dataclass(frozen=True, slots=True)
class _Layer:
    look: _Linear
    join: _Linear
    after_join: _Norm
    widen: _Linear
    narrow: _Linear
    after_narrow: _Norm


class Encoder:
    """Means of the hidden states, one for each sequence of piece numbers; ``layers``: only the first so many."""

    def __init__(self, file: ModelFile, layers: int | None = None) -> None:
        sizes = file.sizes
        self._heads = sizes.heads
        self._words = file.packed("emb.word", sizes.width)
        places = file.plain("emb.pos").reshape(-1, sizes.width)
        self._places = places + file.plain("emb.type")[: sizes.width]
        self._first = _Norm(file.plain("emb.ln.w"), file.plain("emb.ln.b"), sizes.epsilon)
        self._layers = [_layer(file, number) for number in range(sizes.layers if layers is None else layers)]

    def means(self, sequences: Sequence[Sequence[int]]) -> FloatArray:
        """(n, width) float32, not normalised; sequences are at most as long as there are positions."""
        x, parts = self._run(sequences)
        return np.stack([x[part].mean(axis=0) for part in parts])

    def states(self, sequence: Sequence[int]) -> FloatArray:
        """(length, width) hidden states of one sequence."""
        return self._run([sequence])[0]

    def _run(self, sequences: Sequence[Sequence[int]]) -> tuple[FloatArray, list[slice]]:
        lengths = [len(sequence) for sequence in sequences]
        ends = np.cumsum(lengths).tolist()
        parts = [slice(end - length, end) for end, length in zip(ends, lengths, strict=True)]
        x = unpacked(self._words[np.concatenate([np.asarray(sequence) for sequence in sequences])])
        for part, length in zip(parts, lengths, strict=True):
            x[part] += self._places[:length]
        x = self._first(x)
        for layer in self._layers:
            x = self._through(layer, x, parts)
        return x, parts

    def _through(self, layer: _Layer, x: FloatArray, parts: list[slice]) -> FloatArray:
        seen = layer.look(x)
        context = np.empty_like(x)
        for part in parts:
            context[part] = _attention(seen[part], self._heads)
        joined = layer.join(context)
        joined += x
        x = layer.after_join(joined)
        out = np.empty_like(x)
        for begin in range(0, len(x), _ROWS):
            rows = slice(begin, begin + _ROWS)
            out[rows] = layer.narrow(_gelu(layer.widen(x[rows])))
        out += x
        return layer.after_narrow(out)


def _attention(seen: FloatArray, heads: int) -> FloatArray:
    """(length, 3 × width) queries, keys and values → (length, width)."""
    length = len(seen)
    query, key, value = seen.reshape(length, 3, heads, -1).transpose(1, 2, 0, 3)
    scores: FloatArray = query @ key.transpose(0, 2, 1)
    scores -= scores.max(axis=2, keepdims=True)
    np.exp(scores, out=scores)
    context = scores @ value
    context /= scores.sum(axis=2)[:, :, None]
    mixed: FloatArray = context.transpose(1, 0, 2).reshape(length, -1)
    return mixed


def _gelu(x: FloatArray) -> FloatArray:
    """x · Φ(x) by its tanh form (Hendrycks and Gimpel 2016, eq. 2); it differs from the exact one by at most 5e-4."""
    inner = x * x
    inner *= 0.044715 * 0.7978845608
    inner += 0.7978845608
    inner *= x
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= 0.5
    return inner


def _layer(file: ModelFile, number: int) -> _Layer:
    sizes, width = file.sizes, file.sizes.width

    def linear(*names: str, width: int = width) -> _Linear:
        rows = np.concatenate([unpacked(file.packed(f"l{number}.{name}.w", width)) for name in names])
        bias = np.concatenate([file.plain(f"l{number}.{name}.b") for name in names])
        return _Linear(np.ascontiguousarray(rows.T), bias)

    def norm(name: str) -> _Norm:
        return _Norm(file.plain(f"l{number}.{name}.w"), file.plain(f"l{number}.{name}.b"), sizes.epsilon)

    look = linear("q", "k", "v")
    # The scale of the scores, 1 / √(width of a head), is folded into the queries.
    scale = (width / sizes.heads) ** -0.5
    look.weights[:, :width] *= scale
    look.bias[:width] *= scale
    return _Layer(look, linear("ao"), norm("aln"), linear("fi"), linear("fo", width=sizes.inner), norm("oln"))
