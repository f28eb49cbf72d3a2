"""What a choice among the claims of an article needs: the title's words, places and depths."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from crossread.model.annotation import Annotation, EntityKind, MentionKind, Sentence
from crossread.model.articles import Article, LineKind
from crossread.model.claims import Claim, Filler
from crossread.model.spans import Span

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV"})
_STEM = 5  # letters: "derail" and "derailment", "attack" and "attacker" begin alike
_EARLY = 8  # sentences of the body: an article that opens with a scene tells its event by then
_SHORT = 3  # sentences: a body below is one whose text the page prints like captions
_CLAUSES = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis"})
_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "compound", "appos"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp"})
_PARTICLES = frozenset({"compound:prt", "advmod"})
_HELPERS = frozenset({"AUX", "PART", "ADV"})
_DEPTH = 12  # words upwards; deeper nesting is a parser error


def stem_of(lemma: str) -> str:
    """Return the letters by which a verb and its noun are alike."""
    return lemma[:_STEM].lower()


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's claims as candidates for its main event."""

    article: Article
    annotation: Annotation
    claims: tuple[Claim, ...]
    early: tuple[Claim, ...]  # of the title and the first sentences
    places: dict[int, int]  # sentence of title or body -> its place in the body
    title: tuple[int, ...]  # its sentences, and those that repeat it
    title_words: frozenset[str]
    frames: dict[int, int]  # predicate token -> index of its frame
    openings: dict[int, int]  # sentence of the title -> first token behind its colon
    chain_words: dict[int, frozenset[str]]  # coreference chain -> stems of its names
    cases: dict[int, frozenset[str]]  # token -> its prepositions
    place_heads: frozenset[int]  # heads of mentions of places

    def words(self, span: Span) -> frozenset[str]:
        """Return the stems of the content words of a span."""
        tokens = self.annotation.tokens_in(span)
        return frozenset(stem_of(t.lemma) for t in tokens if t.upos in _CONTENT)

    def party_words(self, claim: Claim) -> frozenset[str]:
        """Return the stems of all role fillers."""
        return frozenset().union(*(self.role_words(claim, role.name) for role in claim.roles))

    def role_words(self, claim: Claim, name: str) -> frozenset[str]:
        """Return the stems of one role's fillers, a pronoun's of the names in its chain."""
        role = claim.role(name)
        found: set[str] = set()
        for filler in role.fillers if role else ():
            found |= self.words(filler.span)
            mention = (
                self.annotation.mentions[filler.mention] if filler.mention is not None else None
            )
            if mention is not None and mention.kind is MentionKind.PRONOUN:
                found |= self.chain_words.get(mention.chain, frozenset())
        return frozenset(found)

    def name_words(self, filler: Filler) -> frozenset[str]:
        """Return the stems of the proper nouns in a filler."""
        tokens = self.annotation.tokens_in(filler.span)
        return frozenset(stem_of(token.lemma) for token in tokens if token.upos == "PROPN")

    def place_of(self, sentence: Sentence) -> int:
        """Return the place of a sentence in the body, 0 for the title's."""
        return self.places.get(sentence.index, len(self.places))

    def head(self, claim: Claim) -> int:
        """Return the token on which the claim's predicate hangs."""
        tokens = self.annotation.tokens_in(claim.predicate_span)
        inside = {token.index for token in tokens}
        return next((t.index for t in tokens if t.head not in inside), tokens[0].index)

    def depth(self, claim: Claim) -> int:
        """Return how many clauses stand above a claim's, in a title as far as its colon.

        An event that only fills a place in a clause stands one deeper: "blames defeat on rain".
        """
        tokens, token = self.annotation.tokens, self.head(claim)
        clauses = int(tokens[token].relation.partition(":")[0] in _ARGUMENTS)
        opening = self.openings.get(claim.sentence, 0)
        first = opening if token >= opening else 0
        for _ in range(_DEPTH):
            above = tokens[token].head
            if above < 0:
                break
            clauses += self._is_clause(claim, token)
            if above < first:
                break
            token = above
        return clauses

    def _is_clause(self, claim: Claim, token: int) -> bool:
        """Tell whether a word heads a clause of its own.

        A title leaves out "are" before a participle, and puts sentences side by side.
        """
        relation = self.annotation.tokens[token].relation
        if claim.sentence in self.title and relation in ("acl", "parataxis"):
            above = self.annotation.tokens[self.annotation.tokens[token].head]
            return above.head >= 0
        return relation.partition(":")[0] in _CLAUSES

    def is_whole_title(self, claim: Claim) -> bool:
        """Tell whether a claim is all that a title says: "Poe's visit to Peru"."""
        sentence = self.annotation.sentences[claim.sentence]
        alone = self.openings.get(claim.sentence) == sentence.first
        return alone and self.annotation.tokens[self.head(claim)].relation == "root"

    def likeness(self, claim: Claim) -> float:
        """Return how alike a clause is to the title, 0 without vectors."""
        vectors, frame = self.annotation.vectors, self.frames.get(self.head(claim))
        if vectors is None or frame is None or not self.title:
            return 0.0
        clause = vectors.clauses[frame].astype("float32")
        return max(float(clause @ vectors.sentences[i].astype("float32")) for i in self.title)

    def has_name(self, span: Span) -> bool:
        """Tell whether a span holds a proper noun."""
        return any(token.upos == "PROPN" for token in self.annotation.tokens_in(span))

    def is_common(self, token: int) -> bool:
        """Tell whether a word is a common noun."""
        return self.annotation.tokens[token].upos == "NOUN"

    def is_pronoun(self, token: int) -> bool:
        """Tell whether a word is a pronoun."""
        return self.annotation.tokens[token].upos == "PRON"

    def case_words(self, token: int) -> frozenset[str]:
        """Return the prepositions of a word in lower case."""
        return self.cases.get(token, frozenset())

    def is_place(self, token: int) -> bool:
        """Tell whether a word heads a mention of a place."""
        return token in self.place_heads

    def opening(self, claim: Claim) -> int:
        """Return where a predicate starts with the auxiliaries and adverbs in front of it."""
        tokens = self.annotation.tokens
        first = self.annotation.tokens_in(claim.predicate_span)[0].index
        while first > 0 and tokens[first - 1].upos in _HELPERS:
            first -= 1
        return tokens[first].span.start

    def complement_end(self, claim: Claim) -> int:
        """Return where the predicate ends with its particles and the clause that completes it."""
        head = self.head(claim)
        sentence = self.annotation.sentences[claim.sentence]
        after = self.annotation.tokens[head + 1 : sentence.last]
        inside: set[int] = set()
        for token in after:
            beside = token.relation in _PARTICLES and token.index - 1 in (head, *inside)
            if token.head == head and (beside or token.relation in _COMPLEMENTS):
                inside.add(token.index)
        for _ in range(_DEPTH):
            wider = {token.index for token in after if token.head in inside} - inside
            if not wider:
                break
            inside |= wider
        ends = (self.annotation.tokens[index].span.end for index in inside)
        return max(claim.predicate_span.end, *ends) if inside else claim.predicate_span.end


