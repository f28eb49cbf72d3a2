"""What surrounds a pronoun: the subjects above it, who was cited, the quotation it stands in."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import words_of
from crossread.language.coreference.forms import form_of, part_of
from crossread.model.annotation import Mention, MentionKind, Sentence
from crossread.model.articles import LineKind
from crossread.text.roles import is_state_body


class Scene:
    """What surrounds one pronoun: the subjects above it, its verb, the quotation it stands in."""

    def __init__(self, chains: Chains, pronoun: Mention, beside: Sequence[int]) -> None:
        """Look around a pronoun; ``beside`` are the mentions of its sentence in text order."""
        document, head = chains.document, pronoun.head
        self.chains, self.document, self.pronoun = chains, document, pronoun
        self._beside = beside
        self.token = document.tokens[head]
        word = document.word(pronoun)
        self.form = form_of(word)
        self.reflexive = word in words_of("reflexives")
        self.part = part_of(document, head)
        self.speaks = self.part == "subject" and document.is_reporting(self.token.head)
        self.quotation = document.quotation(pronoun.span)
        self.governor = document.governor(head)
        sentence = document.sentence(pronoun)
        self.title = sentence.kind is LineKind.TITLE
        self.heads = list(document.ancestors(head))
        clauses = [token for token in (self.heads or [head]) if document.is_clause(token)]
        self.clause = clauses[0] if clauses else head
        self.above = self._subjects(clauses)
        self.cited = self._cited(sentence)
        self.guests = self._guests()
        self.said = self._said() if self.speaks else frozenset[int]()
        self.related = {*self.above, *self.heads, *self.cited, *self.guests, *self.said}
        self.deed = self._deed()
        self.owns_organ = self.part == "owner" and self._is_organ(self.token.head)

    def _subjects(self, clauses: Sequence[int]) -> dict[int, int]:
        """Return the subjects of the clauses above the pronoun with how many clauses up."""
        found: dict[int, int] = {}
        for steps, predicate in enumerate(clauses):
            subject = self.document.subject(predicate)
            if subject is not None and subject != self.pronoun.head:
                found.setdefault(subject, steps)
        return found

    def _cited(self, sentence: Sentence) -> Sequence[int]:
        """Return whom the sentence before cites, with what is in apposition to it."""
        document = self.document
        before = document.previous(sentence, 1)
        source = document.source(before[0]) if before else None
        return () if source is None else (source, *document.children(source, "appos"))

    def _said(self) -> frozenset[int]:
        """Return the tokens of what the pronoun says: "X will go, he said"."""
        document, verb = self.document, self.token.head
        said = [*document.children(verb, "ccomp", "parataxis")]
        if document.tokens[verb].relation == "parataxis":
            said.append(document.tokens[verb].head)
        return frozenset().union(*(document.subtree(clause) for clause in said))

    def _deed(self) -> str:
        """Return what the pronoun does or owns, as the end of a sign's name, "" for neither."""
        verb = self.token.head
        if self.part == "subject" and verb >= 0:
            lemma = self.document.lemmas[verb]
            deeds = (("speaking", " speaks"), ("acting", " acts"), ("living", " lives"))
            return next((sign for words, sign in deeds if lemma in words_of(words)), "")
        if self.part != "owner":
            return ""
        living = self.document.lemmas[verb] in words_of("had_by_living")
        return " owns what lives" if living else " owns"

    def _is_organ(self, owned: int) -> bool:
        """Tell whether a noun is an organ that only a State has: "its Foreign Ministry"."""
        mention = self.document.by_head.get(owned)
        return mention is not None and bool(mention.role) and is_state_body(mention.role)

    def is_like_open_one(self) -> bool:
        """Tell whether the last such pronoun of the sentence was left open."""
        mentions, head = self.document.mentions, self.pronoun.head
        for index in reversed(self._beside):
            mention = mentions[index]
            if mention.kind is not MentionKind.PRONOUN or mention.head >= head:
                continue
            if form_of(self.document.word(mention)) == self.form:
                return not (self.chains.placed[index] or index in self.chains.members)
        return False

    def _guests(self) -> set[int]:
        """Return whom somebody welcomes while the pronoun arrives: the host does not arrive."""
        document = self.document
        verb = document.tokens[self.clause].head
        if verb < 0 or document.lemmas[self.clause] not in words_of("travel"):
            return set()
        greeted = document.lemmas[verb] in words_of("greeting")
        return set(document.children(verb, "obj")) if greeted else set()
