"""From the network's scores to sentence starts, trees, relations and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.language.model import Scores
from crossread.language.mst import best_tree

Floats = NDArray[np.float32]

_NEVER = np.float32(-1e9)
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")


def find_heads(arcs: Floats, starts: Sequence[int]) -> NDArray[np.int64]:
    """Return each word's head, 1-based within the stretch, 0 for the root of its sentence."""
    heads = np.zeros(len(arcs), dtype=np.int64)
    for first, last in zip(starts, [*starts[1:], len(arcs)], strict=True):
        columns = [0, *range(first + 1, last + 1)]
        local = np.array(best_tree(arcs[first:last, columns].astype(np.float64)))
        heads[first:last] = np.where(local == 0, 0, local + first)
    return heads


def _log_softmax(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), np.float32)


class RelationDecoder:
    """Chooses the relation of every word to its head; ``weights`` is R x 97 x 97."""

    def __init__(self, labels: Sequence[str], weights: Floats) -> None:
        self.labels = tuple(labels)
        width = weights.shape[1]
        self._weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(width, -1))
        self._index = {label: place for place, label in enumerate(labels)}
        self._subjects = [self._index[label] for label in _SUBJECTS if label in self._index]
        self._object, self._indirect = self._index["obj"], self._index["iobj"]

    def _log_probabilities(self, scores: Scores, heads: NDArray[np.int64]) -> Floats:
        count = len(heads)
        one = np.ones((count, 1), np.float32)
        dependents = np.concatenate([scores.dependents, one], axis=1)
        sides = np.concatenate([scores.heads[heads], one], axis=1)
        product = (dependents @ self._weights).reshape(count, len(self.labels), -1)
        logits = np.einsum("wrj,wj->wr", product, sides)
        logits[:, 0] = _NEVER
        logits[:, self._index["root"]] = _NEVER
        return _log_softmax(logits)

    def decode(self, scores: Scores, heads: NDArray[np.int64]) -> list[str]:
        """Return the relations: at most one subject, one object, one indirect object a head."""
        chances = self._log_probabilities(scores, heads)
        labels = chances.argmax(axis=1)
        labels[heads == 0] = self._index["root"]
        for group in _rivals(labels, heads, self._subjects):
            keep = _best_kept(chances, labels, group, self._subjects)
            self._demote(chances, labels, [word for word in group if word != keep], self._subjects)
        for group in _rivals(labels, heads, [self._object, self._indirect]):
            self._settle_objects(chances, labels, group)
        return [self.labels[label] for label in labels.tolist()]

    @staticmethod
    def _demote(
        chances: Floats, labels: NDArray[np.int64], words: list[int], barred: list[int]
    ) -> None:
        """Give the words their best label outside ``barred``."""
        for word in words:
            chances[word, barred] = _NEVER
            labels[word] = chances[word].argmax()

    def _settle_objects(self, chances: Floats, labels: NDArray[np.int64], group: list[int]) -> None:
        """Let two rivals be indirect and direct object, in this order, where that scores best."""
        pair = [self._object, self._indirect]
        if len({int(labels[word]) for word in group}) == len(group):
            return
        others = chances[group].copy()
        others[:, pair] = _NEVER
        spare = others.max(axis=1)
        base = float(spare.sum())
        gain = chances[group][:, pair] - spare[:, None]
        best, choice = base, (-1, -1)
        for direct in range(len(group)):
            for indirect in [-1, *range(direct)]:
                total = base + gain[direct, 0] + (gain[indirect, 1] if indirect >= 0 else 0.0)
                if total > best:
                    best, choice = total, (direct, indirect)
        for place, word in enumerate(group):
            labels[word] = others[place].argmax()
        for place, label in zip(choice, pair, strict=True):
            if place >= 0:
                labels[group[place]] = label


def _rivals(
    labels: NDArray[np.int64], heads: NDArray[np.int64], wanted: list[int]
) -> list[list[int]]:
    """Return the groups of two or more words with a wanted label under the same head."""
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for word in np.flatnonzero(np.isin(labels, wanted)).tolist():
        groups[int(heads[word])].append(word)
    return [group for group in groups.values() if len(group) > 1]


def _best_kept(
    chances: Floats, labels: NDArray[np.int64], group: list[int], barred: list[int]
) -> int:
    """Return the word whose demotion would cost most."""
    others = chances[group].copy()
    others[:, barred] = _NEVER
    own = chances[group, labels[group]]
    return group[int((own - others.max(axis=1)).argmax())]


def make_name_decoder(labels: Sequence[str]) -> Callable[[Floats], list[tuple[int, int, str]]]:
    """Return a function from log probabilities to names (first, last, class), by Viterbi."""
    inside = np.array([label.startswith("I-") for label in labels])
    kinds = [label[2:] for label in labels]
    steps = np.array(
        [[_NEVER if inside[b] and kinds[a] != kinds[b] else 0.0 for b in range(len(labels))]
         for a in range(len(labels))],
        dtype=np.float32,
    )  # fmt: skip
    opening = np.where(inside, _NEVER, np.float32(0))
    outside = labels.index("O")

    def find_names(chances: Floats) -> list[tuple[int, int, str]]:
        if bool((chances.argmax(axis=1) == outside).all()):
            return []
        best = chances[0] + opening
        back = []
        for row in chances[1:]:
            paths = best[:, None] + steps
            back.append(paths.argmax(axis=0))
            best = paths.max(axis=0) + row
        path = [int(best.argmax())]
        for pointers in reversed(back):
            path.append(int(pointers[path[-1]]))
        return _spans([labels[place] for place in reversed(path)])

    return find_names


def _spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the spans of a BIO tag sequence."""
    spans: list[tuple[int, int, str]] = []
    first = -1
    for place, tag in enumerate([*tags, "O"]):
        if first >= 0 and not tag.startswith("I-"):
            spans.append((first, place, tags[first][2:]))
            first = -1
        if tag.startswith("B-"):
            first = place
    return spans
