"""What a run has trained, put together again to be asked."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor

from training.encoder import Encoder


def encoder_of(weights: Mapping[str, Tensor]) -> Encoder:
    """The encoder among the weights of a run, as wide as they are: a teacher's or an older one is wider."""
    own = {name.removeprefix("encoder."): value for name, value in weights.items() if name.startswith("encoder.")}
    encoder = Encoder(len(own["layers.0.inner.bias"]))
    encoder.load_state_dict(own)
    return encoder.eval()
