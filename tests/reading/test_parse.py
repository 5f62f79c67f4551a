from sayso.reading.parse import HEAVY_BATCH, LONGEST_SEGMENT, _batches


def test_long_paragraphs_are_parsed_few_at_a_time() -> None:
    """A text of 500 kB without a paragraph took 2 GB of memory."""
    batches = list(_batches(["word " * 1600] * 40))

    assert max(sum(map(len, batch)) for batch in batches) < HEAVY_BATCH + LONGEST_SEGMENT
    assert sum(map(len, batches)) == 40
