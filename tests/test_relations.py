from sayso.relations import relations


def test_there_are_thirty_three_relations() -> None:
    assert len(relations()) == 33


def test_a_symmetric_relation_reads_the_same_both_ways() -> None:
    assert all(relation.label == relation.inverse for relation in relations().values() if relation.symmetric)
