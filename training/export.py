"""Make the bundle: the encoder and its heads as ONNX, quantised where nothing is lost, with a manifest.

python -m training.export training/out/joint.pt --out src/sayso/reading/heads/weights
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training import graph
from training.attribution import INNER, AttributionHead
from training.encoder import WIDTH, tokenizer

OPSET = 17


class Roles(nn.Module):
    """The second attribution head as it is asked at run time: one window, its cues."""

    def __init__(self, head: AttributionHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, seen: Tensor, cues: Tensor, places: Tensor) -> Tensor:
        """`seen` (pieces, 2 * INNER), `cues` (cues, WIDTH), `places` (cues,) -> (cues, pieces, 5)."""
        return self.head.roles(seen[None], torch.zeros_like(places), cues, places)


def encoder(weights: dict[str, Tensor], out: Path, *, quantised: bool) -> None:
    """The encoder with the cue head on top, and what the second head sees of each piece, as one graph."""
    arrays = {name: values.numpy() for name, values in weights.items()}
    made = graph.Graph()
    states = graph.encoder(made, arrays, "pieces")
    cues = made.linear(states, "attribution.cue", arrays)
    seen = made.linear(states, "attribution.of_piece", arrays)
    model = graph.model(
        made,
        {"pieces": (TensorProto.INT64, [1, "pieces_"])},
        {states: [1, "pieces_", WIDTH], cues: [1, "pieces_", 3], seen: [1, "pieces_", 2 * INNER]},
    )
    if not quantised:
        onnx.save(model, out)
        return
    with tempfile.NamedTemporaryFile(suffix=".onnx") as whole:
        onnx.save(model, whole.name)
        quantize_dynamic(
            whole.name,
            out,
            weight_type=QuantType.QInt8,
            per_channel=True,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )


def roles(weights: dict[str, Tensor], out: Path) -> None:
    """The head that labels source and content for each cue; small, so it stays in fp32."""
    head = AttributionHead()
    head.load_state_dict(_below("attribution.", weights))
    head.eval()
    example = (torch.zeros(20, 2 * INNER), torch.zeros(2, WIDTH), torch.tensor([3, 7]))
    moving = {"seen": {0: "pieces"}, "cues": {0: "cues"}, "places": {0: "cues"}, "roles": {0: "cues", 1: "pieces"}}
    torch.onnx.export(
        Roles(head).eval(),
        example,
        str(out),
        input_names=["seen", "cues", "places"],
        output_names=["roles"],
        dynamic_axes=moving,
        opset_version=OPSET,
        dynamo=False,
    )


def _below(prefix: str, weights: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): values for name, values in weights.items() if name.startswith(prefix)}


def main() -> None:
    """Write the bundle."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("weights", type=Path)
    ask.add_argument("--out", type=Path, required=True)
    ask.add_argument("--whole", action="store_true", help="without quantisation, to compare")
    args = ask.parse_args()
    weights = torch.load(args.weights)
    args.out.mkdir(parents=True, exist_ok=True)
    encoder(weights, args.out / "encoder.onnx", quantised=not args.whole)
    roles(weights, args.out / "roles.onnx")
    known = tokenizer().get_vocab()
    (args.out / "vocabulary.txt").write_text("\n".join(sorted(known, key=known.__getitem__)) + "\n", encoding="utf-8")
    shipped = sorted([*args.out.glob("*.onnx"), args.out / "vocabulary.txt"])
    files = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in shipped}
    (args.out / "manifest.json").write_text(json.dumps({"files": files}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
