"""A picture written small: a PNG of 256 colours at most."""

from __future__ import annotations

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

COLOURS = 256
ALIKE = 16  # steps of red, green or blue


def png(pixels: NDArray[np.uint8]) -> bytes:
    """The bytes of a PNG with a palette; `pixels` is height, width and red, green, blue."""
    height, width, _ = pixels.shape
    colours, places = palette(pixels.reshape(-1, 3))
    rows = places.reshape(height, width).astype(np.uint8)
    lines = np.hstack([np.zeros((height, 1), np.uint8), rows]).tobytes()  # each begins with its filter: none
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", header), (b"PLTE", colours.astype(np.uint8).tobytes()), (b"IDAT", zlib.compress(lines, 9))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in [*parts, (b"IEND", b"")])


def palette(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The colours that are kept, and which of them each pixel has: the nearest.

    Where there are too many, of colours that are much alike the most frequent one stands for all: so the few pixels of
    a coloured word keep their colour beside the many shades of grey at the edges of letters.
    """
    numbers, where, counts = np.unique(_number(pixels.astype(np.int64)), return_inverse=True, return_counts=True)
    found = np.stack([numbers >> 16, numbers >> 8 & 255, numbers & 255], axis=1)
    often = np.argsort(-counts, kind="stable")
    if len(found) > COLOURS:
        _, first = np.unique(_number(found[often] // ALIKE), return_index=True)
        often = often[np.sort(first)]
    kept = found[often[:COLOURS]]
    nearest = np.array([np.abs(kept - colour).sum(axis=1).argmin() for colour in found])
    return kept, nearest[where]


def _number(colours: NDArray[np.int64]) -> NDArray[np.int64]:
    return colours[:, 0] << 16 | colours[:, 1] << 8 | colours[:, 2]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
