"""Tags, lemmas, trees and sentences of a parse against a treebank; raw text against its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from crossread.language import article_of_text
from crossread.language.annotator import Annotator, Parse
from crossread.language.lines import read_lines
from evaluation.scores import Tally
from training.corpora import TreeSentence, Word

Range = tuple[int, int]


@dataclass(slots=True)
class TreeScore:
    """What was right among the words of a treebank."""

    words: int = 0
    right: Counter[str] = field(default_factory=Counter)
    relations: Tally = field(default_factory=Tally)  # word, head and relation, by relation
    sentences: Tally = field(default_factory=Tally)

    def share(self, name: str) -> float:
        """Return the share of the words of which something is right ("upos", "las")."""
        return self.right[name] / self.words if self.words else 0.0

    def add(self, sentences: Sequence[TreeSentence], parse: Parse) -> None:
        """Count the sentences of one group of words and their parse."""
        words = [word for sentence in sentences for word in sentence.words]
        heads = gold_heads(sentences)
        self.words += len(words)
        for place, word in enumerate(words):
            same_head = parse.heads[place] == heads[place]
            self.right["uas"] += same_head
            self.right["las"] += same_head and parse.relations[place] == word.relation
            self._add_tags(word, parse, place)
        for relation in sorted({*parse.relations, *(word.relation for word in words)}):
            found = [
                (place, parse.heads[place])
                for place, own in enumerate(parse.relations)
                if own == relation
            ]
            marked = [
                (place, heads[place])
                for place, word in enumerate(words)
                if word.relation == relation
            ]
            self.relations.add(found, marked, relation)
        starts = [sum(len(s.words) for s in sentences[:n]) for n in range(len(sentences))]
        self.sentences.add(_ranges(parse.starts, len(words)), _ranges(starts, len(words)))

    def _add_tags(self, word: Word, parse: Parse, place: int) -> None:
        lemma = parse.lemmas[place]
        unmarked = word.lemma == "_"  # part of a broken word; the CoNLL-2018 scorer lets it pass
        self.right["upos"] += parse.upos[place] == word.upos
        self.right["xpos"] += parse.xpos[place] == word.xpos
        self.right["feats"] += (parse.feats[place] or "_") == word.feats
        self.right["lemma"] += unmarked or lemma == word.lemma
        self.right["lemma_any_case"] += unmarked or lemma.lower() == word.lemma.lower()


def gold_heads(sentences: Sequence[TreeSentence]) -> list[int]:
    """Return the place of each word's head among the words of all sentences, -1 for a root."""
    heads: list[int] = []
    for sentence in sentences:
        base = len(heads)
        heads.extend(base + word.head - 1 if word.head else -1 for word in sentence.words)
    return heads


def _ranges(starts: Sequence[int], end: int) -> list[Range]:
    return list(zip(starts, [*starts[1:], end], strict=True))


def raw_text(sentences: Sequence[TreeSentence]) -> tuple[str, list[Range], list[Range]]:
    """Return the text of a document, the characters of its words and those of its sentences.

    A paragraph is a line. Words that have no characters of their own get an empty range.
    """
    text, words, ranges = "", [], []
    for place, sentence in enumerate(sentences):
        if place and sentence.opens_paragraph:
            text = text.rstrip(" ") + "\n"
        first = len(text)
        for word in sentence.words:
            words.append((len(text), len(text) + len(word.surface)))
            text += word.surface + " " * word.space_after
        ranges.append((first, words[-1][1]))
    return text, words, ranges


def _without_spaces(text: str, ranges: Sequence[Range]) -> list[Range]:
    """Count the characters of ranges without white space, as the CoNLL-2018 scorer does."""
    counts = [0]
    for letter in text:
        counts.append(counts[-1] + (not letter.isspace()))
    return [(counts[first], counts[last]) for first, last in ranges]


def add_raw(
    sentences: Sequence[TreeSentence], annotator: Annotator, words: Tally, whole: Tally
) -> None:
    """Read the raw text of a document and count its words and its whole sentences."""
    text, own_words, own_sentences = raw_text(sentences)
    read = read_lines(article_of_text(text), annotator)
    found = [(token.span.start, token.span.end) for token in read.tokens]
    words.add(_without_spaces(text, found), _without_spaces(text, own_words))
    found = [(sentence.span.start, sentence.span.end) for sentence in read.sentences]
    whole.add(_without_spaces(text, found), _without_spaces(text, own_sentences))
