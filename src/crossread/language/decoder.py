"""From the network's scores to relations, names and frames."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.language.model import Floats, Places, Scores

_PLACES, _PLACE = frozenset({"GPE", "LOC", "FAC"}), "place"
_FILES = r"pdf|docx?|xlsx?|pptx?|html?|jpe?g|png|zip"
_ADDRESS = re.compile(rf"\w@[^\s@]*\.|://|\Awww\.|\w\.(?:{_FILES})\Z", re.IGNORECASE)
_NEVER = np.float32(-1e9)
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_CORE_ROLES = ("ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5")  # at most one of each a predicate
_PREDICATE = 0.5  # the likelier of the two classes


def number_sentences(starts: Sequence[int], count: int) -> Places:
    """Return the number of the sentence of each of ``count`` words."""
    opens = np.zeros(count, np.int64)
    opens[list(starts[1:])] = 1
    return np.cumsum(opens)


def log_softmax(scores: Floats) -> Floats:
    """Return the log probabilities of scores along their second axis."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), np.float32)


def _with_one(rows: Floats) -> Floats:
    """Return the rows with a last element of 1."""
    return np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1)


class RelationDecoder:
    """Chooses the relation of every word to its head."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._names = np.array(labels, dtype=object)
        index = {label: place for place, label in enumerate(labels)}
        self._subjects = [index[label] for label in _SUBJECTS if label in index]
        self._object, self._indirect, self._root = index["obj"], index["iobj"], index["root"]
        self._is_subject = np.isin(np.arange(len(labels)), self._subjects)
        self._is_object = np.isin(np.arange(len(labels)), [self._object, self._indirect])

    def promise(self, scores: Scores, words: Places, heads: Places) -> Floats:
        """Return the log probabilities of the best relation of words to some heads of each."""
        sides = _with_one(scores.heads)[heads]
        logits: Floats = np.matmul(scores.relations[words], sides.transpose(0, 2, 1))
        logits[:, [0, self._root]] = _NEVER
        best: Floats = log_softmax(logits).max(axis=1)
        best[heads == 0] = 0.0
        return best

    def decode(self, scores: Scores, heads: Places) -> list[str]:
        """Return the relations: at most one subject, one object, one indirect object a head."""
        sides = _with_one(scores.heads)[heads]
        logits: Floats = np.matmul(scores.relations, sides[:, :, None])[:, :, 0]
        logits[:, [0, self._root]] = _NEVER
        labels = logits.argmax(axis=1)
        labels[heads == 0] = self._root
        subjects = _rivals(self._is_subject[labels], heads)
        if subjects or _rivals(self._is_object[labels], heads):
            self._settle(log_softmax(logits), labels, heads, subjects)
        found: list[str] = self._names[labels].tolist()
        return found

    def _settle(
        self, chances: Floats, labels: Places, heads: Places, subjects: list[list[int]]
    ) -> None:
        """Give the words that claim a place which only one can have the labels that score best."""
        for group in subjects:
            keep = _best_kept(chances, labels, group, self._subjects)
            for word in group:
                if word != keep:
                    chances[word, self._subjects] = _NEVER
                    labels[word] = chances[word].argmax()
        for group in _rivals(self._is_object[labels], heads):
            self._settle_objects(chances, labels, group)

    def _settle_objects(self, chances: Floats, labels: Places, group: list[int]) -> None:
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


def _rivals(wanted: NDArray[np.bool_], heads: Places) -> list[list[int]]:
    """Return the groups of two or more wanted words under the same head."""
    words = np.flatnonzero(wanted)
    many = np.flatnonzero(np.bincount(heads[words]) > 1)
    return [words[heads[words] == head].tolist() for head in many.tolist()]


def _best_kept(chances: Floats, labels: Places, group: list[int], barred: list[int]) -> int:
    """Return the word whose demotion would cost most."""
    others = chances[group].copy()
    others[:, barred] = _NEVER
    own = chances[group, labels[group]]
    return group[int((own - others.max(axis=1)).argmax())]


def _merged(label: str) -> str:
    """Return the label with all sorts of places as one."""
    return label[:2] + _PLACE if label[2:] in _PLACES else label


class NameDecoder:
    """Finds the names: the likeliest tags of which none continues a name that did not begin.

    Whether a word belongs to a place is settled before what sort of place it is, since doubt among
    the sorts is no doubt about the place.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        coarse = [_merged(label) for label in labels]
        self._tags = tuple(dict.fromkeys(coarse))
        self._columns = [
            [place for place, label in enumerate(coarse) if label == tag] for tag in self._tags
        ]
        inside = np.array([tag.startswith("I-") for tag in self._tags])
        kinds = np.array([tag[2:] for tag in self._tags])
        barred = inside[None, :] & (kinds[:, None] != kinds[None, :])
        self._steps = np.where(barred, _NEVER, np.float32(0)).astype(np.float32)
        self._opening = np.where(inside, _NEVER, np.float32(0)).astype(np.float32)
        self._inside, self._outside = inside, self._tags.index("O")
        # Of each merged label, the sorts and the columns that speak for each.
        sorts: dict[str, dict[str, list[int]]] = {}
        for place, label in enumerate(labels):
            sorts.setdefault(_merged(label)[2:], {}).setdefault(label[2:], []).append(place)
        self._sorts = {kind: list(found.items()) for kind, found in sorts.items()}

    def find(self, chances: Floats, words: Sequence[str]) -> list[tuple[int, int, str]]:
        """Return the names of n x labels log probabilities, as first, last exclusive and class.

        Addresses and files name nobody.
        """
        merged = np.stack(
            [np.logaddexp.reduce(chances[:, columns], axis=1) for columns in self._columns], axis=1
        )
        addresses = [place for place, word in enumerate(words) if _ADDRESS.search(word)]
        merged[addresses] = _NEVER
        merged[addresses, self._outside] = 0.0
        tags = merged.argmax(axis=1)
        before = np.concatenate([[self._outside], tags[:-1]])
        if bool((self._steps[before, tags] < 0).any()):  # else no other tags are likelier
            tags = self._best_path(merged)
        opens = np.flatnonzero((tags != self._outside) & ~self._inside[tags])
        ends = np.flatnonzero(~self._inside[np.append(tags, self._outside)])
        lasts = ends[np.searchsorted(ends, opens, side="right")]
        return [
            (first, last, self._sort(chances[first:last], self._tags[tag][2:]))
            for first, last, tag in zip(
                opens.tolist(), lasts.tolist(), tags[opens].tolist(), strict=True
            )
        ]

    def _sort(self, chances: Floats, kind: str) -> str:
        """Return the label of a name whose words have these chances, among those of its kind."""
        sorts = self._sorts[kind]
        if len(sorts) == 1:
            return sorts[0][0]
        totals = [float(np.exp(chances[:, columns]).sum()) for _, columns in sorts]
        return sorts[int(np.argmax(totals))][0]

    def _best_path(self, chances: Floats) -> Places:
        """Return the tags by Viterbi's algorithm."""
        best = chances[0] + self._opening
        back = np.zeros(chances.shape, np.int64)
        for place in range(1, len(chances)):
            paths = best[:, None] + self._steps
            back[place] = paths.argmax(axis=0)
            best = paths.max(axis=0) + chances[place]
        path = np.zeros(len(chances), np.int64)
        path[-1] = best.argmax()
        for place in range(len(chances) - 1, 0, -1):
            path[place - 1] = back[place, path[place]]
        return path


