"""What a status and its reasons are worth on the scale from -3 to 3 on which people judged.

One table for every set. Its values are means over the train halves, rounded; people there rated how
sure a reader is that something is so, so that what is announced stands high.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from crossread.claims.governors import governors
from crossread.model.claims import Status

# Without a reason that the tables below know.
_STATUS: Mapping[Status, float] = MappingProxyType(
    {
        Status.ASSERTED: 2.8,
        Status.ALLEGED: 2.2,
        Status.ESTIMATED: 2.1,
        Status.DENIED: 1.7,
        Status.PLANNED: 1.8,
        Status.HYPOTHETICAL: 1.3,
        Status.NEGATED: -1.4,
    }
)
_ATTRIBUTED = 2.7  # asserted by a source
_TURNED = 1.8  # asserted by a turn of a negation ("failed to prevent")

# The first words of a reason, by the status that it led to.
_REASONS: Mapping[Status, Mapping[str, float]] = MappingProxyType(
    {
        Status.PLANNED: {
            "modal “would”": 2.0, "modal": 2.4, "purpose": 2.1, "“is to”": 2.0, "“going to”": 1.9,
            "demanded": 1.3, "imperative": 1.9, "“until”": 1.6, "planned by": 2.2, "modifier": 2.1,
        },
        Status.HYPOTHETICAL: {
            "modal “might”": 1.1, "modal “could”": 1.3, "modal": 1.5, "norm “should not”": -0.3,
            "norm": 1.2, "condition “whether”": 1.3, "condition": 0.9, "question": 1.2,
            "hypothetical by": 1.6, "modifier": 1.6, "negated": 0.0, "empty object": 0.5,
            "no “": 0.8, "“": 0.8, "purpose": 1.0,
        },
        Status.NEGATED: {
            "negated": -1.4, "too ": -1.4, "“yet to”": -1.6, "empty object": 0.3,
            "of what there is not": 0.0,
        },
    }
)  # fmt: skip

# A governing predicate by the kind that statuses.yaml gives it.
_KINDS: Mapping[Status, Mapping[str, float]] = MappingProxyType(
    {
        Status.PLANNED: {
            "expectation": 2.1, "plan": 1.9, "commitment": 2.2, "wish": 1.4, "proposal": 1.6,
            "request": 1.6, "need": 1.6, "attempt": 1.1, "ability": 1.4,
        },
        Status.HYPOTHETICAL: {
            "permission": 1.9, "appearance": 1.6, "fear": 1.9, "possibility": 1.6, "doubt": 0.9,
            "prevention": 0.6, "obstacle": 0.6, "request": 1.1, "ability": 1.4,
        },
        Status.NEGATED: {
            "failure": -1.8, "refusal": -1.8, "prevention": 0.0, "obstacle": 0.0, "end": 0.6,
            "cancellation": 0.0, "impossibility": -1.0, "lack": -1.0, "wish": -0.4, "plan": -1.2,
        },
    }
)  # fmt: skip

# What the model's factuality (of what has happened by now) adds, from each bar upwards.
_WITNESS: Mapping[Status, tuple[tuple[float, float], ...]] = MappingProxyType(
    {
        Status.ASSERTED: ((-3.0, -1.2), (-1.0, -0.9), (0.0, -0.35), (1.0, -0.1), (2.0, 0.1)),
        Status.ALLEGED: ((-3.0, -0.5), (0.0, 0.0), (2.0, 0.3)),
        Status.PLANNED: ((-3.0, -0.1), (0.0, 0.1), (1.0, 0.3)),
        Status.HYPOTHETICAL: ((-3.0, -0.1), (0.0, 0.2), (1.0, 0.6)),
        Status.NEGATED: ((-3.0, -0.2), (0.0, 0.1), (2.0, 1.4)),
    }
)
_UNREAD = -0.2  # of an asserted word that the model does not read as a predicate


def value_of(
    status: Status, reasons: tuple[str, ...], witness: float | None, *, attributed: bool
) -> float:
    """Return the value of a status: that of the weakest reason for it, moved by the witness."""
    value = rules_value(status, reasons, attributed=attributed)
    if witness is None:
        return value + (_UNREAD if status is Status.ASSERTED else 0.0)
    steps = [shift for bar, shift in _WITNESS.get(status, ()) if witness >= bar]
    return max(-3.0, min(3.0, value + (steps[-1] if steps else 0.0)))


def rules_value(status: Status, reasons: tuple[str, ...], *, attributed: bool) -> float:
    """Return the value of a status and its reasons alone."""
    if status is Status.ASSERTED:
        return _TURNED if reasons else _ATTRIBUTED if attributed else _STATUS[status]
    known = [each for each in (_value_of_reason(status, reason) for reason in reasons)
             if each is not None]  # fmt: skip
    return min(known, default=_STATUS[status])


def _value_of_reason(status: Status, reason: str) -> float | None:
    """Return what a reason is worth, None for one that did not lead to this status."""
    if reason.startswith("governed by “"):
        lemma = reason.removeprefix("governed by “").removesuffix("”")
        kinds = {signature.kind for signature in governors().get(lemma, ())}
        found = [value for kind, value in _KINDS.get(status, {}).items() if kind in kinds]
        return min(found, default=None)
    table = _REASONS.get(status, {})
    return next((value for words, value in table.items() if reason.startswith(words)), None)
