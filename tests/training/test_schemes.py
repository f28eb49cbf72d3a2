from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.marked import LABELS
from training.schemes import SETS, TAGS, allowed_sets, meaning

KNOWN = {
    "own": LABELS,
    "uner": ("PER", "ORG", "LOC", "OTH"),
    "gum": ("PER", "ORG", "LOC"),
    "wikigold": ("PER", "ORG", "LOC", "MISC"),
    "politics": (
        "politician",
        "person",
        "organisation",
        "politicalparty",
        "country",
        "location",
        "event",
        "election",
        "misc",
    ),
}
PAIRS = [(scheme, label) for scheme, labels in KNOWN.items() for label in labels]


def tags(scheme: str, label: str) -> list[str]:
    """The tags of a word before, and of the two words of, a name with a label."""
    sets = allowed_sets(3, [(1, 3, label)], scheme)
    return [" ".join(sorted(SETS[place])) for place in sets]


@pytest.mark.parametrize(
    "scheme, label, expected",
    [
        ("own", "PER", ["O", "B-PER", "I-PER"]),
        ("own", "LOC", ["O", "B-LOC", "I-LOC"]),
        ("wikigold", "ORG", ["B-VEH B-WEA I-VEH I-WEA O", "B-ORG", "I-ORG"]),
        ("uner", "LOC", [None, "B-FAC B-GPE B-LOC", "I-FAC I-GPE I-LOC"]),
        ("gum", "PER", [None, "B-PER", "I-PER"]),
        ("politics", "country", [None, "B-GPE", "I-GPE"]),
        ("politics", "election", [None, "B-EVT", "I-EVT"]),
        ("politics", "politicalparty", [None, "B-ORG", "I-ORG"]),
    ],
)
def test_tags_that_a_label_allows(scheme: str, label: str, expected: list[str | None]) -> None:
    for found, wanted in zip(tags(scheme, label), expected, strict=True):
        assert wanted is None or found == wanted


@pytest.mark.parametrize(
    "scheme, label", [("uner", "OTH"), ("wikigold", "MISC"), ("politics", "misc")]
)
def test_a_name_of_another_kind_may_be_none_and_may_begin_anywhere(scheme: str, label: str) -> None:
    outside, first, second = tags(scheme, label)
    assert first == second == "B-EVT B-NORP B-VEH B-WEA I-EVT I-NORP I-VEH I-WEA O"
    assert "O" in outside.split()


@pytest.mark.parametrize("scheme", sorted(KNOWN))
def test_a_corpus_forbids_outside_its_names_what_it_knows(scheme: str) -> None:
    (place,) = allowed_sets(1, [], scheme)
    assert "O" in SETS[place]
    assert not {"B-PER", "B-ORG", "B-GPE", "B-LOC", "B-FAC"} & SETS[place]


def test_every_set_of_tags_is_known_and_none_is_empty() -> None:
    assert len(TAGS) == 1 + 2 * len(LABELS)
    assert len(set(SETS)) == len(SETS)
    for one in SETS:
        assert one
        assert one <= set(TAGS)


@pytest.mark.parametrize("scheme, label", PAIRS)
def test_labels_mean_ours(scheme: str, label: str) -> None:
    ours = meaning(scheme, label)
    assert ours
    assert set(ours) <= {"", *LABELS}
    assert scheme != "own" or ours == (label,)


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(KeyError):
        allowed_sets(2, [(0, 1, "XYZ")], "own")


@given(st.sampled_from(PAIRS), st.integers(0, 5), st.integers(1, 4), st.integers(0, 3))
def test_only_the_words_of_a_name_bear_its_tags(
    pair: tuple[str, str], before: int, length: int, after: int
) -> None:
    scheme, label = pair
    count = before + length + after
    found = allowed_sets(count, [(before, before + length, label)], scheme)
    plain = allowed_sets(count, [], scheme)
    assert found[:before] == plain[:before]
    assert found[before + length :] == plain[before + length :]
    first, *others = (SETS[place] for place in found[before : before + length])
    assert any(tag.startswith("B-") for tag in first)
    assert all(any(tag.startswith("I-") for tag in tags) for tags in others)
