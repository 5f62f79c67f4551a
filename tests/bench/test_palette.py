"""A picture of few colours, written and read again."""

import struct
import zlib

import numpy as np

from bench.palette import COLOURS, palette, png


def test_few_colours_are_kept_to_the_letter() -> None:
    pixels = np.array([[[251, 250, 247], [29, 29, 27]], [[251, 250, 247], [23, 79, 134]]], np.uint8)

    colours, places = palette(pixels.reshape(-1, 3))

    assert (colours[places].reshape(2, 2, 3) == pixels).all()


def test_of_many_colours_alike_ones_become_one_and_a_rare_one_stays() -> None:
    """A green word was grey beside the greys at the edges of letters."""
    greys = np.array([[n, n, m] for n in range(0, 256) for m in (n // 2, n // 2 + 1, n)], np.uint8)
    pixels = np.vstack([greys, greys, np.array([[20, 96, 58]], np.uint8)])

    colours, places = palette(pixels)

    assert len(colours) <= COLOURS
    assert colours[places[-1]].tolist() == [20, 96, 58]
    assert np.abs(colours[places] - pixels).max() < 3 * 16


def test_the_file_is_a_png_of_its_size_with_a_palette() -> None:
    written = png(np.zeros((3, 5, 3), np.uint8))

    assert written.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">IIBB", written[16:26]) == (5, 3, 8, 3)
    start = written.index(b"IDAT")
    length = struct.unpack(">I", written[start - 4 : start])[0]
    assert zlib.decompress(written[start + 4 : start + 4 + length]) == bytes(3 * 6)
