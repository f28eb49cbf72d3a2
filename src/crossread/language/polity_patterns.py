"""Patterns of words around a name that tell what it is: "X's navy", "ambassador to X"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from crossread.language.gazetteer import Words
from crossread.language.nominals import (
    is_role_modifier,
    is_title,
    noun_kinds,
    noun_lemma,
    role_ending_at,
)
from crossread.language.tokenizer import shadow
from crossread.model.annotation import EntityKind, Token
from crossread.text.resources import load
from crossread.text.roles import is_state_body

_REACH = 4  # words behind "Tavira's" among which the noun stands: "former deputy foreign minister"
_APPOSITION = 10  # words behind a name among which its apposition is looked for


@cache
def phrases_of(name: str) -> frozenset[Words]:
    """Return a list of resources/polities.yaml as tuples of words."""
    return frozenset(tuple(phrase.split()) for phrase in load("polities.yaml")[name])


def words_of(tokens: Sequence[Token], first: int, last: int) -> Words:
    """Return the words from one token up to another, as lists spell them."""
    return tuple(shadow(token.text) for token in tokens[first:last])


def opens_with(tokens: Sequence[Token], first: int, phrases: frozenset[Words]) -> bool:
    """Tell whether the words from ``first`` on hold one of the phrases behind modifiers only."""
    for place in range(first, min(first + _REACH, len(tokens))):
        words = [token.text.lower() for token in tokens[place : place + _REACH]]
        found = [p for p in phrases if tuple(words[: len(p)]) == p]
        if any(words[len(phrase) : len(phrase) + 1] != ["of"] for phrase in found):
            return True  # no "army of fans"
        if not is_role_modifier(tokens[place]) and tokens[place].upos != "ADJ":
            return False
    return False


def _ends_office(tokens: Sequence[Token], last: int, phrases: frozenset[Words]) -> bool:
    words = [token.text.lower() for token in tokens[max(0, last - _REACH) : last + 1]]
    return any(tuple(words[-len(phrase) :]) == phrase for phrase in phrases)


def is_governed(tokens: Sequence[Token], place: tuple[int, int], phrases: frozenset[Words]) -> bool:
    """Tell whether "president of" or "President Anna Sol of" stands before the name."""
    before, after = place[0] - 1, place[1]
    if after < len(tokens) and tokens[after].upos in {"PROPN", "NOUN"}:
        return False  # "president of Tavira Lines"
    if before > 0 and tokens[before].text.lower() == "the":
        before -= 1
    if before < 1 or tokens[before].text.lower() != "of":
        return False
    floor = before
    while floor > 0 and tokens[floor - 1].sentence == tokens[before].sentence:
        floor -= 1
    last = before - 1
    while last > floor and tokens[last].upos == "PROPN" and not _ends_office(tokens, last, phrases):
        last -= 1
    return _ends_office(tokens, last, phrases)


def is_represented(tokens: Sequence[Token], place: tuple[int, int]) -> bool:
    """Tell whether "ambassador to" stands before the name."""
    if place[0] < 2 or tokens[place[0] - 1].text.lower() != "to":
        return False
    return (noun_lemma(tokens[place[0] - 2]),) in phrases_of("to_place")


def has_title(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a title or an office with a capital stands before a name: "President Sol"."""
    if first < 1 or tokens[first - 1].sentence != tokens[first].sentence:
        return False
    before = tokens[first - 1]
    office = role_ending_at(tokens, first - 1, max(0, first - _REACH))
    return is_title(before) or (office is not None and before.text[:1].isupper())


def is_called_body(tokens: Sequence[Token], place: tuple[int, int]) -> bool:
    """Tell whether an apposition says that the name is a body's: "Tavra, the football union"."""
    return any(
        token.relation == "appos"
        and place[0] <= token.head < place[1]
        and noun_kinds().get(noun_lemma(token)) is EntityKind.ORGANISATION
        for token in tokens[place[1] : place[1] + _APPOSITION]
    )


def is_seat(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a body of a State is said to sit in a place: "parliament in Port Alma"."""
    if first < 2 or tokens[first - 1].text.lower() != "in":
        return False
    return is_state_body(tokens[first - 2].text)


def its_after(tokens: Sequence[Token], last: int) -> int | None:
    """Return the first "its" behind a subject, in its sentence or the next one."""
    sentence = tokens[last - 1].sentence
    for place in range(last, len(tokens)):
        if tokens[place].sentence > sentence + 1:
            return None
        if tokens[place].text.lower() == "its":
            return place
    return None
