"""The encoder as an ONNX graph, node by node: one window at a time, so that nothing is padded and no mask is needed."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.encoder import ATTENTION_HEADS, LAYERS

FUSED = "com.microsoft"  # operators of ONNX Runtime that do several steps in one pass over memory
OPSET = 17
Arrays = dict[str, np.ndarray]


class Graph:
    """Gathers nodes and weights; each method adds a node and gives the name of what it makes."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values: np.ndarray) -> str:
        """Keep an array; whole numbers stay as they are, the rest become fp32."""
        kept = values if values.dtype == np.int64 else values.astype(np.float32)
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(kept), name))
        return name

    def node(self, operator: str, *inputs: str, domain: str = "", outputs: int = 1, **settings: object) -> str:
        """Add a node; gives the name of its first output."""
        name = f"{operator}_{len(self.nodes)}"
        names = [name, *(f"{name}.{i}" for i in range(1, outputs))]
        self.nodes.append(helper.make_node(operator, list(inputs), names, name=name, domain=domain, **settings))
        return name

    def linear(self, states: str, name: str, arrays: Arrays) -> str:
        """`states` times a layer of PyTorch, whose weights lie transposed."""
        made = self.node("MatMul", states, self.weight(f"{name}.weight", arrays[f"{name}.weight"].T))
        return self.node("Add", made, self.weight(f"{name}.bias", arrays[f"{name}.bias"]))


def encoder(graph: Graph, arrays: Arrays, pieces: str) -> str:
    """Word pieces (1, n) -> states (1, n, WIDTH)."""
    positions = arrays["encoder.positions.weight"] + arrays["encoder.kinds"]
    length = graph.node("Gather", graph.node("Shape", pieces), graph.weight("second", np.array([1])), axis=0)
    zero, one = graph.weight("zero", np.array([0])), graph.weight("one", np.array([1]))
    here = graph.node("Slice", graph.weight("encoder.places", positions), zero, length, zero, one)
    words = graph.node("Gather", graph.weight("encoder.words", arrays["encoder.words.weight"]), pieces, axis=0)
    states = _norm(graph, graph.node("Add", words, here), "encoder.norm", arrays)
    for i in range(LAYERS):
        states = _layer(graph, states, f"encoder.layers.{i}", arrays)
    return states


def _norm(graph: Graph, states: str, name: str, arrays: Arrays) -> str:
    scale, bias = (graph.weight(f"{name}.{part}", arrays[f"{name}.{part}"]) for part in ("weight", "bias"))
    return graph.node("LayerNormalization", states, scale, bias, axis=-1, epsilon=1e-12)


def _layer(graph: Graph, states: str, name: str, arrays: Arrays) -> str:
    parts = [graph.linear(states, f"{name}.{part}", arrays) for part in ("query", "key", "value")]
    mixed = graph.node("MultiHeadAttention", *parts, domain=FUSED, num_heads=ATTENTION_HEADS)
    states = _added(graph, graph.linear(mixed, f"{name}.out", arrays), states, f"{name}.norm", arrays)
    inner = graph.node("MatMul", states, graph.weight(f"{name}.inner", arrays[f"{name}.inner.weight"].T))
    bent = graph.node("BiasGelu", inner, graph.weight(f"{name}.inner.bias", arrays[f"{name}.inner.bias"]), domain=FUSED)
    return _added(graph, graph.linear(bent, f"{name}.outer", arrays), states, f"{name}.last_norm", arrays)


def _added(graph: Graph, made: str, states: str, name: str, arrays: Arrays) -> str:
    # ONNX Runtime's SkipLayerNormalization does both at once, yet eight times as slowly
    return _norm(graph, graph.node("Add", made, states), name, arrays)


def model(
    graph: Graph, inputs: dict[str, tuple[int, list[str | int]]], outputs: dict[str, list[str | int]]
) -> onnx.ModelProto:
    """The graph as a model; `inputs` give element type and shape, all outputs are fp32."""
    made = helper.make_graph(
        graph.nodes,
        "sayso",
        [helper.make_tensor_value_info(name, kind, shape) for name, (kind, shape) in inputs.items()],
        [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()],
        graph.weights,
    )
    versions = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
    found = helper.make_model(made, opset_imports=versions, ir_version=9)
    onnx.checker.check_model(found)
    return found
