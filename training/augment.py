"""Changes that news needs and treebanks lack: capitals, missing stops, broken and spun sentences.

Every function takes a sentence and returns a new one; the annotation stays right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from training.annotated import Annotated
from training.news_style import headline, speech_first
from training.schemes import meaning
from training.trees import subtree_spans

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "but",
        "by",
        "with",
        "from",
        "as",
    ]
)
_BREAKS = ("advcl", "conj", "parataxis", "ccomp", "acl", "acl:relcl")
_SPUN = {"NN", "NNS", "JJ", "RB"}
_SPUN_SHARE = 0.15
# Of the sentences: set by what a reader of news pages meets; every kind stays rare enough for the
# plain sentence to rule.
_TITLE, _CAPITALS, _LOWER = 0.05, 0.02, 0.02
_NO_STOP, _SPIN, _BREAK, _RENAME = 0.08, 0.05, 0.05, 0.2
_HEADLINE, _SPEECH = 0.06, 0.3  # few sentences can be changed so


class Pools:
    """Words by tag, and names by meaning and length, to put in the place of others.

    Names of length 0 are those of any length; of the others each word has a capital, as proper
    nouns have.
    """

    def __init__(self, trees: Sequence[Annotated], named: Sequence[Annotated]) -> None:
        self.words: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for one in trees:
            for word, lemma, xpos, feats in zip(
                one.words, one.lemmas or (), one.xpos or (), one.feats or (), strict=False
            ):
                if xpos in _SPUN and word.isalpha() and word.islower():
                    self.words[f"{xpos} {feats}"].append((word, lemma, feats))
        names: dict[tuple[tuple[str, ...], int], set[tuple[str, ...]]] = defaultdict(set)
        for one in named:
            for first, last, label in one.names or ():
                name, sense = tuple(one.words[first:last]), meaning(one.scheme, label)
                names[sense, 0].add(name)
                if all(word[0].isupper() for word in name):
                    names[sense, last - first].add(name)
        self.names = {key: sorted(found) for key, found in names.items()}


def _without_stop(one: Annotated) -> Annotated:
    """Return the sentence without its final stop, if nothing hangs on it."""
    last = len(one.words)
    if last < 3 or one.words[-1] not in ".!?" or not one.heads or last in one.heads:
        return one
    if any(end == last for _, end, _ in one.names or ()):  # "Yahoo !", "Acme , Inc ."
        return one
    return replace(
        one,
        words=one.words[:-1],
        surface=one.surface[:-1],
        lemmas=one.lemmas and one.lemmas[:-1],
        upos=one.upos and one.upos[:-1],
        xpos=one.xpos and one.xpos[:-1],
        feats=one.feats and one.feats[:-1],
        heads=one.heads[:-1],
        relations=one.relations and one.relations[:-1],
        vectors=[(first, min(end, last - 1), row) for first, end, row in one.vectors],
    )


def _recased(one: Annotated, kind: str) -> Annotated:
    """Return the sentence in Title Case, CAPITALS or lower case; lemmas stay."""
    if kind == "title":
        words = [
            word if place and (word in _SMALL or "'" in word) else word[0].upper() + word[1:]
            for place, word in enumerate(one.words)
        ]
    else:
        words = [word.upper() if kind == "capitals" else word.lower() for word in one.words]
    return replace(one, words=words)


def _spun(one: Annotated, pools: Pools, rng: Random) -> Annotated:
    """Return the sentence with some nouns, adjectives and adverbs put in the place of others."""
    words, lemmas = list(one.words), list(one.lemmas or ())
    changed = False
    for place, (xpos, feats) in enumerate(zip(one.xpos or (), one.feats or (), strict=True)):
        pool = pools.words.get(f"{xpos} {feats}")
        word = words[place]
        if pool and word.isalpha() and word.islower() and rng.random() < _SPUN_SHARE:
            words[place], lemmas[place], _ = rng.choice(pool)
            changed = True
    return replace(one, words=words, lemmas=lemmas, vectors=[]) if changed else one


def _renamed(one: Annotated, pools: Pools, rng: Random) -> Annotated:
    """Return the sentence with some of its names put in the place of others of their label.

    Where there is a tree, a name gives way only to one of as many words, all of them proper nouns.
    """
    words, surface, names = list(one.words), list(one.surface), []
    lemmas = list(one.lemmas) if one.lemmas else None
    shift = 0
    for first, last, label in sorted(one.names or ()):
        proper = one.upos is None or all(tag == "PROPN" for tag in one.upos[first:last])
        pool = pools.names.get((meaning(one.scheme, label), last - first if one.heads else 0))
        new = list(rng.choice(pool)) if pool and proper and rng.random() < 0.5 else None
        start = first + shift
        if new is not None:
            words[start : last + shift] = new
            surface[start : last + shift] = [f"{word} " for word in new]
            if lemmas is not None:
                lemmas[first:last] = new
            shift += len(new) - (last - first)
        names.append((start, last + shift, label))
    return replace(one, words=words, surface=surface, lemmas=lemmas, names=names, vectors=[])


def _part(one: Annotated, first: int, last: int, root: int) -> Annotated:
    """Return the words from ``first`` to ``last`` as a sentence of its own with a given root."""
    heads = [
        0 if place == root else head - first
        for place, head in enumerate((one.heads or [])[first:last], first)
    ]
    relations = (one.relations or [])[first:last]
    relations[root - first] = "root"
    inside = [name for name in one.names or () if first <= name[0] and name[1] <= last]
    return Annotated(
        one.id,
        one.document,
        one.opens_paragraph and first == 0,
        one.words[first:last],
        one.surface[first:last],
        (one.lemmas or [])[first:last],
        (one.upos or [])[first:last],
        (one.xpos or [])[first:last],
        (one.feats or [])[first:last],
        heads,
        relations,
        None if one.names is None else [(a - first, b - first, label) for a, b, label in inside],
        one.scheme,
    )


def _past_marks(one: Annotated, first: int) -> int:
    """Return the place of the first word from ``first`` on that is no punctuation mark."""
    while (one.upos or [])[first] == "PUNCT" and first + 1 not in (one.heads or []):
        first += 1
    return first


def _broken(one: Annotated, rng: Random) -> list[Annotated]:
    """Return the sentence in two, cut before a clause that ends it, as spinners cut."""
    heads, relations = one.heads or [], one.relations or []
    final = len(heads) - (one.words[-1] in ".!?")
    cuts = [
        (first, place)
        for place, (first, last, size) in enumerate(subtree_spans(heads))
        if relations[place] in _BREAKS
        and last == final
        and size == last - first
        and first >= 3
        and size >= 3
        and (one.upos or [])[first - 1] != "PUNCT"
        and not any(a < _past_marks(one, first) and first < b for a, b, _ in one.names or ())
    ]
    bound = len(heads) in heads or any(b > final for _, b, _ in one.names or ())
    if not cuts or (final < len(heads) and bound):
        return [one]
    first, root = rng.choice(sorted(cuts))
    head = heads.index(0)
    left, right = _part(one, 0, first, head), _part(one, _past_marks(one, first), final, root)
    if head >= first or any(not 0 <= h <= len(right.words) for h in right.heads or ()):
        return [one]
    opening = right.words[0][0].upper() + right.words[0][1:]
    right = replace(right, words=[opening, *right.words[1:]])
    for part in (left, right):
        _close(part)
    return [left, right]


def _close(one: Annotated) -> None:
    """Give the part of a sentence a full stop of its own."""
    root = (one.heads or []).index(0) + 1
    tree = (one.lemmas, one.upos, one.xpos, one.feats, one.heads, one.relations)
    columns = (one.words, one.surface, *tree)
    values = (".", ". ", ".", "PUNCT", ".", "_", root, "punct")
    for column, value in zip(columns, values, strict=True):
        if column is not None:
            column.append(value)  # type: ignore[arg-type]


def _maybe_title(one: Annotated, rng: Random) -> Annotated:
    return _recased(one, "title") if rng.random() < 0.3 else one


def augment(one: Annotated, pools: Pools, rng: Random) -> list[Annotated]:
    """Return the sentence, now and then changed, or cut in two."""
    if one.names and rng.random() < _RENAME:
        one = _renamed(one, pools, rng)
    if one.heads:
        if rng.random() < _SPIN:
            one = _spun(one, pools, rng)
        if rng.random() < _HEADLINE:
            return [_maybe_title(headline(one, rng), rng)]
        if rng.random() < _SPEECH:
            one = speech_first(one, rng)
        if rng.random() < _BREAK:
            return _broken(one, rng)
        if rng.random() < _NO_STOP:
            one = _without_stop(one)
    draw = rng.random()
    for kind, share in (("title", _TITLE), ("capitals", _CAPITALS), ("lower", _LOWER)):
        if draw < share:
            return [_recased(one, kind)]
        draw -= share
    return [one]
