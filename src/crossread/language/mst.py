"""The best single-root dependency tree from arc scores (Chu-Liu/Edmonds)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


def _find_cycle(heads: list[int]) -> list[int]:
    """Return the nodes of one cycle; node 0 is the root and has head -1."""
    state = [0] * len(heads)  # 0 unseen, otherwise the walk that saw it
    for start in range(1, len(heads)):
        node = start
        while node > 0 and state[node] == 0:
            state[node] = start
            node = heads[node]
        if node > 0 and state[node] == start:
            cycle = [node]
            while heads[cycle[-1]] != node:
                cycle.append(heads[cycle[-1]])
            return cycle
    return []


@dataclass(frozen=True, slots=True)
class _Contraction:
    """A cycle that became one node, the last of the smaller graph, and what opens it again."""

    heads: list[int]
    cycle: list[int]
    rest: list[int]  # the other nodes, in the order of the smaller graph
    entries: list[int]  # for each of ``rest`` as head: the node of the cycle that it enters best
    exits: list[int]  # for each of ``rest``: the node of the cycle that heads it best


def _contract(scores: Scores, cycle: list[int], heads: list[int]) -> tuple[Scores, _Contraction]:
    """Return the graph with the cycle as one node."""
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    loop = np.array(cycle)
    own = scores[cycle, [heads[node] for node in cycle]]
    entering = scores[np.ix_(loop, rest)] - own[:, None]
    leaving = scores[np.ix_(rest, loop)]
    merged = len(rest)
    small = np.full((merged + 1, merged + 1), -np.inf)
    small[:merged, :merged] = scores[np.ix_(rest, rest)]
    small[merged, :merged] = entering.max(axis=0)
    small[:merged, merged] = leaving.max(axis=1)
    entries = [cycle[place] for place in entering.argmax(axis=0).tolist()]
    exits = [cycle[place] for place in leaving.argmax(axis=1).tolist()]
    return small, _Contraction(heads, cycle, rest.tolist(), entries, exits)


def _open(step: _Contraction, small_heads: list[int]) -> list[int]:
    """Return the heads of the larger graph: the cycle is left where its new head enters."""
    merged = len(step.rest)
    heads = list(step.heads)
    for place, node in enumerate(step.rest):
        if node:
            head = small_heads[place]
            heads[node] = step.exits[place] if head == merged else step.rest[head]
    entrance = small_heads[merged]
    heads[step.entries[entrance]] = step.rest[entrance]
    return heads


def _solve(scores: Scores) -> list[int]:
    """Return the head of every node of the maximum spanning arborescence; node 0 is the root."""
    steps: list[_Contraction] = []
    while True:
        heads: list[int] = scores.argmax(axis=1).tolist()
        heads[0] = -1
        cycle = _find_cycle(heads)
        if not cycle:
            break
        scores, step = _contract(scores, cycle, heads)
        steps.append(step)
    for step in reversed(steps):
        heads = _open(step, heads)
    return heads


def best_tree(scores: NDArray[np.floating]) -> list[int]:
    """Return the head of each of n words: 0 for the root, else 1 to n.

    ``scores`` is n x (n + 1): row i scores the heads of word i, column 0 scores being the root.
    Exactly one word is the root, and no other tree with one root scores higher.
    """
    count = len(scores)
    graph = np.full((count + 1, count + 1), -np.inf)
    graph[1:] = scores
    np.fill_diagonal(graph, -np.inf)
    greedy: list[int] = graph.argmax(axis=1).tolist()
    greedy[0] = -1
    if greedy.count(0) == 1 and not _find_cycle(greedy):
        return greedy[1:]
    # A root that costs more than all other arcs together can gain is taken exactly once.
    spread = float(np.ptp(scores)) + 1.0
    graph[1:, 0] -= spread * (count + 1)
    return _solve(graph)[1:]
