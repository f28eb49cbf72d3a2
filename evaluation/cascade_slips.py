"""Plant slips in generated cascades: a copy misspells a name, and what is made of it keeps that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

from crossread.model.stories import Lineage
from evaluation.cascade_texts import Unit
from evaluation.cascade_truth import Cascade, Member, ancestors

LETTERS, DIGITS = 6, 3  # shorter names and numbers are not altered
_NAME = re.compile(rf"(?<=[a-z,] )[A-Z][a-z]{{{LETTERS - 1},}}\b")
_NUMBER = re.compile(rf"(?<![\d.,]\b)\b\d{{{DIGITS},}}\b")


@dataclass(frozen=True, slots=True)
class Slip:
    """A form printed in the place of the usual one, and the reports that print it.

    ``decidable`` tells that the story shows which is usual: more reports, of two origins and more.
    """

    odd: str
    usual: str
    articles: frozenset[str]
    decidable: bool


# A slip, what was traced in the reports that have it, and the text of each of them.
SlipRow = tuple[Slip, Sequence[Lineage], Mapping[str, str]]


def misspell(word: str, rng: Random) -> str:
    """Return a word or number with two inner neighbours turned round, or a letter lost or doubled.

    The word itself where nothing inside it can be altered.
    """
    places = range(1 if word.isalpha() else 0, len(word) - (2 if word.isalpha() else 1))
    turned = [word[:n] + word[n + 1] + word[n] + word[n + 2 :] for n in places]
    lost = [word[:n] + word[n + 1 :] for n in places] if word.isalpha() else []
    doubled = [word[: n + 1] + word[n:] for n in places] if word.isalpha() else []
    found = [each for each in (*turned, *lost, *doubled) if each != word and each[:1] != "0"]
    return rng.choice(found) if found else word


def _prints(member: Member, form: str) -> bool:
    return any(re.search(rf"\b{form}\b", unit.text) for unit in member.units)


def _altered(unit: Unit, source: Unit | None, slip: tuple[str, str]) -> Unit:
    """Return a sentence with the slip, in all its wordings since that of the source."""
    if source is None or unit.chain[: len(source.chain)] != source.chain:
        return unit
    usual, odd = slip
    pattern = re.compile(rf"\b{usual}\b")
    before = len(source.chain)
    after = tuple(pattern.sub(odd, text) for text in unit.chain[before - 1 :])
    if after == unit.chain[before - 1 :]:
        return unit
    return replace(unit, chain=(*unit.chain[:before], *after))


def _spread(cascade: Cascade, first: Member, slip: tuple[str, str]) -> Cascade:
    """Return the cascade with a slip in a report and in all that was made of it."""
    by_id = {member.id: member for member in cascade.members}
    sources = {(unit.root, unit.key): unit for unit in first.units}

    def changed(member: Member) -> Member:
        if member.id != first.id and first.id not in ancestors(member, by_id):
            return member
        units = (_altered(u, sources.get((u.root, u.key)), slip) for u in member.units)
        return replace(member, units=tuple(units))

    return replace(cascade, members=tuple(changed(member) for member in cascade.members))


def _forms(member: Member) -> list[str]:
    """Return the names and numbers of a report that can be misprinted."""
    texts = [unit.text for unit in member.units if not unit.quoted]
    return sorted({form for text in texts for p in (_NAME, _NUMBER) for form in p.findall(text)})


def _slip(cascade: Cascade, odd: str, usual: str) -> Slip:
    having = [m for m in cascade.shown if _prints(m, odd)]
    others = [m for m in cascade.shown if _prints(m, usual)]
    roots = {u.root for m in others for u in m.units if re.search(rf"\b{usual}\b", u.text)}
    clean = {m.id for m in having}.isdisjoint(m.id for m in others)
    decidable = len(roots) > 1 and len(others) > len(having) and clean
    return Slip(odd, usual, frozenset(m.id for m in having), decidable)


def plant_slip(cascade: Cascade, rng: Random) -> tuple[Cascade, Slip | None]:
    """Return the cascade with a slip in one copy and in what was made of it; None if none fits."""
    by_id = {member.id: member for member in cascade.members}
    parents = {name for member in cascade.shown for name in ancestors(member, by_id)}
    copies = [m for m in cascade.shown if m.parents and m.id in parents]
    choices = [(m, form) for m in copies for form in _forms(m)]
    rng.shuffle(choices)
    planted: tuple[Cascade, Slip | None] = (cascade, None)
    for first, usual in choices:
        odd = misspell(usual, rng)
        if odd == usual or any(_prints(m, odd) for m in cascade.members):
            continue
        changed = _spread(cascade, first, (usual, odd))
        slip = _slip(changed, odd, usual)
        if slip.decidable and len(slip.articles) > 1:
            return changed, slip
        if planted[1] is None and len(slip.articles) > 1:
            planted = (changed, slip)
    return planted


def score_slips(rows: Iterable[SlipRow]) -> dict[str, float]:
    """Return how many pairs of reports with a common slip are found so, and how many wrongly are.

    A slip that the story does not show to be one is not counted as missed.
    """
    found = missed = false = 0
    for slip, lineages, texts in rows:
        true = set(combinations(sorted(slip.articles), 2))
        told: set[tuple[str, str]] = set()
        for lineage in lineages:
            pair = (lineage.left, lineage.right)
            for passage in (p for p in lineage.passages if p.kind == "error"):
                right = passage.left.span.of(texts[lineage.left]) == slip.odd and pair in true
                told |= {pair} if right else set()
                false += not right
        found += len(told)
        missed += len(true - told) if slip.decidable else 0
    return {
        "slips.found": found / max(1, found + missed),
        "slips.precision": found / max(1, found + false),
        "slips.pairs": found + missed,
    }
