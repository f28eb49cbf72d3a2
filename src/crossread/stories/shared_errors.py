"""Find slips that few articles of a story share: a misspelt name, a number with turned digits.

Whoever writes for himself makes his own mistakes. Two articles that print the same wrong form,
where the others of the story agree on another one, stand in one line (ALGORITHMS section 2).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossread.model.spans import Citation, Span
from crossread.stories.lineage import Studied
from crossread.text.resources import load
from crossread.text.similarity import ONE_SLIP, fold_name, near_spelling, spelling_key
from crossread.text.tfidf import load_background

# Texts, versions of one text counted once, that must agree on the usual form: one other text may
# be the one that errs.
OTHER_TEXTS = 2
# Content words that a sentence with the odd form and one with the usual form have in common: they
# tell the same thing. Sentences are aligned from as many on (rewording.py).
IN_COMMON = 4
DIGITS = 3  # of a number; two digits turned round are as often another count

_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:,\d{3})+(?![\w,])|(?<![\w.,-])\d+(?![\w,-]|\.\d)")


@dataclass(frozen=True, slots=True)
class Printed:
    """A name's word or a number where an article first prints it.

    ``beside`` are the content words of each sentence of the article that has it.
    """

    citation: Citation
    text: str
    beside: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class SharedError:
    """A form that a few articles have and that looks like a slip of the ``usual`` one."""

    usual: str
    found: Mapping[str, Printed]  # by article

    def reason(self) -> str:
        """Return in words why the articles stand in one line."""
        form = min(self.found.items())[1].text
        return f"both print “{form}”, where others print “{self.usual}”"


Forms = dict[str, dict[str, Printed]]  # by form, then by article


@dataclass(frozen=True, slots=True)
class _Read:
    names: Forms
    numbers: Forms


def _names_in(article: Studied, sentence: Span) -> Iterator[tuple[str, Span]]:
    """Yield the words of names in a sentence, folded, without a possessive ending."""
    for token in article.reading.annotation.tokens_in(sentence):
        if token.upos == "PROPN" and token.text.isalpha() and token.text[0].isupper():
            yield fold_name(token.text), token.span


def _numbers_in(article: Studied, sentence: Span) -> Iterator[tuple[str, Span]]:
    """Yield the numbers in digits of a sentence without their commas."""
    text = article.reading.article.text
    for match in _NUMBER.finditer(text, sentence.start, sentence.end):
        yield match[0].replace(",", ""), Span(*match.span())


def _read(studied: Iterable[Studied]) -> _Read:
    """Return where each article first prints each name's word and number."""
    read = _Read({}, {})
    for article in studied:
        for phrasing in article.phrasings:
            span = phrasing.sentence.span
            kinds = (
                (read.names, _names_in(article, span)),
                (read.numbers, _numbers_in(article, span)),
            )
            for forms, found in kinds:
                for form, where in found:
                    printed = where.of(article.reading.article.text)
                    places = forms.setdefault(form, {})
                    first = places.get(
                        article.id, Printed(Citation(article.id, where), printed, ())
                    )
                    beside = (*first.beside, phrasing.terms - {form})
                    places[article.id] = replace(first, beside=beside)
    return read


@cache
def _given_names() -> frozenset[str]:
    lists = load("first_names.yaml")
    return frozenset(word for names in lists.values() for word in names.split())


def _is_known(word: str) -> bool:
    """Tell whether a word stands in news of its own right, or is a given name: no slip of another.

    >>> _is_known("anderson"), _is_known("torvikk")
    (True, False)
    """
    return word in load_background().frequencies or word in _given_names()


def _consonants(word: str) -> str:
    """Return the consonants of a name in the letters that its transliterations share."""
    return re.sub(r"[aeiouy]", "", spelling_key(word))


def _may_be_slip(odd: str, usual: str) -> bool:
    """Tell whether a word looks like another with one slip of the pen inside it.

    Another ending or first letter makes another name ("Karimov" and "Karimova"). Other vowels, or
    another letter for one sound, are a custom of the house ("Sergei" and "Sergey"), but for letters
    that are turned round.

    >>> _may_be_slip("Tovrik", "Torvik"), _may_be_slip("Terekov", "Terekiv")
    (True, False)
    """
    if odd[0] != usual[0] or odd[-1] != usual[-1] or not near_spelling(odd, usual):
        return False
    if odd.startswith(usual) or usual.startswith(odd):
        return False
    return sorted(odd) == sorted(usual) or _consonants(odd) != _consonants(usual)


def _shortened(word: str) -> Iterator[str]:
    """Yield a word and all that is left of it without one letter."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _near_names(names: Forms) -> Iterator[tuple[str, str]]:
    """Yield pairs of words that differ by one letter added, lost, changed or turned round."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for word in names:
        if len(word) >= ONE_SLIP - 1 and len(names[word]) > 1:  # a slip may lose a letter
            for key in _shortened(word):
                near[key].add(word)
    pairs = {(one, two) for words in near.values() for one in words for two in words if one != two}
    for odd, usual in sorted(pairs):
        if _may_be_slip(odd, usual) and not _is_known(odd):
            yield odd, usual


def _turned(odd: str, usual: str) -> bool:
    """Tell whether a number is another with two neighbouring digits turned round.

    >>> _turned("1943", "1934"), _turned("1935", "1934")
    (True, False)
    """
    places = [n for n, (a, b) in enumerate(zip(odd, usual, strict=True)) if a != b]
    return len(places) == 2 and places[1] == places[0] + 1


def _near_numbers(numbers: Forms) -> Iterator[tuple[str, str]]:
    """Yield pairs of numbers that differ by two digits turned round."""
    same: defaultdict[str, list[str]] = defaultdict(list)
    for number in sorted(numbers):
        if len(number) >= DIGITS and len(numbers[number]) > 1:
            same["".join(sorted(number))].append(number)
    for group in same.values():
        for odd in group:
            yield from ((odd, usual) for usual in group if odd != usual and _turned(odd, usual))


def _tell_the_same(odd: Iterable[Printed], usual: Iterable[Printed]) -> bool:
    """Tell whether a sentence with the odd form tells what one with the usual form tells."""
    others = [beside for place in usual for beside in place.beside]
    return any(
        len(one & two) >= IN_COMMON for place in odd for one in place.beside for two in others
    )


def _weigh(
    odd: Mapping[str, Printed], usual: Mapping[str, Printed], text_of: Mapping[str, str]
) -> SharedError | None:
    """Return an odd form as a shared error where the story agrees on the usual one.

    Whoever prints both forms has two names, or two numbers, and no slip.
    """
    if len(odd) < 2 or len(usual) <= len(odd) or not odd.keys().isdisjoint(usual):
        return None
    if len({text_of[name] for name in usual}) < OTHER_TEXTS:
        return None
    if not _tell_the_same(odd.values(), usual.values()):
        return None
    return SharedError(min(usual.items())[1].text, odd)


def find_shared_errors(
    studied: Sequence[Studied], text_of: Mapping[str, str]
) -> tuple[SharedError, ...]:
    """Return the slips that two articles and more share, names first.

    ``text_of`` tells which text each article is a version of: versions agree as one.
    """
    read = _read(studied)
    pairs = [
        (forms[odd], forms[usual])
        for forms, near in (
            (read.names, _near_names(read.names)),
            (read.numbers, _near_numbers(read.numbers)),
        )
        for odd, usual in near
    ]
    found = (_weigh(odd, usual, text_of) for odd, usual in pairs)
    return tuple(error for error in found if error is not None)
