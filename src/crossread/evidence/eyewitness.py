"""Find who of the media saw what a claim tells: an article's own reporter is an origin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.model.annotation import Token
from crossread.model.articles import Article
from crossread.model.spans import Span
from crossread.model.stories import Reading
from crossread.text.families import Family, family_of, find_media
from crossread.text.resources import load

# What may stand between a predicate and the verb by which it is perceived: "saw them land and
# unload crates", "saw a handover of boats".
_PASSED = frozenset({"conj", "nmod", "obj", "ccomp", "xcomp"})
_OF_NOUN = frozenset({"det", "amod", "compound", "nmod", "flat", "appos", "case", "nummod"})


@dataclass(frozen=True, slots=True)
class Eyewitness:
    """Words for reporters who were there: the article's own, those of another medium, or of none.

    ``medium`` is None for the article's own and for reporters whose outlet is not named.
    """

    span: Span
    own: bool
    medium: Family | None = None


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load("eyewitness.yaml")[name])


def _lemma(token: Token) -> str:
    return token.lemma.casefold()


@dataclass(frozen=True, slots=True)
class _Tree:
    """The tokens of one sentence with what hangs on each."""

    tokens: Mapping[int, Token]
    below: Mapping[int, Sequence[Token]]

    def kids(self, token: Token) -> Sequence[Token]:
        return self.below.get(token.index, ())

    def phrase(self, head: Token) -> Iterator[Token]:
        """Yield the tokens of a noun phrase, without its clauses."""
        yield head
        for token in self.kids(head):
            if token.relation.split(":")[0] in _OF_NOUN:
                yield from self.phrase(token)

    def agents(self, verb: Token) -> Iterator[Token]:
        """Yield the heads of those who do something: the subject, or whom a passive names."""
        for token in self.kids(verb):
            by = token.relation.startswith("obl") and any(
                kid.relation == "case" and _lemma(kid) == "by" for kid in self.kids(token)
            )
            if token.relation == "nsubj" or by:
                yield token


def _grow(tokens: Sequence[Token]) -> _Tree:
    below: dict[int, list[Token]] = {}
    for token in tokens:
        below.setdefault(token.head, []).append(token)
    return _Tree({token.index: token for token in tokens}, below)


def _perceives(token: Token) -> bool:
    return token.upos == "VERB" and _lemma(token) in _words("perceiving")


def _perceiving(tree: _Tree, predicate: Token) -> Token | None:
    """Return the verb of perceiving that has a predicate as its content, or is it."""
    token = predicate
    while token.head in tree.tokens:
        head, relation = tree.tokens[token.head], token.relation.split(":")[0]
        if _perceives(head):
            during = not _words("during").isdisjoint(map(_lemma, tree.kids(token)))
            if relation in _words("perceived") or (relation == "advcl" and during):
                return head
        if relation not in _PASSED:
            break
        token = head
    return predicate if _perceives(predicate) else None


def _is_own(words: Sequence[Token], head: Token, printed: str, article: Article) -> bool:
    """Tell whether a phrase ties reporters to the article: "this reporter", its outlet's name."""
    tied = {head.index, *(t.index for t in words if _lemma(t) in _words("outlets"))}
    if any(t.head in tied and t.text.casefold() in _words("own") for t in words):
        return True
    stem, squeezed = (re.sub(r"[\W_]+", "", t.casefold()) for t in (article.outlet, printed))
    # "sun", "post": too short to be told from a word
    return len(stem.removeprefix("the")) >= 6 and stem.removeprefix("the") in squeezed


def _read_phrase(words: Sequence[Token], head: Token, article: Article) -> Eyewitness | None:
    """Return which reporters a noun phrase names, None where it names none."""
    span = Span(min(t.span.start for t in words), max(t.span.end for t in words))
    printed = span.of(article.text)
    reporter = _lemma(head) in _words("reporters")
    if not reporter and _lemma(head) not in _words("crews"):
        return None
    own = family_of(article.outlet) if article.outlet else None
    for mention in find_media(printed):
        if mention.family.kind != "office":
            same = own is not None and mention.family.name == own.name
            return Eyewitness(span, same, None if same else mention.family)
    if reporter and _is_own(words, head, printed, article):
        return Eyewitness(span, own=True)
    there = not _words("scenes").isdisjoint(map(_lemma, words))
    return Eyewitness(span, own=False) if reporter and there else None


def find_eyewitness(reading: Reading, sentence: int, predicate: Span) -> Eyewitness | None:
    """Return the reporters who perceived what a predicate tells, by the sentence that tells it."""
    annotation = reading.annotation
    tree = _grow(annotation.sentence_tokens(annotation.sentences[sentence]))
    inside = annotation.tokens_in(predicate)
    own = {token.index for token in inside}
    for token in (each for each in inside if each.head not in own):
        verb = _perceiving(tree, token)
        for who in tree.agents(verb) if verb is not None else ():
            words = sorted(tree.phrase(who), key=lambda each: each.span)
            found = _read_phrase(words, who, reading.article)
            if found is not None:
                return found
    return None