@dataclass(frozen=True, slots=True)
class Roles:
    """The arguments of a predicate, as head words with labels, in the order of words."""

    predicate: int
    arguments: tuple[tuple[int, str], ...]


class RoleDecoder:
    """Finds the predicates and their arguments."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._labels = tuple(labels)
        self._core = np.isin(np.array(labels), _CORE_ROLES)

    def decode(
        self, scores: Scores, sentence: Places, predicates: Sequence[int] | None
    ) -> list[Roles]:
        """Return the arguments of the given predicates, or of those that the network finds.

        An argument stands in the sentence of its predicate, which is none of its own.
        """
        if predicates is None:
            words = np.flatnonzero(scores.predicate > _PREDICATE)
        else:
            words = np.array(sorted(set(predicates)), np.int64)
        if not len(words):
            return []
        logits: Floats = scores.roles[words] @ _with_one(scores.arguments).T
        open_ = sentence[words][:, None] == sentence
        open_[np.arange(len(words)), words] = False
        labels = np.where(open_, logits.argmax(axis=1), 0)
        rows, places = np.nonzero(labels)
        margins = logits[rows, labels[rows, places], places] - logits[rows, 0, places]
        found: list[list[tuple[int, str]]] = [[] for _ in words]
        taken: set[tuple[int, int]] = set()
        for at in np.argsort(-margins, kind="stable").tolist():
            row, place = int(rows[at]), int(places[at])
            label = int(labels[row, place])
            if not self._core[label] or (row, label) not in taken:
                taken.add((row, label))
                found[row].append((place, self._labels[label]))
        return [
            Roles(word, tuple(sorted(arguments)))
            for word, arguments in zip(words.tolist(), found, strict=True)
        ]
