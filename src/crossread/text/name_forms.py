"""How a shorter name of a body or thing stands to a longer one, and when two longer ones are two.

Source of the word lists: compiled for this project from general knowledge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from crossread.text.resources import load
from crossread.text.similarity import (
    acronym,
    compact_name,
    is_short_name,
    name_words,
    near_spelling,
)

_KINDS = ("bodies", "states", "places", "things")  # lists of nominals.yaml
_LETTERS = range(2, 4)  # of initials that many names end with: "TV", "PC", "USA"
_RANK = re.compile(r"^No\.? ?\d+\s+(?=\S)")
_PARENTS = frozenset({"group", "holding", "holdings"})
_LEGAL_FORMS = frozenset(
    {"ab", "ag", "asa", "bv", "co", "corp", "corporation", "gmbh", "inc", "incorporated", "limited"}
    | {"llc", "llp", "ltd", "nv", "oyj", "plc", "sa", "se", "spa"}
)
# Honours: who gives one, or in what it is won, lends it the name and is another.
_HONOURS = frozenset({"award", "medal", "prize", "title", "trophy"})


@cache
def _kind_nouns() -> frozenset[str]:
    lists = load("nominals.yaml")
    return frozenset(noun for name in _KINDS for noun in lists[name])


def is_last_word(short: str, long: str) -> bool:
    """Tell whether a name is the last word alone of a longer one.

    >>> is_last_word("Hawk", "Selm Hawk"), is_last_word("Hawk 2", "Selm Hawk 2")
    (True, False)
    """
    words, whole = name_words(short), name_words(long)
    return len(words) == 1 < len(whole) and whole[-1:] == words


def is_common_letters(name: str) -> bool:
    """Tell whether a name is two or three capitals, with which names of many may end."""
    letters = name.removeprefix("the ").replace(".", "")
    return len(letters) in _LETTERS and letters.isalpha() and letters.isupper()


def is_kind_noun(name: str) -> bool:
    """Tell whether a name is no more than a noun for what something is: "Rocket"."""
    words = name_words(name)
    return len(words) == 1 and words[0] in _kind_nouns()


def names_agree(name: str, other: str) -> bool:
    """Tell whether two names are spellings, initials or shorter forms of one."""
    one, two = compact_name(name), compact_name(other)
    if one == two or near_spelling(one, two):
        return True
    short, long = sorted((name, other), key=len)
    if is_short_name(short, long) or short.replace(".", "") == acronym(long):
        return True
    return set(name_words(short)) <= set(name_words(long))


def _without_description(name: str) -> str:
    """Return a name without a rank or words printed small before it: "dark green", "No. 5"."""
    words = _RANK.sub("", name).split()
    while len(words) > 1 and words[0].islower():
        del words[0]
    return " ".join(words)


@lru_cache(maxsize=1 << 14)
def _told_forms(names: frozenset[str]) -> tuple[str, ...]:
    """Return names without those that are the last word of another of them."""
    bare = set(map(_without_description, names))
    ends = {words[-1:] for words in map(name_words, bare) if len(words) > 1}
    return tuple(sorted(name for name in bare if name_words(name) not in ends))


def share_last_word_only(names: Iterable[str], others: Iterable[str]) -> bool:
    """Tell whether the names of two have no more in common than a last word alone.

    >>> share_last_word_only(["Selm Hawk", "Hawk"], ["Brell Hawk", "Hawk"])
    True
    >>> share_last_word_only(["Selm Hawk", "Hawk"], ["Hawk"])
    False
    """
    left, right = _told_forms(frozenset(names)), _told_forms(frozenset(others))
    longer = bool(left and right) and all(len(name_words(name)) > 1 for name in (*left, *right))
    return longer and not any(names_agree(a, b) for a in left for b in right)


def is_parent_of(long: str, short: str) -> bool:
    """Tell whether a name is another with a word for a parent firm behind it.

    >>> is_parent_of("Zorvex Group", "Zorvex"), is_parent_of("Zorvex Group Inc.", "Zorvex")
    (True, False)
    """
    words, whole = name_words(short), name_words(long)
    return bool(words) and whole[:-1] == words and whole[-1] in _PARENTS


def is_legal_form(word: str) -> bool:
    """Tell whether a word says in what form a firm is founded: "Inc.", "plc"."""
    return word.replace(".", "").casefold() in _LEGAL_FORMS


def is_named_after(long: str, short: str) -> bool:
    """Tell whether a name is another and more words that do not say what the other is.

    They say what it is of that name: an honour, a prize, a part.

    >>> is_named_after("Selm Games MVP", "Selm Games"), is_named_after("Selm 4 System", "Selm 4")
    (True, False)
    """
    words, whole = name_words(short), name_words(long)
    if not 0 < len(words) < len(whole) or whole[: len(words)] != words:
        return False
    left_out = whole[len(words) :]
    return is_honour(long) or not all(is_kind_noun(w) or is_legal_form(w) for w in left_out)


def is_honour(name: str) -> bool:
    """Tell whether a name ends with a word for an honour: "Selm Games Award"."""
    return name_words(name)[-1:] != () and name_words(name)[-1].removesuffix("s") in _HONOURS
