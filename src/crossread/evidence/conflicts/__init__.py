"""Typed differences between claims: gate, test, explain.

To add a test: a module with a function ``(view, groups) -> Iterable[Draft]``, a line in TESTS,
cases in tests/evidence, and a row in docs/adding-a-conflict-test.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossread.evidence.conflicts.dates import clocks_disjoint, dates_disjoint
from crossread.evidence.conflicts.draft import Draft, Group
from crossread.evidence.conflicts.labels import labels_vary
from crossread.evidence.conflicts.polarity import denied, polarity_opposed
from crossread.evidence.conflicts.quantities import quantities_disjoint
from crossread.evidence.conflicts.roles import roles_swapped, sets_differ
from crossread.evidence.conflicts.statuses import status_differs
from crossread.evidence.view import StoryView
from crossread.model.evidence import Conflict, Verdict

TESTS = (
    denied,
    polarity_opposed,
    roles_swapped,
    dates_disjoint,
    clocks_disjoint,
    quantities_disjoint,
    status_differs,
    sets_differ,
    labels_vary,
)


def find_conflicts(view: StoryView, groups: Sequence[Group]) -> tuple[Conflict, ...]:
    """Run every test over the groups; ordered by verdict, then the most central first.

    A difference of which one side stands in derived articles alone comes last of its kind.
    """
    order = {verdict: rank for rank, verdict in enumerate(Verdict)}
    drafts = [draft for test in TESTS for draft in test(view, groups)]
    place = {group.id: rank for rank, group in enumerate(groups)}

    def rank(draft: Draft) -> tuple[int, bool, int, str, str, str]:
        central = min(place[group] for group in draft.groups)
        second_hand = any(
            all(view.derives(view.claims[claim]) for claim in side.claims) for side in draft.sides
        )
        value = draft.sides[0].value
        return (order[draft.verdict], second_hand, central, draft.test, draft.slot, value)

    drafts.sort(key=rank)
    return tuple(draft.number(f"x{i}") for i, draft in enumerate(drafts, start=1))
