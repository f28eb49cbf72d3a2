"""How near two names stand by their letters and words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

# A slip of one letter is one spelling of the same name only where the name is long enough that
# few other names lie so near: 6 letters in the longer for one slip, 10 in both for two
# (ALGORITHMS, section 4).
ONE_SLIP = 6
TWO_SLIPS = 10

_NUMBER = re.compile(r"\d+|[iv]{1,4}")  # of a model or a craft; "x" is a word of names
_NAME_WORD = re.compile(r"[^\W_]+|(?<=[^\W_])\+(?![^\W_])")
_PLAIN = str.maketrans("łŁøØđĐıİ", "lLoOdDiI")

# Spellings of one sound in names brought into Latin letters, applied in order.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"sch(?=[aeiouy])", "sh"),
        (r"kh", "h"),
        (r"ph", "f"),
        (r"x|cks", "ks"),
        (r"ck|q|c(?![hieyz])", "k"),
        (r"tch|tsch", "ch"),
        (r"dj|dzh", "j"),
        (r"w(?=[aeiou])", "v"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"(?<=[aeiou])(?:y|j|i)(?=[aeou])", "y"),
        (r"iy|ii|ij|yi|yy|iey|(?<=[^aeiou])(?:y|j)(?=$|[^aeiou])", "i"),
        (r"(?<=[aeou])(?:y|j|i)(?=$|[^aeiou])", "i"),
        (r"([b-df-hj-np-tv-z])\1", r"\1"),
    )
)


def fold_name(text: str) -> str:
    """Return the text in lower case without accents, apostrophes or full stops.

    >>> fold_name("Orbán"), fold_name("O’Neil"), fold_name("Łukasz")
    ('orban', 'oneil', 'lukasz')
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[.'’‘`ʼ]", "", plain).casefold()


@lru_cache(maxsize=1 << 16)
def spelling_key(word: str) -> str:
    """Return the key that transliterations of one name share; vowels are kept.

    >>> spelling_key("Sergei") == spelling_key("Sergey"), spelling_key("Youssef")
    (True, 'yusef')
    """
    key = fold_name(word)
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key


def near_spelling(left: str, right: str) -> bool:
    """Tell whether two words differ by slips of the pen only (see ONE_SLIP, TWO_SLIPS).

    A plus sign is no slip: "Zorvex" and "Zorvex+" are two services.
    """
    if ("+" in left) is not ("+" in right):
        return False
    short, long = sorted((len(left), len(right)))
    allowed = 2 if short >= TWO_SLIPS else 1 if long >= ONE_SLIP else 0
    return left == right or (
        allowed > 0 and DamerauLevenshtein.distance(left, right, score_cutoff=allowed) <= allowed
    )


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name without articles, possessives and punctuation.

    A plus sign at the end of a word tells a model or service from another: it is a word of its own.

    >>> name_words("the Ministry of Fisheries’s"), name_words("Brell 9+")
    (('ministry', 'of', 'fisheries'), ('brell', '9', '+'))
    """
    bare = re.sub(r"['’]s?(?=\W|$)", "", name)
    words = _NAME_WORD.findall(fold_name(bare))
    return tuple(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@lru_cache(maxsize=1 << 16)
def compact_name(name: str) -> str:
    """Return the name's words written together: "Guest House" as "guesthouse"."""
    return "".join(name_words(name))


@lru_cache(maxsize=1 << 16)
def acronym(name: str) -> str:
    """Return the initials of a name's words but for small words; "" for a name of one word.

    >>> acronym("Federal Bureau of Fisheries")
    'FBF'
    """
    words = [word for word in name_words(name) if word not in _SMALL and word != "+"]
    return "".join(word[0] for word in words).upper() if len(words) > 1 else ""


_SMALL = frozenset(
    {"a", "an", "and", "at", "de", "des", "du", "for", "in", "of", "on", "the", "to"}
)


# Words that a company's or medium's name may lose: "Zorvex" for "Zorvex Motors".
_TAILS = frozenset(
    {
        "ag",
        "agency",
        "air",
        "airlines",
        "airways",
        "bank",
        "co",
        "company",
        "corp",
        "corporation",
        "energy",
        "group",
        "holdings",
        "images",
        "inc",
        "industries",
        "limited",
        "lines",
        "llc",
        "ltd",
        "media",
        "motors",
        "news",
        "oil",
        "party",
        "plc",
        "press",
        "sa",
        "systems",
        "technologies",
        "television",
    }
)


def is_second_of_two(words: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether words end a row of two numbered names, of which they are the second.

    >>> is_second_of_two(["brell", "11"], ["hawk", "v", "brell", "11"])
    True
    """
    numbered = bool(words) and _NUMBER.fullmatch(words[-1]) is not None
    first = whole[: -len(words)] if numbered and list(whole[-len(words) :]) == list(words) else []
    return bool(first) and _NUMBER.fullmatch(first[-1]) is not None


def is_short_name(short: str, long: str) -> bool:
    """Tell whether a body's name is another's without its first words or its kind of company.

    >>> is_short_name("Security Council", "U.N. Security Council")
    True
    >>> is_short_name("United Nations", "United Nations Security Council")
    False
    """
    brief, whole = name_words(short), name_words(long)
    if not 0 < len(brief) < len(whole):
        return False
    if whole[-len(brief) :] == brief:
        return not is_second_of_two(brief, whole)
    tail = whole[len(brief) :]
    return whole[: len(brief)] == brief and all(word in _TAILS for word in tail)
