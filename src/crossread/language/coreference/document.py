"""One article seen by its syntax: clauses, subjects, reporting verbs, quotations."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import cache

from crossread.model.annotation import Annotation, Mention, Sentence
from crossread.model.articles import LineKind
from crossread.model.spans import Span
from crossread.text.resources import load

_CLAUSAL = frozenset(
    {"root", "ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "xcomp", "csubj"}
)
# Between double marks, curved or straight, or single ones, in which an apostrophe may stand. The
# first mark is asked for before what it is: so the engine leaps from mark to mark.
_QUOTATION = re.compile(
    r"[“\"‘'](?:(?<=[“\"])[^“”\"\n]{2,}[”\"]|(?<=“)[^“”\n]{2,}$"
    r"|(?<=‘)(?<!\w‘)(?=\S)(?:[^‘’\n]|’(?=\w)){2,}’(?!\w)"
    r"|(?<=')(?<!\w')(?=\S)(?:[^'\n]|'(?=\w)){2,}'(?!\w))",
    re.MULTILINE,
)
_ACCORDING = frozenset({"according", "accord"})
_DETERMINING = frozenset({"det", "det:predet", "cc:preconj", "nummod", "amod"})
_DETERMINERS = frozenset({"DET", "CCONJ", "NUM"})
_THE = re.compile(r"\W*the(?!\w)", re.IGNORECASE)  # as first word
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


@cache
def words_of(*path: str) -> frozenset[str]:
    """Return a word list of resources/reference.yaml by its keys."""
    entry = load("reference.yaml")
    for key in path:
        entry = entry[key]
    return frozenset(entry.split())


def _children(annotation: Annotation) -> Sequence[Sequence[int]]:
    """Return the dependents of each token; those without any share one empty tuple."""
    own: list[list[int] | tuple[()]] = [()] * len(annotation.tokens)
    for token in annotation.tokens:
        head = token.head
        if head >= 0:
            known = own[head]
            if known:
                known.append(token.index)
            else:
                own[head] = [token.index]
    return own


def _heads(mentions: Iterable[Mention]) -> dict[int, Mention]:
    """Return the mention of each head, the widest where several have it."""
    widest: dict[int, Mention] = {}
    for mention in mentions:
        known = widest.get(mention.head)
        if known is None or len(mention.span) >= len(known.span):
            widest[mention.head] = mention
    return widest


class Document:
    """Read-only view of an annotation with the questions that coreference asks of its trees."""

    def __init__(self, annotation: Annotation, text: str) -> None:
        self.annotation = annotation
        self.text = text
        self.tokens = annotation.tokens
        self.mentions = annotation.mentions
        self.lemmas = [token.lemma.casefold() for token in annotation.tokens]
        self._children = _children(annotation)
        self.by_head = _heads(annotation.mentions)
        self._subjects: dict[int, int | None] = {}  # of predicates asked for before
        self._sources: dict[int, int | None] = {}  # of sentences asked for before
        self._roots: dict[int, int | None] = {}
        self._previous: dict[int, list[Sentence]] = {}
        self._determiners: dict[int, frozenset[str]] = {}  # of heads asked for before
        self._clauses: dict[int, int] = {}  # of tokens asked for before
        self._speeches: dict[int, tuple[list[int], list[int]]] = {}
        self._titles = [s for s in reversed(annotation.sentences) if s.kind is LineKind.TITLE]
        self.times = frozenset(
            token.index for time in annotation.times for token in annotation.tokens_in(time.span)
        )
        self._quotations = tuple(Span(*match.span()) for match in _QUOTATION.finditer(text))
        self._openings = [quotation.start for quotation in self._quotations]

    def with_mentions(self, mentions: tuple[Mention, ...]) -> Document:
        """Return the same document with other mentions."""
        other = copy(self)
        other.annotation = replace(self.annotation, mentions=mentions)
        other.mentions = mentions
        other.by_head = _heads(mentions)
        other._subjects = {}  # the subject of a relative clause depends on the mentions
        return other

    def children(self, token: int, *relations: str) -> Sequence[int]:
        """Return the dependents of a token, those of the given relations only if any is given."""
        found = self._children[token]
        if not relations or not found:
            return found
        kept = []
        for child in found:
            if self.tokens[child].relation in relations:
                kept.append(child)
        return kept

    def holder(self, token: int) -> Mention | None:
        """Return the smallest mention that a token heads or stands in."""
        direct = self.by_head.get(token)
        if direct is not None:
            return direct
        span = self.tokens[token].span
        around = [mention for mention in self.mentions if mention.span.contains(span)]
        return min(around, key=lambda mention: (len(mention.span), mention.index), default=None)

    def words(self, mention: Mention) -> str:
        """Return the words of a mention as printed."""
        return mention.span.of(self.text)

    def word(self, mention: Mention) -> str:
        """Return the head word of a mention in lower case."""
        return self.tokens[mention.head].text.casefold()

    def sentence(self, mention: Mention) -> Sentence:
        """Return the sentence in which a mention stands."""
        return self.annotation.sentences[mention.sentence]

    def tokens_of(self, mention: Mention) -> range:
        """Return the tokens that lie wholly inside a mention, found from its head outwards."""
        tokens, start, end = self.tokens, mention.span.start, mention.span.end
        first = last = mention.head
        while first > 0 and tokens[first - 1].span.start >= start:
            first -= 1
        while last + 1 < len(tokens) and tokens[last + 1].span.end <= end:
            last += 1
        return range(first, last + 1)

    def subtree(self, token: int) -> set[int]:
        """Return a token with everything below it."""
        found, stack = set(), [token]
        while stack:
            current = stack.pop()
            if current not in found:
                found.add(current)
                stack.extend(self._children[current])
        return found

    def is_below(self, token: int, top: int) -> bool:
        """Tell whether a token is another or stands below it."""
        return token == top or top in self.ancestors(token)

    def ancestors(self, token: int) -> Iterator[int]:
        """Yield the heads above a token, the nearest first."""
        seen = {token}
        head = self.tokens[token].head
        while head >= 0 and head not in seen:
            seen.add(head)
            yield head
            head = self.tokens[head].head

    def is_clause(self, index: int) -> bool:
        """Tell whether a token is the predicate of a clause."""
        token = self.tokens[index]
        if token.relation in _CLAUSAL or token.head < 0:
            return True
        if token.relation != "conj":
            return False
        return token.upos in {"VERB", "AUX"} or bool(self.children(token.index, "cop"))

    def clause(self, token: int) -> int:
        """Return the predicate of the clause in which a token stands."""
        known = self._clauses.get(token)
        if known is None:
            known = next(filter(self.is_clause, self.ancestors(token)), token)
            self._clauses[token] = known
        return known

    def subject(self, predicate: int) -> int | None:
        """Return the subject of a predicate, for shared and relative subjects the real one."""
        if predicate not in self._subjects:
            self._subjects[predicate] = self._find_subject(predicate)
        return self._subjects[predicate]

    def _find_subject(self, predicate: int) -> int | None:
        found = self.children(predicate, "nsubj", "nsubj:pass", "nsubj:outer")
        token = self.tokens[predicate]
        if found:
            if self.lemmas[found[0]] in _RELATIVE and "relcl" in token.relation:
                return self._antecedent(found[0], token.head)
            return found[0]
        shared = token.relation in {"conj", "xcomp", "advcl"} and token.head >= 0
        return self.subject(token.head) if shared else None

    def _antecedent(self, relative: int, head: int) -> int:
        """Return the noun of a relative pronoun: the name before "who", else what it hangs on."""
        before = relative - 1
        while before > 0 and self.tokens[before].upos == "PUNCT":
            before -= 1
        if self.lemmas[relative] != "who" or before < 0:
            return head
        span = self.tokens[before].span
        ends = [m for m in self.mentions if m.span.end == span.end]
        return max(ends, key=lambda m: len(m.span)).head if ends else head

    def first_conjunct(self, token: int) -> int:
        """Return the first member of the coordination in which a token stands."""
        while self.tokens[token].relation == "conj" and self.tokens[token].head >= 0:
            token = self.tokens[token].head
        return token

    def governor(self, token: int) -> str:
        """Return the lemma of the word on which a token hangs, "" for none."""
        head = self.tokens[self.first_conjunct(token)].head
        return self.lemmas[head] if head >= 0 else ""

    def conjuncts(self, token: int) -> list[int]:
        """Return a token with the members coordinated to it."""
        return [token, *self.children(token, "conj")]

    def root(self, sentence: Sentence) -> int | None:
        """Return the root of a sentence, None when it has no tokens."""
        if sentence.index not in self._roots:
            roots = (
                token.index
                for token in self.annotation.sentence_tokens(sentence)
                if token.head < 0 or token.relation == "root"
            )
            self._roots[sentence.index] = next(roots, None)
        return self._roots[sentence.index]

    def is_main(self, predicate: int) -> bool:
        """Tell whether a predicate is the root of its sentence or coordinated to it."""
        return self.tokens[self.first_conjunct(predicate)].relation == "root"

    def is_reporting(self, predicate: int) -> bool:
        """Tell whether a predicate is a verb of speaking or writing."""
        return self.lemmas[predicate] in words_of("speaking")

    def case_words(self, token: int) -> frozenset[str]:
        """Return the lemmas of the prepositions before a token, parts of fixed ones included."""
        cases = self.children(token, "case")
        if not cases:
            return frozenset()
        parts = [part for case in cases for part in self.children(case, "fixed")]
        return frozenset(self.lemmas[case] for case in (*cases, *parts))

    def source(self, sentence: Sentence) -> int | None:
        """Return the token of the one to whom a sentence is attributed, or None.

        The subject of a reporting verb with content of its own, or the noun of "according to".
        """
        if sentence.index not in self._sources:
            self._sources[sentence.index] = self._find_source(sentence)
        return self._sources[sentence.index]

    def _find_source(self, sentence: Sentence) -> int | None:
        reporting, cited = self.speeches(sentence)
        for token in sorted({*reporting, *cited}):
            if token in cited:
                return token
            agent = self._reporting_agent(token)
            if agent is not None:
                return agent
        return None

    def speeches(self, sentence: Sentence) -> tuple[list[int], list[int]]:
        """Return the verbs of speaking of a sentence, and its nouns of "according to"."""
        if sentence.index not in self._speeches:
            own = range(sentence.first, sentence.last)
            speaking, lemmas = words_of("speaking"), self.lemmas
            reporting = [token for token in own if lemmas[token] in speaking]
            cited: list[int] = []
            if not _ACCORDING.isdisjoint(lemmas[sentence.first : sentence.last]):
                cited = [token for token in own if self.case_words(token) & _ACCORDING]
            self._speeches[sentence.index] = reporting, cited
        return self._speeches[sentence.index]

    def _reporting_agent(self, verb: int) -> int | None:
        agents = [
            child
            for child in self.children(verb, "obl:agent", "obl")
            if "by" in self.case_words(child)
        ]
        marks = {self.lemmas[mark] for mark in self.children(verb, "mark")}
        if agents and marks & {"as"}:
            return agents[0]
        if self.children(verb, "ccomp") or self.tokens[verb].relation == "parataxis":
            return self.subject(verb)
        return None

    def previous(self, sentence: Sentence, count: int) -> list[Sentence]:
        """Return up to ``count`` sentences before one, the nearest first.

        Lines of the same kind come first, so that a caption never stands between two body lines;
        the title serves the first body sentences.
        """
        near = self._previous.get(sentence.index)
        if near is None or len(near) < count:
            near = self._previous[sentence.index] = self._find_previous(sentence, count)
        return near[:count]

    def _find_previous(self, sentence: Sentence, count: int) -> list[Sentence]:
        found: list[Sentence] = []
        for other in reversed(range(sentence.index)):
            if len(found) == count:
                return found
            if self.annotation.sentences[other].kind is sentence.kind:
                found.append(self.annotation.sentences[other])
        missing = self._titles if sentence.kind is not LineKind.TITLE else ()
        return [*found, *(t for t in missing if t.index < sentence.index)][:count]

    def is_definite(self, mention: Mention) -> bool:
        """Tell whether a nominal points at something known: by its determiner or a possessor."""
        return self.definiteness(mention) == "definite"

    def definiteness(self, mention: Mention) -> str:
        """Return "definite", "indefinite", or "bare" for a nominal that no word determines."""
        determiners = self.determiners(mention)
        if determiners:
            if not determiners.isdisjoint(words_of("indefinite")):
                return "indefinite"
            if not determiners.isdisjoint(words_of("definite")):
                return "definite"
        opened = _THE.match(self.text, mention.span.start, mention.span.end)
        return "definite" if opened or self.children(mention.head, "nmod:poss") else "bare"

    def determiners(self, mention: Mention) -> frozenset[str]:
        """Return the determiners of a mention's head in lower case, a leading "both" included."""
        known = self._determiners.get(mention.head)
        if known is None:
            near = [self.tokens[token] for token in self._children[mention.head]]
            kept = [t for t in near if t.upos in _DETERMINERS and t.relation in _DETERMINING]
            known = frozenset([token.text.casefold() for token in kept])
            self._determiners[mention.head] = known
        return known

    def quotation(self, span: Span) -> Span | None:
        """Return the quotation in which a span stands, or None."""
        place = bisect_right(self._openings, span.start) - 1
        if place < 0 or span.end > self._quotations[place].end:
            return None
        return self._quotations[place]
