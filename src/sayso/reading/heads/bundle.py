"""The bundled weights: found, checked and loaded at the first reading; the one place where ONNX Runtime is imported."""

from __future__ import annotations

import hashlib
import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import SetUpError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

WEIGHTS_SETTING = "SAYSO_WEIGHTS"  # a folder to use instead of the bundled one
MANIFEST = "manifest.json"
SLOW_TOGETHER = ["SkipLayerNormFusion"]  # one operator for two steps, eight times as slow as the two
WITHOUT = "read with `--reader rules`, which needs no weights, or install sayso again"


class BadWeights(SetUpError):
    """The weights of the heads are missing or are not what was shipped."""


def folder() -> Path:
    """Where the weights lie."""
    return Path(os.environ.get(WEIGHTS_SETTING) or Path(__file__).parent / "weights")


@cache
def manifest() -> dict[str, Any]:
    """What was shipped: for each file its sha256."""
    path = folder() / MANIFEST
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadWeights(f"{path}: missing; {WITHOUT}") from error
    except (OSError, ValueError) as error:
        raise BadWeights(f"{path}: damaged ({error}); {WITHOUT}") from error
    if not isinstance(found, dict) or not isinstance(found.get("files"), dict):
        raise BadWeights(f"{path}: damaged (it lists no files); {WITHOUT}")
    return found


def content(name: str) -> bytes:
    """The bytes of a file of the bundle, checked against the manifest."""
    path = folder() / name
    try:
        found = path.read_bytes()
    except OSError as error:
        raise BadWeights(f"{path}: missing; {WITHOUT}") from error
    if hashlib.sha256(found).hexdigest() != manifest()["files"].get(name):
        raise BadWeights(f"{path}: damaged, it is not the file that was shipped; {WITHOUT}")
    return found


@cache
def session(name: str) -> InferenceSession:
    """A head or the encoder, ready to run on one core."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # one process a core beats threads here
    options.log_severity_level = 3
    weights = content(f"{name}.onnx")
    try:
        return onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_TOGETHER
        )
    except Exception as error:  # ONNX Runtime's errors have no root of their own
        raise BadWeights(f"{folder() / name}.onnx: ONNX Runtime cannot run it ({error}); {WITHOUT}") from error
