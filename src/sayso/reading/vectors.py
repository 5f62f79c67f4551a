"""spaCy's word vectors, worked out in half the time: what was worked out is remembered, and maxima are plain.

What a layer gives is the same but for rounding in the last digits: it adds up the same products in another order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc
    from thinc.api import Model

    Array = np.ndarray[Any, Any]
    Layer = Model[Any, Any]

REMEMBERED = 1 << 14  # kinds of words: 6 MB; with more of them all is forgotten
MIXER = 0x9E3779B97F4A7C15  # odd, with bits all over: parts the sums of hashes


def quicken(model: Layer) -> None:
    """Let every part of the model for which there is a faster way take it; the model can no longer be trained."""
    for layer in list(model.walk()):
        if layer.name == "maxout":
            layer._func = Maxout(layer)
    for layer in list(model.walk()):
        if layer.name.startswith("extract_features>>list2ragged>>") and layer.name.endswith(">>ragged2list"):
            layer._func = Embedding(layer)


class Maxout:
    """The largest of several sums for each output; the sums lie one block behind the other, as NumPy wants them."""

    def __init__(self, layer: Layer) -> None:
        import numpy as np

        weights: Array = np.asarray(layer.get_param("W"))  # (outputs, pieces, inputs)
        self.outputs, _, inputs = weights.shape
        self.weights = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(-1, inputs).T
        self.bias = np.ascontiguousarray(layer.get_param("b").T).reshape(-1)

    def __call__(self, _: Layer, given: Array, is_train: bool) -> tuple[Array, None]:
        """The outputs (rows, outputs); nothing to learn by."""
        import numpy as np

        sums = given @ self.weights
        sums += self.bias
        largest = sums[:, : self.outputs]
        for at in range(self.outputs, sums.shape[1], self.outputs):
            largest = np.maximum(largest, sums[:, at : at + self.outputs])
        return largest, None


class Embedding:
    """The vectors of words without their neighbours, each kind of word worked out once."""

    def __init__(self, layer: Layer) -> None:
        self.features = layer.layers[0].attrs["columns"]
        self.inner = layer.layers[2:-1]  # from the features of all words to their vectors
        self.rows: dict[int, int] = {}  # by what the features of the word come to
        self.vectors = self._none()

    def __call__(self, _: Layer, docs: list[Doc], is_train: bool) -> tuple[list[Array], None]:
        """For each document the vectors (words, width); nothing to learn by."""
        import numpy as np

        features = [doc.to_array(self.features) for doc in docs]
        together = np.concatenate(features)
        keys = _mixed(together).tolist()
        self._learn(together, keys)
        found = self.vectors[[self.rows[key] for key in keys]]
        ends = np.cumsum([len(each) for each in features])
        return np.split(found, ends[:-1]), None

    def _learn(self, features: Array, keys: list[int]) -> None:
        import numpy as np

        if len(self.rows) > REMEMBERED:
            self.rows, self.vectors = {}, self._none()
        new = {key: at for at, key in enumerate(keys) if key not in self.rows}
        if new:
            found = features[list(new.values())]
            for layer in self.inner:
                found = layer.predict(found)
            self.rows |= {key: row for row, key in enumerate(new, start=len(self.rows))}
            self.vectors = np.concatenate([self.vectors, found])

    def _none(self) -> Array:
        import numpy as np

        return np.empty((0, self.inner[-1].get_dim("nO")), dtype=np.float32)


def _mixed(features: Array) -> Array:
    """One number for each row of features (uint64)."""
    import numpy as np

    mixed = features[:, 0].copy()
    for column in features.T[1:]:
        mixed *= np.uint64(MIXER)
        mixed ^= mixed >> np.uint64(29)
        mixed += column
    return mixed
