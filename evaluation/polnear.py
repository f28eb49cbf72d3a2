"""Who says what: cues, sources and contents found against those that people marked in PolNeAR.

Data: ``polnear/dev.jsonl.gz``: news articles with a source, a cue and a content for each
attribution, each in code points of the text. Its licence is unknown: nothing of it is shipped.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from crossread.claims.attribution import attribute, source_span
from crossread.claims.speech import Speech
from crossread.claims.tree import RELATIVES, Tree, grow
from crossread.language import Annotator, annotate, article_of_text, load_annotator
from crossread.model.articles import Article, LineKind
from evaluation.scores import Tally
from evaluation.sets import ALL_TESTS, Choice, present

NAME = "polnear"
SOURCE = (
    "PolNeAR dev (its test part is not at hand, so test and dev are one file). A cue is right if it"
    " shares a token with one of the other side; the source of a right cue is held against that of"
    " the cue it meets; content tokens are those of all attributions of an article together. People"
    " marked the outermost attribution only (of 985 cues found inside contents or quotations of 168"
    " training articles 152 are marked), so that nested ones count in cue_with_nested alone"
)

Words = frozenset[int]
_SHOWN = 60  # characters of an example of an error class


@dataclass(frozen=True, slots=True)
class Reported:
    """One attribution as tokens of the article."""

    source: Words
    cue: Words
    content: Words
    sort: str = ""  # what found it: pattern and force; "" for a marked one


@dataclass(slots=True)
class CueTally:
    """How many cues were found and marked, by whether the other side has them too."""

    found: Counter[bool] = field(default_factory=Counter)
    marked: Counter[bool] = field(default_factory=Counter)

    def add(self, found: Sequence[Reported], marked: Sequence[Reported]) -> None:
        """Count the cues of one article; one shared token is enough."""
        right = {token for each in marked for token in each.cue}
        met = {token for each in found for token in each.cue}
        self.found.update(not right.isdisjoint(each.cue) for each in found)
        self.marked.update(not met.isdisjoint(each.cue) for each in marked if each.cue)

    def rates(self, name: str) -> dict[str, float]:
        """Return precision, recall and F1."""
        precision = self.found[True] / (self.found.total() or 1)
        recall = self.marked[True] / (self.marked.total() or 1)
        both = precision + recall
        f1 = 2 * precision * recall / both if both else 0.0
        return {f"{name}.p": precision, f"{name}.r": recall, f"{name}.f1": f1}


@dataclass(slots=True)
class AttributionTally:
    """What was found, was marked and was both, of cues, sources and content tokens."""

    cue: CueTally = field(default_factory=CueTally)
    with_nested: CueTally = field(default_factory=CueTally)
    source: Tally = field(default_factory=Tally)
    source_exact: Tally = field(default_factory=Tally)
    content: Tally = field(default_factory=Tally)

    def scores(self) -> dict[str, float]:
        """Return precision, recall and F1 of each."""
        return {
            "cues": self.cue.marked.total(),
            **self.cue.rates("cue"),
            **self.with_nested.rates("cue_with_nested"),
            **_rates("source", self.source),
            **_rates("source_exact", self.source_exact),
            **_rates("content", self.content),
        }


def _rates(name: str, tally: Tally) -> dict[str, float]:
    return {
        f"{name}.p": tally.precision(),
        f"{name}.r": tally.recall(),
        f"{name}.f1": tally.f1(),
    }


def add_article(
    tally: AttributionTally, found: Sequence[Reported], marked: Sequence[Reported]
) -> None:
    """Count what was found in one article against what people marked there."""
    outer = outermost(found)
    tally.cue.add(outer, marked)
    tally.with_nested.add(found, marked)
    tally.content.add(_union(found), _union(marked))
    by_token = {token: each for each in marked for token in each.cue}
    for number, each in enumerate(outer):
        twin = next((by_token[token] for token in sorted(each.cue) if token in by_token), None)
        if twin is not None:
            _add_source(tally, number, each.source, twin.source)


def _add_source(tally: AttributionTally, number: int, found: Words, marked: Words) -> None:
    """Count one source, right by one shared token and right by all; no source is no source."""
    overlap = [number] if found & marked else []
    tally.source.add(overlap or [-1] * bool(found), overlap or [-2] * bool(marked))
    tally.source_exact.add([found] if found else [], [marked] if marked else [])


def _union(each: Iterable[Reported]) -> set[int]:
    return {token for one in each for token in one.content}


def read_articles(path: Path) -> list[dict[str, Any]]:
    """Return the articles of a file.

    Raises:
        FileNotFoundError: it is absent.
    """
    with gzip.open(present(path), "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def as_article(row: dict[str, Any]) -> Article:
    """Return one article; the line that repeats its title is its headline."""
    made = replace(article_of_text(row["text"]), id=row["id"], outlet=row["outlet"])
    first = made.lines[0]
    if first.span.of(made.text).rstrip(". ") != row["title"].rstrip(". "):
        return made
    return replace(made, lines=(replace(first, kind=LineKind.TITLE), *made.lines[1:]))


def marked_in(row: dict[str, Any], tree: Tree) -> list[Reported]:
    """Return what people marked, as tokens; punctuation counts in a content only."""
    owner: dict[int, int] = {}
    for token in tree.tokens:
        owner.update(dict.fromkeys(range(token.span.start, token.span.end), token.index))

    def words(spans: Iterable[Sequence[int]]) -> Words:
        return frozenset(owner[i] for span in spans for i in range(*span) if i in owner)

    return [
        Reported(
            _spoken(tree, words(each["source"])), words(each["cue"]), words(each["content"])
        )
        for each in row["attributions"]
    ]  # fmt: skip


def found_in(tree: Tree, article: Article) -> list[Reported]:
    """Return what the claims stage attributes; reports of one cue are one attribution."""
    joined: dict[Words, Reported] = {}
    for report in attribute(tree, article).reports:
        cue, source = frozenset(report.cue_tokens), _named_source(tree, report)
        sort = f"{report.pattern} {report.force}"
        before = joined.get(cue, Reported(_spoken(tree, source), cue, frozenset(), sort))
        joined[cue] = replace(before, content=before.content | report.content)
    return list(joined.values())


def _named_source(tree: Tree, report: Speech) -> Words:
    """Return the words of a source; people mark "who", not whom a relative clause is about."""
    relative = [i for i in tree.kids(report.cue, "nsubj") if tree.lemma(i) in RELATIVES]
    if relative:
        return frozenset(relative)
    span = source_span(tree, report)
    return frozenset(_between(tree, span.start, span.end)) if span else frozenset()


def outermost(found: Sequence[Reported]) -> list[Reported]:
    """Return the attributions whose cue does not stand in the content of another one."""
    around: dict[int, list[Reported]] = {}
    for each in found:
        for token in each.content:
            around.setdefault(token, []).append(each)
    return [
        each
        for each in found
        if not any(
            other is not each and not other.cue & each.content
            for token in each.cue
            for other in around.get(token, ())
        )
    ]


def _between(tree: Tree, start: int, end: int) -> Iterator[int]:
    return (t.index for t in tree.tokens if start <= t.span.start and t.span.end <= end)


def _spoken(tree: Tree, words: Words) -> Words:
    """Return the words without punctuation and articles, which people mark or leave out."""
    return frozenset(i for i in words if tree.base[i] not in ("punct", "det"))


def show_errors(
    name: str, tree: Tree, found: Sequence[Reported], marked: Sequence[Reported]
) -> None:
    """Print what is wrong or missing to stderr, a line each, its class first."""
    right = {token for each in marked for token in each.cue}
    met = {token for each in outermost(found) for token in each.cue}
    for each in outermost(found):
        if not each.cue & right:
            _show(f"wrong cue\t{each.sort}", name, tree, each)
    for each in marked:
        if each.cue and not each.cue & met:
            _show("missed cue\t", name, tree, each)


def _show(sort: str, name: str, tree: Tree, each: Reported) -> None:
    parts = (each.cue, each.source, each.content)
    shown = (" ".join(tree.tokens[i].text for i in sorted(part))[:_SHOWN] for part in parts)
    print(sort, name, *shown, sep="\t", file=sys.stderr)


def measure(data: Path, choice: Choice = ALL_TESTS) -> dict[str, float]:
    """Return precision, recall and F1 of cues, of the sources of right cues, of content tokens.

    Raises:
        FileNotFoundError: the data is absent.
        InputError: a chosen set is not known.
    """
    choice.pick(["polnear"])
    rows = choice.sample(read_articles(data / "polnear" / "dev.jsonl.gz"))
    tally, annotator = AttributionTally(), load_annotator()
    for row in rows:
        _measure_row(row, tally, annotator, details=choice.details)
    return tally.scores()


def _measure_row(
    row: dict[str, Any], tally: AttributionTally, annotator: Annotator, *, details: bool
) -> None:
    article = as_article(row)
    tree = grow(article, annotate(article, annotator))
    found, marked = found_in(tree, article), marked_in(row, tree)
    add_article(tally, found, marked)
    if details:
        show_errors(row["id"], tree, found, marked)
