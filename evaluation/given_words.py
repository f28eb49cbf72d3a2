"""Words as a treebank cuts them, read by the shipped model: grouped, parsed, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.language.annotator import Annotator, Bounds, Parse, Stretch
from crossread.language.lines import join_parses
from crossread.language.sentences import cut_stretches, find_bounds
from crossread.model.annotation import Sentence, Token
from crossread.model.articles import LineKind
from crossread.model.spans import Span

# As the figures of the starter model were measured: sentences of one paragraph are read together
# up to this many words.
_GROUP_WORDS = 150


_ANYWHERE = Bounds()


@dataclass(frozen=True, slots=True)
class Given:
    """Words to read together; ``predicates`` None: the model finds them itself.

    ``whole`` tells that they are one sentence; else the model finds where sentences start, within
    the bounds.
    """

    words: tuple[str, ...]
    predicates: tuple[int, ...] | None = None
    whole: bool = False
    bounds: Bounds = _ANYWHERE


def group_sentences(
    sentences: Sequence[Sequence[str]], opens: Sequence[bool], annotator: Annotator
) -> list[tuple[int, int]]:
    """Return the groups of sentences (first, last exclusive) that are read together.

    ``opens`` tells of every sentence whether it opens a paragraph. A group has at most 150 words
    and fits the reader's room, unless it is a single sentence.
    """
    groups: list[tuple[int, int]] = []
    first = words = pieces = 0
    for place, sentence in enumerate(sentences):
        size = sum(annotator.pieces(sentence))
        full = words + len(sentence) > _GROUP_WORDS or pieces + size > annotator.room
        if place > first and (opens[place] or full):
            groups.append((first, place))
            first, words, pieces = place, 0, 0
        words, pieces = words + len(sentence), pieces + size
    return [*groups, (first, len(sentences))] if sentences else []


def shipped_bounds(words: Sequence[str], spaces: Sequence[bool]) -> Bounds:
    """Return where the language stage lets sentences start; ``spaces`` follow their words."""
    text, spans = "", []
    for word, space in zip(words, spaces, strict=True):
        spans.append(Span(len(text), len(text) + len(word)))
        text += word + " " * space
    return find_bounds(text, spans)


def _cut(given: Given, annotator: Annotator) -> list[Stretch]:
    """Return the stretches of the words: one, or several where they exceed the reader's room."""
    bounds = given.bounds
    if given.whole:
        bounds = Bounds(must_not=frozenset(range(1, len(given.words))))
    cut = cut_stretches(given.words, bounds, annotator.pieces(given.words), annotator.room)
    if given.predicates is None:
        return cut
    stretches, start = [], 0
    for stretch in cut:
        end = start + len(stretch.words)
        own = tuple(word - start for word in given.predicates if start <= word < end)
        stretches.append(replace(stretch, predicates=own))
        start = end
    return stretches


def parse_given(given: Sequence[Given], annotator: Annotator) -> list[Parse]:
    """Return the parse of each, in order; all are handed to the model in one call."""
    cut = [_cut(one, annotator) for one in given]
    parses = iter(annotator.parse([stretch for own in cut for stretch in own]))
    whole = []
    for own in cut:
        parts = [next(parses) for _ in own]
        whole.append(parts[0] if len(parts) == 1 else join_parses(parts))
    return whole


def lay_out(words: Sequence[str], parse: Parse) -> tuple[list[Sentence], list[Token]]:
    """Return the words of a document, joined by spaces, as the language stage would hold them."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    offset = 0
    ends = [*parse.starts[1:], len(words)]
    for number, (first, last) in enumerate(zip(parse.starts, ends, strict=True)):
        for place in range(first, last):
            span = Span(offset, offset + len(words[place]))
            offset = span.end + 1
            tokens.append(
                Token(
                    place, span, words[place], parse.lemmas[place], parse.upos[place],
                    parse.xpos[place], parse.feats[place], parse.heads[place],
                    parse.relations[place], number,
                )
            )  # fmt: skip
        span = tokens[first].span.cover(tokens[last - 1].span)
        sentences.append(Sentence(number, span, first, last, LineKind.BODY, 0))
    return sentences, tokens
