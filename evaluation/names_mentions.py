"""Given mentions that our mention finder lacks, made into mentions by their head word.

The truth of this yardstick gives the words of every mention, never who is meant: a given phrase
becomes a mention as any other, and the same coreference and linking decide on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from crossread.language import coreference
from crossread.language.nominals import noun_kinds, noun_lemma, role_ending_at
from crossread.model.annotation import Annotation, EntityKind, Mention, MentionKind, Token
from crossread.model.articles import Article
from crossread.model.spans import Span
from evaluation.names_score import Given, find_mention

_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_REACH = 3  # tokens that may stand between a noun and its "who"
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def add_given(article: Article, annotation: Annotation, given: Sequence[Given]) -> Annotation:
    """Return the annotation with every given mention in it, resolved anew.

    Relative pronouns join the chain of their noun; they play no part in resolving others.
    """
    missing = [one for one in given if find_mention(one, annotation) is None]
    known = _known(annotation)
    made = [_made(article.text, annotation, one, known) for one in missing]
    found = [one for one in made if one is not None]
    clauses = [m for m in found if _is_relative(annotation.tokens[m.head])]
    plain = [m for m in found if m not in clauses]
    if plain:
        mentions = _numbered((*annotation.mentions, *plain))
        annotation = coreference.resolve(replace(annotation, mentions=mentions), article)
    told = tuple(_told(annotation, mention) for mention in clauses)
    return replace(annotation, mentions=(*annotation.mentions, *told))


def _known(annotation: Annotation) -> dict[str, EntityKind]:
    """Return what the names of an article are by their last word, as it stands first."""
    known: dict[str, EntityKind] = {}
    for mention in annotation.mentions:
        if mention.name:
            known.setdefault(mention.name.split()[-1].casefold(), mention.entity)
    return known


def _numbered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    ordered = sorted(mentions, key=lambda one: (one.span.start, -one.span.end, one.kind.value))
    return tuple(replace(one, index=index) for index, one in enumerate(ordered))


def _is_relative(token: Token) -> bool:
    return token.text.casefold() in _RELATIVES


def _head(tokens: Sequence[Token]) -> Token:
    """Return the token of a phrase that hangs on none other of it, the last of several."""
    own = {token.index for token in tokens}
    return [token for token in tokens if token.head not in own][-1]


def _made(
    text: str, annotation: Annotation, one: Given, known: Mapping[str, EntityKind]
) -> Mention | None:
    """Return the mention that a given phrase makes; None where no token begins in it."""
    around = Span(one.spans[0].start, one.spans[-1].end)
    tokens = [
        token
        for token in annotation.tokens_in(around)
        if any(span.start <= token.span.start < span.end for span in one.spans)
    ]
    if not tokens:
        return None
    head = _head(tokens)
    blank = Mention(0, around, head.index, MentionKind.PRONOUN, EntityKind.UNKNOWN, head.sentence)
    if one.kind == "pronoun":
        return blank
    word = head.text.casefold()
    if head.upos == "PROPN" or (head.text[:1].isupper() and word in known):
        name, kind = _name(text, tokens, head), known.get(word, EntityKind.UNKNOWN)
        return replace(blank, kind=MentionKind.NAME, name=name, entity=kind)
    floor = annotation.sentences[head.sentence].first
    role = role_ending_at(annotation.tokens, head.index, floor)
    lemma = noun_lemma(head)
    return replace(
        blank,
        kind=MentionKind.NOMINAL,
        entity=noun_kinds().get(lemma, EntityKind.PERSON),
        role=role[1] if role else lemma,
        plural=head.xpos in _PLURAL_TAGS,
    )


def _name(text: str, tokens: Sequence[Token], head: Token) -> str:
    """Return the unbroken run of names around the head: "Mira Tolan" of "singer Mira Tolan"."""
    place = tokens.index(head)
    first = last = place
    while first > 0 and tokens[first - 1].upos == "PROPN":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].upos == "PROPN":
        last += 1
    return text[tokens[first].span.start : tokens[last].span.end]


def _told(annotation: Annotation, mention: Mention) -> Mention:
    """Return a relative pronoun in the chain of the noun that its clause tells of."""
    index = len(annotation.mentions) + mention.span.start  # no other mention bears it
    for noun in _nouns(annotation.tokens, mention.head):
        own = [m for m in annotation.mentions if m.head == noun]
        if own:
            best = max(own, key=lambda m: len(m.span))
            return replace(mention, index=index, chain=best.chain, members=best.members)
    return replace(mention, index=index)


def _nouns(tokens: Sequence[Token], place: int) -> Iterator[int]:
    """Yield the nouns that a relative pronoun may stand for: that of its clause, then before it."""
    above = tokens[place]
    while above.head >= 0 and "relcl" not in above.relation:
        above = tokens[above.head]
    if "relcl" in above.relation:
        yield above.head
    yield from range(place - 1, max(place - 1 - _REACH, -1), -1)
