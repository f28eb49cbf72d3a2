"""What the name labels of each corpus allow in ours.

A corpus that knows no vehicles says nothing of them: there its "no name" allows them, and the
network is taught only what the corpus knows.
"""

from __future__ import annotations

from collections.abc import Sequence

from training.marked import LABELS

TAGS = ("O", *(f"{part}-{label}" for label in LABELS for part in ("B", "I")))

_PLACE = ("GPE", "LOC", "FAC")
_THINGS = ("VEH", "WEA")
_OTHER = ("NORP", "VEH", "WEA", "EVT")
# By scheme: label -> our labels that it may be; "" is a word outside all names. A label that may
# also be no name at all holds "".
_SCHEMES: dict[str, dict[str, tuple[str, ...]]] = {
    "own": {"": ("",), **{label: (label,) for label in LABELS}},
    "uner": {
        "": ("", *_OTHER),
        "PER": ("PER",),
        "ORG": ("ORG",),
        "LOC": _PLACE,
        "OTH": ("", *_OTHER),
    },
    "gum": {"": ("", *_OTHER), "PER": ("PER",), "ORG": ("ORG",), "LOC": _PLACE},
    "wikigold": {
        "": ("", *_THINGS),
        "PER": ("PER",),
        "ORG": ("ORG",),
        "LOC": _PLACE,
        "MISC": ("", *_OTHER),
    },
    "politics": {
        "": ("", *_THINGS),
        "politician": ("PER",),
        "person": ("PER",),
        "organisation": ("ORG",),
        "politicalparty": ("ORG",),
        "country": ("GPE",),
        "location": _PLACE,
        "event": ("EVT",),
        "election": ("EVT",),
        "misc": ("", *_OTHER),
    },
}


def _allowed(scheme: str, label: str, opens: bool) -> frozenset[str]:
    """Return the tags that a word with a label may bear; ``opens``: it is the name's first."""
    tags: set[str] = set()
    for ours in _SCHEMES[scheme][label]:
        if not ours:
            tags.add("O")
        elif label in ("", "OTH", "MISC", "misc"):  # where such a name begins is not known
            tags.update((f"B-{ours}", f"I-{ours}"))
        else:
            tags.add(f"B-{ours}" if opens else f"I-{ours}")
    return frozenset(tags)


SETS: tuple[frozenset[str], ...] = tuple(
    sorted(
        {
            _allowed(scheme, label, opens)
            for scheme, labels in _SCHEMES.items()
            for label in labels
            for opens in (True, False)
        },
        key=sorted,
    )
)
_PLACES = {tags: place for place, tags in enumerate(SETS)}


def meaning(scheme: str, label: str) -> tuple[str, ...]:
    """Return our labels that a corpus's label may be: "LOC" is GPE, LOC or FAC where States are."""
    return _SCHEMES[scheme][label]


def allowed_sets(count: int, names: Sequence[tuple[int, int, str]], scheme: str) -> list[int]:
    """Return for each of ``count`` words the place in ``SETS`` of the tags it may bear."""
    sets = [_PLACES[_allowed(scheme, "", True)]] * count
    for first, last, label in names:
        for word in range(first, last):
            sets[word] = _PLACES[_allowed(scheme, label, word == first)]
    return sets
