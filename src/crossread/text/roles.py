"""Roles of persons and bodies: which words name one office, and who speaks for a State."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from crossread.text.resources import load

_RANK = ("deputy ", "vice ", "vice-", "assistant ", "under ", "junior ", "co-")
_PAST = ("former ", "ex-", "late ", "ousted ", "deposed ", "then-", "erstwhile ")
_TIME_IN_OFFICE = ("acting ", "interim ", "newly ", "current ", "incoming ")


@cache
def _classes() -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for office, names in load("roles.yaml")["persons"].items():
        for name in names.split("|"):
            words.setdefault(name.strip(), set()).add(office)
    return {word: frozenset(offices) for word, offices in words.items()}


@cache
def _words(name: str) -> frozenset[str]:
    text: str = load("roles.yaml")[name]
    parts = text.split("|") if "|" in text else text.split()
    return frozenset(part.strip() for part in parts)


def is_past(role: str) -> bool:
    """Tell whether the role is one held no more: "former president"."""
    return role.casefold().startswith(_PAST)


@cache
def role_classes(role: str) -> frozenset[str]:
    """Return the classes of office that a role phrase can name; empty when it names none.

    A deputy's office is a class of its own: "deputy defence minister" is never the minister.

    >>> sorted(role_classes("longtime foreign minister"))
    ['foreign_minister']
    """
    phrase = re.sub(r"\s+", " ", role.casefold().strip())
    for prefix in (*_PAST, *_TIME_IN_OFFICE):
        phrase = phrase.removeprefix(prefix)
    while phrase:
        found = _classes().get(phrase)
        if found:
            return found
        for prefix in _RANK:
            if phrase.startswith(prefix):
                return frozenset(f"deputy {name}" for name in role_classes(phrase[len(prefix) :]))
        _, _, phrase = phrase.partition(" ")
    return frozenset()


def roles_compatible(left: str, right: str) -> bool:
    """Tell whether two role phrases can name the office of one person at one time."""
    if is_past(left) != is_past(right):
        return False
    return left.casefold() == right.casefold() or bool(role_classes(left) & role_classes(right))


def speaks_for_state(role: str) -> bool:
    """Tell whether who holds the role, for a country, speaks for that State."""
    offices = {office.removeprefix("deputy ") for office in role_classes(role)}
    return bool(offices & _words("speaks_for_state")) and not is_past(role)


def has_single_holder(role: str) -> bool:
    """Tell whether a State has one holder of the role at a time."""
    return bool(role_classes(role) & _words("single_holder")) and not is_past(role)


def is_leader(role: str) -> bool:
    """Tell whether the role is that of a State's first or second person."""
    return bool(role_classes(role) & _words("group_leader")) and not is_past(role)


@lru_cache(maxsize=1 << 14)  # the same few words in every mention
def role_gender(role: str) -> str:
    """Return "male" or "female" where the role's last word tells it ("spokeswoman"), else ""."""
    last = role.casefold().rsplit(" ", 1)[-1]
    for gender in ("female", "male"):
        if last in _words(gender):
            return gender
    return ""


@cache
def _any_of(name: str) -> re.Pattern[str]:
    """Return a pattern of the words and phrases of a list of the role table."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_words(name))))})\b")


@lru_cache(maxsize=1 << 14)
def is_state_body(name: str) -> bool:
    """Tell whether a body's name or role is that of an organ of a State."""
    words = " ".join(re.findall(r"[\w-]+", name.casefold()))
    return _any_of("state_bodies").search(words) is not None


@lru_cache(maxsize=1 << 14)
def is_international(name: str) -> bool:
    """Tell whether a body is one of several States, for which none speaks alone."""
    words = " ".join(re.findall(r"[\w-]+", name.casefold().replace(".", "")))
    return _any_of("international_bodies").search(words) is not None


@cache
def _kin() -> frozenset[str]:
    return frozenset(load("persons.yaml")["kin"].split())


def is_kin(noun: str) -> bool:
    """Tell whether a noun is one of kin or company, whom everybody has: "wife", "friend"."""
    return noun in _kin()