def read_telling(article: Article, annotation: Annotation, claims: Sequence[Claim]) -> Telling:
    """Lay out an article's claims as candidates for its main event."""
    title = _title(article, annotation)
    body = _body(annotation, title)
    places = {sentence: place for place, sentence in enumerate(body)} | dict.fromkeys(title, 0)
    wanted = {*title, *body[:_EARLY]}
    words = (
        stem_of(token.lemma)
        for index in title
        for token in annotation.sentence_tokens(annotation.sentences[index])
        if token.upos in _CONTENT
    )
    return Telling(
        article=article,
        annotation=annotation,
        claims=tuple(claims),
        early=tuple(claim for claim in claims if claim.sentence in wanted),
        places=places,
        title=title,
        title_words=frozenset(words),
        frames={frame.predicate: index for index, frame in enumerate(annotation.frames)},
        openings={index: _behind_colon(annotation, index) for index in title},
        chain_words=_chain_words(annotation),
        cases=_cases(annotation),
        place_heads=frozenset(m.head for m in annotation.mentions if m.entity is EntityKind.PLACE),
    )


def _title(article: Article, annotation: Annotation) -> tuple[int, ...]:
    """Return the sentences of the title, and those of the body that repeat it word by word."""
    words = {s.span.of(article.text) for s in annotation.sentences if s.kind is LineKind.TITLE}
    return tuple(s.index for s in annotation.sentences if s.span.of(article.text) in words)


def _body(annotation: Annotation, title: Container[int]) -> list[int]:
    """Return the sentences of the body, those of captions where there is next to no other."""
    body = [s.index for s in annotation.sentences if s.kind is LineKind.BODY]
    if len(body) < _SHORT:
        parsed = (LineKind.BODY, LineKind.CAPTION)
        body = [s.index for s in annotation.sentences if s.kind in parsed]
    return [index for index in body if index not in title]


def _behind_colon(annotation: Annotation, title: int) -> int:
    """Return the first token behind a title's topic: "Strelsau fire: a ferry burns"."""
    sentence = annotation.sentences[title]
    colons = (t.index for t in annotation.sentence_tokens(sentence) if t.text == ":")
    return next(colons, sentence.first - 1) + 1


def _chain_words(annotation: Annotation) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for mention in annotation.mentions:
        if mention.kind is MentionKind.NAME and mention.chain >= 0:
            words = frozenset(stem_of(word) for word in mention.name.split())
            found[mention.chain] = found.get(mention.chain, frozenset()) | words
    return found


def _cases(annotation: Annotation) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for token in annotation.tokens:
        if token.relation == "case":
            found[token.head] = found.get(token.head, frozenset()) | {token.text.lower()}
    return found
