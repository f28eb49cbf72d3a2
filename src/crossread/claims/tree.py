"""One article's parse with the look-ups that every rule needs, built once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossread.claims.fragments import mend_fragments
from crossread.claims.inversion import mend_inversions
from crossread.claims.morphology import mend_lemma
from crossread.model.annotation import Annotation, Mention, Sentence, Token
from crossread.model.articles import PARSED_KINDS, Article
from crossread.model.spans import Span

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})


@dataclass(frozen=True, slots=True)
class Tree:
    """Tokens, their children and what stands on them. ``base`` is a relation without subtype."""

    text: str
    annotation: Annotation
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]
    base: tuple[str, ...]
    lemmas: tuple[str, ...]  # lower case, verbs mended by morphology.py
    mention_by_head: dict[int, int]
    mention_at: dict[int, int]  # token -> shortest mention around it
    time_of: dict[int, int]  # token -> index among Annotation.times

    def kids(self, token: int, *relations: str) -> Iterator[int]:
        """Yield the children with one of these relations, subtype ignored, in text order."""
        for child in self.children[token]:
            if self.base[child] in relations:
                yield child

    def kid(self, token: int, *relations: str) -> int | None:
        """Return the first such child, or None."""
        return next(self.kids(token, *relations), None)

    def subtree(self, token: int, without: Iterable[int] = ()) -> list[int]:
        """Return the token and all below it in text order, leaving out whole subtrees."""
        banned = set(without)
        found: list[int] = []
        stack = [token]
        while stack:
            node = stack.pop()
            found.append(node)
            below = self.children[node]
            stack.extend([c for c in below if c not in banned] if banned else below)
        found.sort()
        return found

    def lemma(self, token: int) -> str:
        """Return the lower-case lemma."""
        return self.lemmas[token]

    def lower(self, token: int) -> str:
        """Return the word in lower case, with straight apostrophes."""
        return self.tokens[token].text.lower().replace("’", "'")

    def head(self, token: int) -> int:
        """Return the index of the head, -1 for a root."""
        return self.tokens[token].head

    def case(self, token: int) -> str:
        """Return the preposition of a nominal, multi-word ones joined by blanks; "" if none."""
        return self._words(token, "case")

    def mark(self, token: int) -> str:
        """Return the conjunction or preposition of a clause; "" if none.

        The infinitive's "to" counts. A gerund's preposition is a mark in UD, but parsers also
        give it as case, so both are read.
        """
        return self._words(token, "mark") or self.case(token)

    def _words(self, token: int, relation: str) -> str:
        words: list[str] = []
        for child in self.kids(token, relation):
            if self.tokens[child].text in ("'s", "’s", "'", "’"):
                continue
            words.append(self.lower(child))
            words.extend(self.lower(part) for part in self.kids(child, "fixed"))
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

    def parsed(self) -> Iterator[int]:
        """Yield the tokens of titles, body and captions."""
        for sentence in self.annotation.sentences:
            if sentence.kind in PARSED_KINDS:
                yield from range(sentence.first, sentence.last)


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
    return Tree(
        text=article.text,
        annotation=annotation,
        tokens=tokens,
        children=tuple(tuple(kids) for kids in children),
        base=tuple(token.relation.partition(":")[0] for token in tokens),
        lemmas=tuple(
            mend_lemma(token.text.lower(), token.lemma.lower())
            if token.upos == "VERB"
            else token.lemma.lower()
            for token in tokens
        ),
        mention_by_head=heads,
        mention_at=_tokens_of_mentions(annotation),
        time_of=_tokens_of_times(annotation),
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
    """Map every token inside a time expression to that expression; both are in text order."""
    found: dict[int, int] = {}
    ordered = sorted(range(len(annotation.times)), key=lambda i: annotation.times[i].span)
    position = 0
    for token in annotation.tokens:
        while position < len(ordered) and (
            annotation.times[ordered[position]].span.end <= token.span.start
        ):
            position += 1
        if position < len(ordered) and annotation.times[ordered[position]].span.overlaps(
            token.span
        ):
            found[token.index] = ordered[position]
    return found
