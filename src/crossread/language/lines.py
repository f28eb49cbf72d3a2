"""From the lines of an article to its sentences, tokens and the names that the model sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from crossread.language.annotator import Annotator, Parse
from crossread.language.rejoin import find_stray_stops
from crossread.language.sentences import cut_stretches, find_bounds
from crossread.language.tokenizer import tokenize
from crossread.language.vectors import Halves, clause_vectors, sentence_vectors
from crossread.model.annotation import Frame, Sentence, SentenceVectors, Token
from crossread.model.articles import PARSED_KINDS, Article, Line
from crossread.model.spans import Span

NameSpan = tuple[int, int, str]  # first token, last token exclusive, label of Parse.names
_HAPPENED_DIGITS = 2  # decimals that processors agree on


@dataclass(slots=True)
class Words:
    """The words of an article as they are read, line after line."""

    sentences: list[Sentence] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    names: list[NameSpan] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    sentence_rows: list[Halves] = field(default_factory=list)
    clause_rows: list[Halves] = field(default_factory=list)

    def vectors(self) -> SentenceVectors | None:
        """Return the vectors of the sentences and frames; None if the annotator made none."""
        if not self.sentence_rows:
            return None
        return SentenceVectors(np.concatenate(self.sentence_rows), np.concatenate(self.clause_rows))


def join_parses(parses: Sequence[Parse]) -> Parse:
    """Put the parses of stretches together; no head crosses from one to the next."""
    offsets = [0]
    for parse in parses:
        offsets.append(offsets[-1] + len(parse.upos))
    shifted = list(zip(parses, offsets[:-1], strict=True))
    rows = [parse.vectors for parse in parses if parse.vectors is not None]
    return Parse(
        upos=tuple(tag for parse in parses for tag in parse.upos),
        xpos=tuple(tag for parse in parses for tag in parse.xpos),
        feats=tuple(feat for parse in parses for feat in parse.feats),
        lemmas=tuple(lemma for parse in parses for lemma in parse.lemmas),
        heads=tuple(h + by if h >= 0 else -1 for parse, by in shifted for h in parse.heads),
        relations=tuple(relation for parse in parses for relation in parse.relations),
        starts=tuple(start + by for parse, by in shifted for start in parse.starts),
        names=tuple((a + by, b + by, kind) for parse, by in shifted for a, b, kind in parse.names),
        frames=tuple(_shift(frame, by) for parse, by in shifted for frame in parse.frames),
        vectors=np.concatenate(rows) if rows else None,
    )


def _shift(frame: Frame, by: int) -> Frame:
    """Return a frame with its words counted from further left."""
    arguments = tuple((word + by, label) for word, label in frame.arguments)
    return replace(frame, predicate=frame.predicate + by, arguments=arguments)


def _parse_words(
    text: str, spans: Sequence[Span], annotator: Annotator, joints: frozenset[int]
) -> Parse:
    """Parse the words of one line; no sentence starts at a joint."""
    words = [span.of(text) for span in spans]
    bounds = find_bounds(text, spans).joined_at(joints)
    return join_parses(
        annotator.parse(cut_stretches(words, bounds, annotator.pieces(words), annotator.room))
    )


def _read_line(
    text: str, span: Span, annotator: Annotator
) -> tuple[list[Span], Parse, frozenset[int]] | None:
    """Return a line's words, their parse and the words before which it was printed broken."""
    spans = tokenize(text, span)
    if not spans:
        return None
    parse = _parse_words(text, spans, annotator, frozenset())
    stray = find_stray_stops([word.of(text) for word in spans], parse)
    if not stray:
        return spans, parse, frozenset()
    kept = [word for place, word in enumerate(spans) if place not in set(stray)]
    joints = frozenset(place - before for before, place in enumerate(stray))
    return kept, _parse_words(text, kept, annotator, joints), joints


def _add_line(words: Words, article: Article, paragraph: int, annotator: Annotator) -> None:
    line: Line = article.lines[paragraph]
    reading = _read_line(article.text, line.span, annotator)
    if reading is None:
        return
    spans, parse, joints = reading
    base = len(words.tokens)
    ends = [*parse.starts[1:], len(spans)]
    for first, last in zip(parse.starts, ends, strict=True):
        number = len(words.sentences)
        words.sentences.append(
            Sentence(
                index=number,
                span=spans[first].cover(spans[last - 1]),
                first=base + first,
                last=base + last,
                kind=line.kind,
                paragraph=paragraph,
                rejoined=any(first < joint < last for joint in joints),
            )
        )
        words.tokens.extend(
            Token(
                index=base + place,
                span=spans[place],
                text=spans[place].of(article.text),
                lemma=parse.lemmas[place],
                upos=parse.upos[place],
                xpos=parse.xpos[place],
                feats=parse.feats[place],
                head=base + parse.heads[place] if parse.heads[place] >= 0 else -1,
                relation=parse.relations[place],
                sentence=number,
            )
            for place in range(first, last)
        )
    words.names.extend((base + first, base + last, kind) for first, last, kind in parse.names)
    words.frames.extend(
        replace(_shift(frame, base), happened=round(frame.happened, _HAPPENED_DIGITS))
        for frame in parse.frames
    )
    if parse.vectors is not None:
        words.sentence_rows.append(sentence_vectors(parse))
        words.clause_rows.append(clause_vectors(parse))


def read_lines(article: Article, annotator: Annotator) -> Words:
    """Read the title, body and caption lines of an article; other lines have no sentences."""
    words = Words()
    for paragraph, line in enumerate(article.lines):
        if line.kind in PARSED_KINDS:
            _add_line(words, article, paragraph, annotator)
    return words
