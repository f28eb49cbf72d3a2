"""One article seen by its syntax: clauses, subjects, reporting verbs, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossread.model.annotation import Annotation, Mention, MentionKind, Sentence, Token
from crossread.model.articles import LineKind
from crossread.model.spans import Span
from crossread.text.resources import load

_CLAUSAL = frozenset(
    {"root", "ccomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "xcomp", "csubj"}
)
_QUOTATION = re.compile(r"[“\"][^“”\"\n]{2,}[”\"]|“[^“”\n]{2,}$", re.MULTILINE)
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


@cache
def words_of(*path: str) -> frozenset[str]:
    """Return a word list of resources/reference.yaml by its keys."""
    entry = load("reference.yaml")
    for key in path:
        entry = entry[key]
    return frozenset(entry.split())


class Document:
    """Read-only view of an annotation with the questions that coreference asks of its trees."""

    def __init__(self, annotation: Annotation, text: str) -> None:
        self.annotation = annotation
        self.text = text
        self.tokens = annotation.tokens
        self.mentions = annotation.mentions
        self._children: list[list[int]] = [[] for _ in annotation.tokens]
        for token in annotation.tokens:
            if token.head >= 0:
                self._children[token.head].append(token.index)
        self.by_head: dict[int, Mention] = {}
        for mention in sorted(annotation.mentions, key=lambda m: len(m.span)):
            self.by_head[mention.head] = mention
        self._quotations = tuple(Span(*match.span()) for match in _QUOTATION.finditer(text))

    def children(self, token: int, *relations: str) -> list[int]:
        """Return the dependents of a token, those of the given relations only if any is given."""
        found = self._children[token]
        if not relations:
            return found
        return [child for child in found if self.tokens[child].relation in relations]

    def words(self, mention: Mention) -> str:
        """Return the words of a mention as printed."""
        return mention.span.of(self.text)

    def word(self, mention: Mention) -> str:
        """Return the head word of a mention in lower case."""
        return self.tokens[mention.head].text.casefold()

    def sentence(self, mention: Mention) -> Sentence:
        """Return the sentence in which a mention stands."""
        return self.annotation.sentences[mention.sentence]

    def subtree(self, token: int) -> set[int]:
        """Return a token with everything below it."""
        found, stack = set(), [token]
        while stack:
            current = stack.pop()
            if current not in found:
                found.add(current)
                stack.extend(self._children[current])
        return found

    def ancestors(self, token: int) -> Iterator[int]:
        """Yield the heads above a token, the nearest first."""
        seen = {token}
        head = self.tokens[token].head
        while head >= 0 and head not in seen:
            seen.add(head)
            yield head
            head = self.tokens[head].head

    def _is_clause(self, token: Token) -> bool:
        if token.relation in _CLAUSAL or token.head < 0:
            return True
        verbal = token.upos in {"VERB", "AUX"} or bool(self.children(token.index, "cop"))
        return token.relation == "conj" and verbal

    def clause(self, token: int) -> int:
        """Return the predicate of the clause in which a token stands."""
        return next(
            (above for above in self.ancestors(token) if self._is_clause(self.tokens[above])), token
        )

    def subject(self, predicate: int) -> int | None:
        """Return the subject of a predicate, for shared and relative subjects the real one."""
        found = self.children(predicate, "nsubj", "nsubj:pass", "nsubj:outer")
        token = self.tokens[predicate]
        if found:
            if self.tokens[found[0]].lemma.casefold() in _RELATIVE and "relcl" in token.relation:
                return self._antecedent(found[0], token.head)
            return found[0]
        shared = token.relation in {"conj", "xcomp", "advcl"} and token.head >= 0
        return self.subject(token.head) if shared else None

    def _antecedent(self, relative: int, head: int) -> int:
        """Return the noun of a relative pronoun: the name before "who", else what it hangs on."""
        before = relative - 1
        while before > 0 and self.tokens[before].upos == "PUNCT":
            before -= 1
        if self.tokens[relative].lemma.casefold() != "who" or before < 0:
            return head
        span = self.tokens[before].span
        ends = [m for m in self.mentions if m.span.end == span.end]
        return max(ends, key=lambda m: len(m.span)).head if ends else head

    def is_relative(self, predicate: int) -> bool:
        """Tell whether a predicate is that of a relative clause with a subject "who"."""
        return "relcl" in self.tokens[predicate].relation and any(
            self.tokens[child].lemma.casefold() in _RELATIVE
            for child in self.children(predicate, "nsubj", "nsubj:pass")
        )

    def first_conjunct(self, token: int) -> int:
        """Return the first member of the coordination in which a token stands."""
        while self.tokens[token].relation == "conj" and self.tokens[token].head >= 0:
            token = self.tokens[token].head
        return token

    def conjuncts(self, token: int) -> list[int]:
        """Return a token with the members coordinated to it."""
        return [token, *self.children(token, "conj")]

    def root(self, sentence: Sentence) -> int | None:
        """Return the root of a sentence, None when it has no tokens."""
        roots = [
            token.index
            for token in self.annotation.sentence_tokens(sentence)
            if token.head < 0 or token.relation == "root"
        ]
        return roots[0] if roots else None

    def is_reporting(self, predicate: int) -> bool:
        """Tell whether a predicate is a verb of speaking or writing."""
        return self.tokens[predicate].lemma.casefold() in words_of("speaking")

    def case_words(self, token: int) -> frozenset[str]:
        """Return the lemmas of the prepositions before a token, parts of fixed ones included."""
        cases = self.children(token, "case")
        parts = [part for case in cases for part in self.children(case, "fixed")]
        return frozenset(self.tokens[case].lemma.casefold() for case in (*cases, *parts))

    def source(self, sentence: Sentence) -> int | None:
        """Return the token of the one to whom a sentence is attributed, or None.

        The subject of a reporting verb with content of its own, or the noun of "according to".
        """
        for token in self.annotation.sentence_tokens(sentence):
            if "accord" in self.case_words(token.index) or (
                "according" in self.case_words(token.index)
            ):
                return token.index
            if not self.is_reporting(token.index):
                continue
            agent = self._reporting_agent(token.index)
            if agent is not None:
                return agent
        return None

    def _reporting_agent(self, verb: int) -> int | None:
        agents = [
            child
            for child in self.children(verb, "obl:agent", "obl")
            if "by" in self.case_words(child)
        ]
        marks = {self.tokens[mark].lemma.casefold() for mark in self.children(verb, "mark")}
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
        before = self.annotation.sentences[: sentence.index]
        same = [other for other in reversed(before) if other.kind is sentence.kind]
        titles = [other for other in reversed(before) if other.kind is LineKind.TITLE]
        missing = titles if sentence.kind is not LineKind.TITLE else []
        return [*same, *missing][:count]

    def is_definite(self, mention: Mention) -> bool:
        """Tell whether a nominal points at something known: by its determiner or a possessor."""
        determiners = self.determiners(mention)
        if determiners & words_of("indefinite"):
            return False
        possessed = bool(self.children(mention.head, "nmod:poss"))
        first = next(iter(re.findall(r"\w+", self.words(mention).casefold())), "")
        return bool(determiners & words_of("definite")) or first == "the" or possessed

    def determiners(self, mention: Mention) -> frozenset[str]:
        """Return the determiners of a mention's head in lower case, a leading "both" included."""
        found = self.children(mention.head, "det", "det:predet", "cc:preconj", "nummod", "amod")
        kept = [token for token in found if self.tokens[token].upos in {"DET", "CCONJ", "NUM"}]
        return frozenset(self.tokens[token].text.casefold() for token in kept)

    def quotation(self, span: Span) -> Span | None:
        """Return the quotation in which a span stands, or None."""
        return next((q for q in self._quotations if q.contains(span)), None)

    def is_pronoun(self, token: int) -> bool:
        """Tell whether a token is a pronoun mention or a pronoun word."""
        mention = self.by_head.get(token)
        return self.tokens[token].upos == "PRON" or (
            mention is not None and mention.kind is MentionKind.PRONOUN
        )
