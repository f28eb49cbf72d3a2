"""What a common noun can refer to, and the offices that stand before and after names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from crossread.language.tokenizer import shadow
from crossread.model.annotation import EntityKind, Token
from crossread.text.resources import load

_LISTS = {
    "roles": EntityKind.PERSON,
    "bodies": EntityKind.ORGANISATION,
    "states": EntityKind.STATE,
    "places": EntityKind.PLACE,
    "things": EntityKind.THING,
}


@cache
def noun_kinds() -> Mapping[str, EntityKind]:
    """Return what each listed noun refers to, by lemma; a noun in two lists keeps the first."""
    lists = load("nominals.yaml")
    kinds: dict[str, EntityKind] = {}
    for name, kind in _LISTS.items():
        for lemma in lists[name]:
            kinds.setdefault(lemma, kind)
    return kinds


@cache
def _offices() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the offices of several words by their last word, the longest first."""
    offices: dict[str, list[tuple[str, ...]]] = {}
    for phrase in load("nominals.yaml")["offices"]:
        words = tuple(phrase.replace("-", " - ").split())
        offices.setdefault(words[-1], []).append(words)
    return {last: tuple(sorted(found, key=len, reverse=True)) for last, found in offices.items()}


@cache
def _set_of(name: str) -> frozenset[str]:
    return frozenset(load("nominals.yaml")[name])


def noun_lemma(token: Token) -> str:
    """Return the lemma of a token as a common noun, though it be written with a capital.

    >>> from crossread.model.spans import Span
    >>> noun_lemma(Token(0, Span(0, 7), "Leaders", "Leaders", "PROPN", "NNPS", "", -1, "root", 0))
    'leader'
    """
    lower = shadow(token.text).lower()
    if token.upos != "PROPN":
        return token.lemma.lower()
    if lower in noun_kinds() or not lower.endswith("s"):
        return lower
    for ending, put in (("ies", "y"), ("es", ""), ("s", "")):
        if lower.endswith(ending) and lower[: -len(ending)] + put in noun_kinds():
            return lower[: -len(ending)] + put
    return lower


def is_title(token: Token) -> bool:
    """Tell whether the word only addresses somebody ("Mr.")."""
    return token.text.lower() in _set_of("titles")


def is_role_modifier(token: Token) -> bool:
    """Tell whether the word may stand before a role ("former", "deputy", "foreign")."""
    return shadow(token.text).lower() in _set_of("modifiers")


def is_surname_too(token: Token) -> bool:
    """Tell whether the noun of an office is a surname as well ("King")."""
    return token.text.lower() in _set_of("surnames")


def holds_people(token: Token) -> bool:
    """Tell whether the word names those who bear a surname together ("family")."""
    return token.text.lower() in _set_of("families")


def is_kind_of_body(lemma: str) -> bool:
    """Tell whether a noun before a name says that it names a body ("company")."""
    return lemma in _set_of("naming_bodies")


def role_ending_at(tokens: Sequence[Token], last: int, floor: int) -> tuple[int, str] | None:
    """Return the first token and the name of the role whose last word is token ``last``.

    Offices of several words count whole ("foreign minister"); no token before ``floor`` counts.
    """
    words = [noun_lemma(token) for token in tokens[floor : last + 1]]
    for office in _offices().get(words[-1], ()):
        if tuple(words[-len(office) :]) == office:
            return last + 1 - len(office), " ".join(office).replace(" - ", "-")
    single = words[-1]
    if noun_kinds().get(single) is EntityKind.PERSON and tokens[last].upos in {"NOUN", "PROPN"}:
        return last, single
    return None
