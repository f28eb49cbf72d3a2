"""Quotations: where they begin and end, and whether they stand as they were said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossread.claims.quotations import find_quotations
from crossread.claims.tree import grow
from crossread.language import annotate
from crossread.model.claims import Integrity
from tests.claims.table import pick


@pytest.fixture(scope="session")
def quoted(annotator, article) -> Callable[[str], list[tuple[str, Integrity]]]:
    """A function that returns the words and the integrity of each quotation of a text."""

    def run(text: str) -> list[tuple[str, Integrity]]:
        made = article(text)
        tree = grow(made, annotate(made, annotator))
        return [(q.span.of(made.text), q.integrity) for q in find_quotations(tree)]

    return run


CASES = [
    ("“We won,” she said.", [("We won,", Integrity.WHOLE)]),
    ('"We won," she said. "We did."', [("We won,", Integrity.WHOLE), ("We did.", Integrity.WHOLE)]),
    ("''We won,'' she said.", [("We won,", Integrity.WHOLE)]),
    ("We won,” she said.", [("We won,", Integrity.UNBALANCED)]),
    ("She said: “We won. He left.", [("We won.", Integrity.UNBALANCED)]),
    ("“We [the town] won,” she said.", [("We [the town] won,", Integrity.ALTERED)]),
    ("“We ... won,” she said.", [("We ... won,", Integrity.ALTERED)]),
    ("“We won. It was late.\n“We slept,” she said.",
     [("We won. It was late.", Integrity.WHOLE), ("We slept,", Integrity.WHOLE)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_quotation_is_kept_verbatim_with_its_integrity(quoted, text, expected):
    assert quoted(text) == expected


def test_a_claim_tells_the_integrity_of_its_quotation(claims_of):
    told = pick(claims_of("“Norvia gave [us] ten trucks,” Ann Poe said."), "Transfer")
    assert told.integrity is Integrity.ALTERED
    assert pick(claims_of("Norvia gave Astland ten trucks."), "Transfer").integrity is None
