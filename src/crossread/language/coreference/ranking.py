"""How sure a pronoun stands for each phrase: a weighted sum of signs, made into shares of one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from crossread.language.coreference.antecedents import Antecedent, Antecedents
from crossread.language.coreference.chains import Chains
from crossread.language.coreference.scene import Scene
from crossread.language.coreference.signs import (
    Rivals,
    Signs,
    Told,
    signs_of,
    signs_of_nobody,
    told_of,
)
from crossread.model.annotation import Mention
from crossread.text.resources import load

_COUNTED = ("nearer", "told before", "told of late")
_TABLES = {"male": "person", "female": "person", "plural": "plural", "thing": "thing"}


class Ranked(NamedTuple):
    """The chains (roots) that a pronoun most surely means, their share and their best phrase."""

    roots: tuple[int, ...]
    share: float
    best: Antecedent


class _Weights(dict[str, float]):
    """The weight of each sign, 0 for those that none was fitted for."""

    def __missing__(self, sign: str) -> float:
        return 0.0


@cache
def _weights(table: str) -> _Weights:
    return _Weights(load("pronouns.yaml")[table])


def table_of(form: str) -> str:
    """Return the table of weights for a form: he and she share one."""
    return _TABLES[form]


# The signs of one antecedent: the names of those that it bears, then the amounts of _COUNTED.
_Signs = tuple[list[str], float, float, float]


def describe(
    chains: Chains, antecedents: Antecedents, pronoun: Mention
) -> tuple[Scene, list[Antecedent], list[Signs]]:
    """Return the surroundings of a pronoun, what it may stand for, and the signs of each."""
    scene, found = _look_around(chains, antecedents, pronoun)
    signs = [
        dict.fromkeys(names, 1.0) | dict(zip(_COUNTED, amounts, strict=True))
        for names, *amounts in _signs(scene, antecedents, found)
    ]
    return scene, found, signs


def _look_around(
    chains: Chains, antecedents: Antecedents, pronoun: Mention
) -> tuple[Scene, list[Antecedent]]:
    scene = Scene(chains, pronoun, antecedents.in_sentence(pronoun.sentence))
    return scene, antecedents.of(pronoun)


def _signs(scene: Scene, antecedents: Antecedents, found: Sequence[Antecedent]) -> Iterator[_Signs]:
    """Yield the signs of each antecedent; those of a chain are read once."""
    looks = [antecedents.look(each.mention) for each in found]
    roots = [scene.chains.root(each.mention) for each in found]
    rivals = Rivals(found, looks, roots)
    told: dict[int, Told] = {}
    nearer = len(found)
    for antecedent, look, root in zip(found, looks, roots, strict=True):
        facts = scene.chains.facts(root)
        often = told.get(root)
        if often is None:
            often = told[root] = told_of(scene, antecedent, facts)
        names = signs_of(scene, antecedent, look, facts)
        if often.at_start:
            names.append("told at the start")
        rivals.add_signs(names, antecedent.back, root)
        yield names, math.log2(nearer), often.before, often.late
        nearer -= 1


def roots_of(chains: Chains, antecedent: Antecedent) -> tuple[int, ...]:
    """Return the chains of an antecedent, sorted."""
    if not antecedent.members:
        return (chains.root(antecedent.mention),)
    return tuple(sorted({chains.root(member) for member in antecedent.members}))


def _scores(weights: _Weights, signs: Iterable[_Signs]) -> list[float]:
    """Return the weighted sum of the signs of each antecedent."""
    weigh = weights.__getitem__
    of_near, of_before, of_late = map(weigh, _COUNTED)
    return [
        sum(map(weigh, names)) + of_near * nearer + of_before * before + of_late * late
        for names, nearer, before, late in signs
    ]


def rank(chains: Chains, antecedents: Antecedents, pronoun: Mention) -> Ranked | None:
    """Return what a pronoun most surely stands for; None when it is nobody and nothing named.

    The share of a chain is that of all its phrases together.
    """
    scene, found = _look_around(chains, antecedents, pronoun)
    weights = _weights(table_of(scene.form))
    scores = _scores(weights, _signs(scene, antecedents, found))
    nobody = sum(map(weights.__getitem__, signs_of_nobody(scene)))
    top = max([nobody, *scores])
    powers = [math.exp(score - top) for score in scores]
    total = math.exp(nobody - top) + sum(powers)
    shares = [
        power / total * chains.confidence[antecedent.mention]
        if chains.placed[antecedent.mention] or antecedent.mention in chains.members
        else power / total
        for power, antecedent in zip(powers, found, strict=True)
    ]
    return _best(chains, found, shares, math.exp(nobody - top) / total)


def _best(
    chains: Chains, found: Sequence[Antecedent], shares: Sequence[float], nobody: float
) -> Ranked | None:
    of_chain: dict[tuple[int, ...], float] = {}
    surest: dict[tuple[int, ...], tuple[float, Antecedent]] = {}  # of equals the nearest
    for antecedent, share in zip(found, shares, strict=True):
        roots = roots_of(chains, antecedent)
        of_chain[roots] = of_chain.get(roots, 0.0) + share
        if roots not in surest or share >= surest[roots][0]:
            surest[roots] = share, antecedent
    share = max(of_chain.values(), default=0.0)
    if not found or share < nobody:
        return None
    roots = min(roots for roots, sum_ in of_chain.items() if sum_ == share)
    return Ranked(roots, share, surest[roots][1])
