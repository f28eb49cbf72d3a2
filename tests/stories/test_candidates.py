"""Which pairs of a large story are compared."""

from __future__ import annotations

import pytest

from crossread.model.stories import LineageKind, Story
from crossread.stories import candidates, trace
from tests.stories.newsroom import BYLINE, DAM, DAM_WITNESS, report

MANY = candidates.EVERY_PAIR


def dated(id_: str, day: int, *paragraphs: str):
    return report(
        id_, "A dam", *paragraphs, outlet=f"Paper {id_}", dates=((f"2031-04-{day:02}", BYLINE),)
    )


def traced(readings):
    return trace(readings, Story("s1", tuple(sorted(r.article.id for r in readings)), (), "", ""))


def own_text(number: int) -> tuple[str, ...]:
    """Return news that no other report has."""
    word = f"{chr(97 + number % 26)}{chr(97 + number // 26)}lom"
    return (
        f"A {word} of {word}ia sold {number + 3} {word} nets to a {word}er by the {word} mill.",
        f"Nobody in {word} {word}s would say what a {word}ic bell was rung for that night.",
    )


@pytest.mark.parametrize("copies", [2, 12, MANY])
def test_every_copy_is_held_against_the_first_of_its_text(copies):
    rest = [dated(f"r{n:03}", 2, *own_text(n)) for n in range(MANY)]
    first = dated("c000", 1, *DAM)
    others = [dated(f"c{n:03}", 3, *DAM) for n in range(1, copies)]
    found = traced([*rest, first, *others]).lineages
    pairs = {(x.left, x.right): x for x in found if x.kind is LineageKind.DUPLICATE}
    for other in others:
        assert pairs["c000", other.article.id].direction == other.article.id


def test_a_text_with_a_passage_is_held_against_its_source_among_many_copies():
    copies = [dated(f"c{n:03}", 1 + n % 9, *DAM) for n in range(MANY + 20)]
    mixed = dated("m", 20, *DAM_WITNESS, *DAM[:2])
    found = traced([*copies, mixed]).lineages
    assert any(x.right == "m" and x.kind is LineageKind.PARTIAL for x in found)


def test_the_number_of_pairs_grows_no_faster_than_the_story():
    sizes = (100, 200)
    pairs = []
    for size in sizes:
        readings = [
            dated(f"{n:03}", 1 + n % 28, *DAM[: 3 + n % 3], *own_text(n)) for n in range(size)
        ]
        pairs.append(len(traced(readings).lineages))
    most = candidates.NEAREST * 2 + candidates.HUBS
    assert all(count <= most * size for count, size in zip(pairs, sizes, strict=True))
    assert pairs[1] < 3 * pairs[0]
