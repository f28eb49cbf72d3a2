"""One article's parse with the look-ups that every rule needs, built once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from crossread.claims.fragments import mend_fragments
from crossread.claims.inversion import mend_inversions
from crossread.claims.morphology import mend_lemma
from crossread.model.annotation import Annotation, Frame, Mention, Sentence, Token
from crossread.model.articles import PARSED_KINDS, Article
from crossread.model.claims import Filler
from crossread.model.spans import Span

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_NONE: frozenset[str] = frozenset()
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """Tokens, their children and what stands on them. ``base`` is a relation without subtype.

    What rules ask again and again (subtrees, prepositions) is kept after the first look-up.
    """

    text: str
    annotation: Annotation
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    base: tuple[str, ...]
    below: tuple[frozenset[str], ...]  # the bases of the children
    lemmas: tuple[str, ...]  # lower case, verbs mended by morphology.py
    lowers: tuple[str, ...]  # words in lower case, with straight apostrophes
    mention_by_head: dict[int, int]
    mention_at: dict[int, int]  # token -> shortest mention around it
    time_of: dict[int, int]  # token -> index among Annotation.times
    frame_of: dict[int, Frame]  # predicate -> its PropBank arguments
    timed: dict[int, list[int]]  # sentence -> its tokens inside time expressions
    fillers: dict[int, Filler] = field(default_factory=dict, repr=False)  # by head, once built
    sentence_signs: dict[int, dict[str, float]] = field(default_factory=dict, repr=False)
    _chains: dict[int, list[Mention]] = field(default_factory=dict, repr=False)
    _parsed: dict[tuple[str, ...], list[int]] = field(default_factory=dict, repr=False)
    _subtrees: dict[int, list[int]] = field(default_factory=dict, repr=False)
    _cases: dict[int, str] = field(default_factory=dict, repr=False)
    _marks: dict[int, str] = field(default_factory=dict, repr=False)
    labels: dict[int, dict[int, str]] = field(default_factory=dict, repr=False)  # propbank.py

    def kids(self, token: int, *relations: str) -> Sequence[int]:
        """Return the children with one of these relations, subtype ignored, in text order."""
        if self.below[token].isdisjoint(relations):
            return ()
        base = self.base
        return [child for child in self.children[token] if base[child] in relations]

    def kid(self, token: int, *relations: str) -> int | None:
        """Return the first such child, or None."""
        if self.below[token].isdisjoint(relations):
            return None
        base = self.base
        for child in self.children[token]:
            if base[child] in relations:
                return child
        return None

    def subtree(self, token: int, without: Collection[int] = ()) -> list[int]:
        """Return the token and all below it in text order, leaving out whole subtrees.

        Callers must not change the list.
        """
        if without:
            return self._below(token, without)
        found = self._subtrees.get(token)
        if found is None:
            found = self._subtrees[token] = self._below(token, ())
        return found

    def _below(self, token: int, banned: Collection[int]) -> list[int]:
        found = [token]
        for node in found:  # grows while it is read
            below = self.children[node]
            found.extend([c for c in below if c not in banned] if banned else below)
        found.sort()
        return found

    def lemma(self, token: int) -> str:
        """Return the lower-case lemma."""
        return self.lemmas[token]

    def lower(self, token: int) -> str:
        """Return the word in lower case, with straight apostrophes."""
        return self.lowers[token]

    def head(self, token: int) -> int:
        """Return the index of the head, -1 for a root."""
        return self.tokens[token].head

    def case(self, token: int) -> str:
        """Return the preposition of a nominal, multi-word ones joined by blanks; "" if none."""
        found = self._cases.get(token)
        if found is None:
            found = self._cases[token] = self._words(token, "case")
        return found

    def mark(self, token: int) -> str:
        """Return the conjunction or preposition of a clause; "" if none.

        The infinitive's "to" counts. A gerund's preposition is a mark in UD, but parsers also
        give it as case, so both are read.
        """
        found = self._marks.get(token)
        if found is None:
            found = self._marks[token] = self._words(token, "mark") or self.case(token)
        return found

    def _words(self, token: int, relation: str) -> str:
        words: list[str] = []
        for child in self.kids(token, relation):
            if self.tokens[child].text not in _POSSESSIVES:
                words.append(self.lowers[child])
                words.extend(self.lowers[part] for part in self.kids(child, "fixed"))
        return " ".join(words)

    def span(self, first: int, last: int) -> Span:
        """Return the span from the first to the last token, both included."""
        return Span(self.tokens[first].span.start, self.tokens[last].span.end)

    def sentence(self, token: int) -> Sentence:
        """Return the sentence of a token."""
        return self.annotation.sentences[self.tokens[token].sentence]

    def mention(self, token: int) -> Mention | None:
        """Return the mention whose head the token is, or None."""
        index = self.mention_by_head.get(token)
        return None if index is None else self.annotation.mentions[index]

    def is_possessive(self, token: int) -> bool:
        """Tell whether a nominal is a possessor ("A's", "his")."""
        return self.tokens[token].relation == "nmod:poss"

    def is_capitalised(self, token: int) -> bool:
        """Tell whether a word starts with a capital letter."""
        return self.tokens[token].text[:1].isupper()

    def chain(self, number: int) -> list[Mention]:
        """Return the mentions of one coreference chain."""
        if not self._chains:
            for mention in self.annotation.mentions:
                self._chains.setdefault(mention.chain, []).append(mention)
        return self._chains.get(number, [])

    def parsed(self, *upos: str) -> list[int]:
        """Return the tokens of titles, body and captions with one of these tags; none: all."""
        found = self._parsed.get(upos)
        if found is None:
            sentences = [s for s in self.annotation.sentences if s.kind in PARSED_KINDS]
            every = [i for s in sentences for i in range(s.first, s.last)]
            found = [i for i in every if self.tokens[i].upos in upos] if upos else every
            self._parsed[upos] = found
        return found


@cache
def _base(relation: str) -> str:
    return relation.partition(":")[0]


def grow(article: Article, annotation: Annotation) -> Tree:
    """Build the look-ups for one article."""
    tokens = mend_fragments(annotation, mend_inversions(annotation.tokens))
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head >= 0:
            children[token.head].append(token.index)
    heads: dict[int, int] = {}
    for mention in annotation.mentions:
        heads.setdefault(mention.head, mention.index)
    base = tuple(_base(token.relation) for token in tokens)
    lowers = tuple(token.text.lower() for token in tokens)
    times = _tokens_of_times(annotation)
    return Tree(
        text=article.text,
        annotation=annotation,
        tokens=tokens,
        children=tuple(tuple(kids) for kids in children),
        base=base,
        below=tuple(frozenset([base[kid] for kid in kids]) if kids else _NONE for kids in children),
        lemmas=tuple(
            mend_lemma(lower, token.lemma.lower()) if token.upos == "VERB" else token.lemma.lower()
            for token, lower in zip(tokens, lowers, strict=True)
        ),
        lowers=tuple(lower.replace("’", "'") for lower in lowers),
        mention_by_head=heads,
        mention_at=_tokens_of_mentions(annotation),
        time_of=times,
        timed=_by_sentence(tokens, times),
        frame_of={frame.predicate: frame for frame in annotation.frames},
    )


def _tokens_of_mentions(annotation: Annotation) -> dict[int, int]:
    found: dict[int, int] = {}
    for mention in sorted(annotation.mentions, key=lambda each: (-len(each.span), each.index)):
        first = last = mention.head
        while first > 0 and annotation.tokens[first - 1].span.start >= mention.span.start:
            first -= 1
        while (
            last + 1 < len(annotation.tokens)
            and annotation.tokens[last + 1].span.end <= mention.span.end
        ):
            last += 1
        found.update(dict.fromkeys(range(first, last + 1), mention.index))
    return found


def _tokens_of_times(annotation: Annotation) -> dict[int, int]:
    """Map every token inside a time expression to that expression, the earlier one first."""
    found: dict[int, int] = {}
    tokens = annotation.tokens
    for index in sorted(range(len(annotation.times)), key=lambda i: annotation.times[i].span):
        span = annotation.times[index].span
        token = bisect_right(tokens, span.start, key=lambda token: token.span.end)
        while token < len(tokens) and tokens[token].span.start < span.end:
            if tokens[token].span.overlaps(span):
                found.setdefault(token, index)
            token += 1
    return found


def _by_sentence(tokens: tuple[Token, ...], times: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for token in sorted(times):
        found.setdefault(tokens[token].sentence, []).append(token)
    return found
