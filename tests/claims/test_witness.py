"""The model's word on an event, a number on each predicate that it reads."""

from dataclasses import replace

import pytest

from crossread.claims.tree import Tree, grow
from crossread.claims.witness import witness
from crossread.language import annotate
from crossread.model.annotation import Frame

LEFT = 1  # the verb of "Norvia left."


@pytest.fixture
def tree_with(annotator, article):
    """A function that makes the tree of two words whose verb the model gives a factuality."""
    made = article("Norvia left.")
    annotation = annotate(made, annotator)

    def make(happened: float) -> Tree:
        return grow(made, replace(annotation, frames=(Frame(LEFT, (), happened),)))

    return make


def test_the_witness_speaks_of_predicates_alone(tree_with):
    assert witness(tree_with(-1.5), LEFT) == -1.5
    assert witness(tree_with(-1.5), 0) is None
