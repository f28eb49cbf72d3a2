"""Where names begin and end."""

from __future__ import annotations

import pytest

from crossread.language.name_spans import Span, opening_costs, settle_spans


def settled(text: str, *names: Span) -> list[tuple[str, str]]:
    """Return the words and labels of the settled names of a sentence."""
    words = text.split()
    found = settle_spans(names, words, [0])
    return [(" ".join(words[first:last]), label) for first, last, label in found]


def test_beginnings_cost_but_going_on_is_free() -> None:
    costs = opening_costs(["O", "B-PER", "I-PER", "B-VEH"])
    assert costs[1] < 0
    assert costs[[0, 2, 3]].tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    "text, names, expected",
    [
        ("R. E. Poe left", [(0, 2, "PER"), (2, 3, "PER")], [("R. E. Poe", "PER")]),
        ("Orr Orr", [(0, 1, "PER"), (1, 2, "PER")], [("Orr", "PER"), ("Orr", "PER")]),
        ("in Port Alma Texas", [(1, 4, "GPE")], [("Port Alma", "GPE"), ("Texas", "GPE")]),
        ("in West Texas", [(1, 3, "GPE")], [("West Texas", "GPE")]),
        ('" Poe , Ann " <', [(1, 2, "ORG"), (3, 5, "PER")], [("Poe , Ann", "PER")]),
        ("eat at Poe 's on Monday", [(2, 3, "FAC")], [("Poe 's", "FAC")]),
        ("eat at Poe 's house", [(2, 3, "FAC")], [("Poe", "FAC")]),
        ("France 's , he said", [(0, 1, "GPE")], [("France", "GPE")]),
        ("the Iraq War began", [(1, 3, "EVT")], [("Iraq", "GPE")]),
        ("the Harbor Games began", [(1, 3, "EVT")], [("Harbor Games", "EVT")]),
    ],
)
def test_ends_of_names(text: str, names: list[Span], expected: list[tuple[str, str]]) -> None:
    assert settled(text, *names) == expected


def test_no_name_goes_on_in_the_next_sentence() -> None:
    names: list[Span] = [(0, 1, "PER"), (1, 2, "PER")]
    assert settle_spans(names, ["Ann", "Orr"], [0, 1]) == names
