"""The faster word vectors beside spaCy's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import spacy
from thinc.api import NumpyOps

from sayso.reading import vectors
from sayso.reading.parse import DEFAULT_MODEL
from sayso.reading.vectors import quicken

TEXTS = ["Ada Reed, 41, said on Monday that the dam wasn't safe.", "Bo Lund said so.", "No."]


@pytest.fixture
def vectors_of() -> Callable[[list[str]], list[Any]]:
    """The vectors of texts: the first call gives those of spaCy, those after it the fast ones."""
    nlp = spacy.load(DEFAULT_MODEL)
    model = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    for layer in model.walk():
        layer.ops = NumpyOps(use_blis=False)

    def found_in(texts: list[str]) -> list[Any]:
        found = model.predict([nlp.make_doc(text) for text in texts])
        if not isinstance(model.layers[0]._func, vectors.Embedding):
            quicken(model)
        return list(found)

    return found_in


def test_the_vectors_are_spacys(vectors_of: Callable[[list[str]], list[Any]]) -> None:
    slow, quick, again = vectors_of(TEXTS), vectors_of(TEXTS), vectors_of(TEXTS)

    for one, other, third in zip(slow, quick, again, strict=True):
        assert one.shape == other.shape
        assert np.abs(one - other).max() < 1e-4
        assert (other == third).all()


def test_what_is_forgotten_is_worked_out_again(
    vectors_of: Callable[[list[str]], list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "REMEMBERED", 3)
    slow = vectors_of(TEXTS)
    quick = [vectors_of([text])[0] for text in TEXTS]

    assert all(np.abs(one - other).max() < 1e-4 for one, other in zip(slow, quick, strict=True))
