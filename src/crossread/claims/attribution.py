"""The chain of sources behind every token: outlet, then whoever is said to say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from crossread.claims.drafts import Draft
from crossread.claims.enumeration import ANAPHORS
from crossread.claims.lexicon import verb_list
from crossread.claims.phrases import as_filler, members
from crossread.claims.quotations import Quotation, find_quotations
from crossread.claims.quoted import find_quoted
from crossread.claims.sources import classify_source
from crossread.claims.speech import Speech, find_speech
from crossread.claims.tree import Tree
from crossread.model.articles import PARSED_KINDS, Article
from crossread.model.claims import Attribution, SourceKind
from crossread.model.spans import Span


@dataclass(frozen=True, slots=True)
class Attributions:
    """What is reported in one article, by token, the widest report first."""

    outlet: Attribution
    by_token: dict[int, tuple[Speech, ...]]
    quotations: tuple[Quotation, ...]

    def around(self, token: int) -> tuple[Speech, ...]:
        """Return the reports whose content holds a token, outermost first."""
        return self.by_token.get(token, ())


def attribute(tree: Tree, article: Article) -> Attributions:
    """Find every report of an article and what it covers."""
    quotations = find_quotations(tree)
    reports = _without_doubles([*find_speech(tree), *find_quoted(tree, quotations)])
    reports = [_outside_quotation(report, reports, quotations) for report in reports]
    reports += _inherited(tree, reports, quotations)
    by_token: dict[int, list[Speech]] = {}
    for report in reports:
        for token in report.content:
            by_token.setdefault(token, []).append(report)
    outlet = Attribution(article.label, SourceKind.OUTLET)
    ordered = {token: tuple(sorted(found, key=_outer_first)) for token, found in by_token.items()}
    return Attributions(outlet, ordered, quotations)


def _outside_quotation(
    report: Speech, reports: list[Speech], quotations: tuple[Quotation, ...]
) -> Speech:
    """Give "..., said Poe, claiming that ..." to Poe: its lent subject stands in the quotation."""
    inside = next((q for q in quotations if q.first <= (report.source or -1) < q.last), None)
    if inside is None or inside.first <= report.cue < inside.last:
        return report
    speaker = next(
        (r.source for r in reports if r.cue != report.cue and report.source in r.content
         and not inside.first <= r.cue < inside.last), None)  # fmt: skip
    return replace(report, source=speaker) if speaker is not None else report


def _outer_first(report: Speech) -> tuple[int, bool, int]:
    return (-len(report.content), report.pattern == "citing", report.cue)


def _without_doubles(reports: Iterable[Speech]) -> list[Speech]:
    """Join reports of one cue with overlapping content; the wider content, a named source stay."""
    kept: list[Speech] = []
    for report in reports:
        twin = next(
            (i for i, other in enumerate(kept)
             if other.cue == report.cue and other.content & report.content), None)  # fmt: skip
        if twin is None:
            kept.append(report)
            continue
        other = kept[twin]
        source = other.source if other.source is not None else report.source
        pattern = report.pattern if report.pattern == "quotation" else other.pattern
        kept[twin] = replace(
            other, source=source, pattern=pattern, content=other.content | report.content
        )
    return [replace(report, content=report.content - {report.cue}) for report in kept]


def _inherited(
    tree: Tree, reports: list[Speech], quotations: tuple[Quotation, ...]
) -> list[Speech]:
    """Let the sentence after a report go on with it where its words show that it does."""
    found: list[Speech] = []
    last: dict[int, Speech] = {}
    covered = set().union(*(report.content for report in reports)) if reports else set()
    for report in sorted(reports, key=lambda report: (report.cue, -len(report.content))):
        if report.pattern not in ("noun", "adverb", "object"):
            last.setdefault(tree.tokens[report.cue].sentence, report)
    quoted = {i for q in quotations for i in range(q.first, q.last)}
    for sentence in tree.annotation.sentences:
        before = last.get(sentence.index - 1)
        if before is None or sentence.kind not in PARSED_KINDS or sentence.index in last:
            continue
        tokens = frozenset(range(sentence.first, sentence.last))
        unsaid = [i for i in range(sentence.first, sentence.last) if i in quoted - covered]
        if _continues(tree, sentence.first, sentence.last):
            report = replace(before, content=tokens, pattern="inherited", inherited=True)
        elif unsaid:
            report = _said_on(before, frozenset(unsaid))
        else:
            continue
        found.append(report)
        last[sentence.index] = report
    return found


def _said_on(before: Speech, content: frozenset[int]) -> Speech:
    """Give a further quotation to the speaker before; what he denied or guessed ended there."""
    force = before.force if before.force in ("show", "claim") else "say"
    return replace(before, force=force, content=content, pattern="inherited", inherited=True)


def _continues(tree: Tree, first: int, last: int) -> bool:
    """Tell whether a sentence lists on ("These included") or stays in reported future ("would")."""
    for token in range(first, last):
        if tree.lemma(token) in verb_list("listing") and tree.base[token] == "root":
            return tree.lower(first) in ANAPHORS
        if tree.lower(token) == "would" and tree.base[tree.head(token)] == "root":
            return tree.kid(tree.head(token), "advcl") is None
    return False


def chain_of(tree: Tree, found: Attributions, reports: Iterable[Speech]) -> tuple[Attribution, ...]:
    """Return the attribution chain behind reports, the outlet first, each source once."""
    kept: list[Speech] = []
    for report in reports:
        twin = next((i for i, each in enumerate(kept) if _same_source(tree, report, each)), None)
        if twin is None:
            kept.append(report)
        elif _is_pronoun(tree, kept[twin]) and not _is_pronoun(tree, report):
            kept[twin] = report
    return (found.outlet, *(_link(tree, report) for report in kept))


def reports_of(found: Attributions, draft: Draft) -> list[Speech]:
    """Return the reports that cover a draft, outermost first."""
    return [report for report in found.around(draft.head) if report.cue not in draft.tokens]


def _is_pronoun(tree: Tree, report: Speech) -> bool:
    return report.source is not None and tree.tokens[report.source].upos == "PRON"


def _same_source(tree: Tree, left: Speech, right: Speech) -> bool:
    if left.source is None or right.source is None:
        return False
    if left.source == right.source:
        return True
    one, two = tree.mention(left.source), tree.mention(right.source)
    return one is not None and two is not None and one.chain == two.chain >= 0


def _link(tree: Tree, report: Speech) -> Attribution:
    """Return a report as a link; several sources of one cue are one link over all of them."""
    cue_span = tree.span(min(report.cue_tokens), max(report.cue_tokens))
    if report.source is None:
        return _unnamed(tree, report, cue_span)
    every = [as_filler(tree, member) for member in members(tree, report.source)]
    filler, span = every[0], reduce(Span.cover, (each.span for each in every))
    kind = classify_source(tree, report.source) or _kind_of_unknown(tree, report)
    return Attribution(
        name=span.of(tree.text),
        kind=kind,
        span=span,
        mention=filler.mention,
        cue=report.lemma,
        cue_span=cue_span,
        pattern=report.pattern,
    )


def _kind_of_unknown(tree: Tree, report: Speech) -> SourceKind:
    """An unlisted common noun after "according to" is read as a document, else as somebody."""
    if report.pattern in ("according_to", "citing"):
        return SourceKind.DOCUMENT
    named = report.source is not None and tree.tokens[report.source].upos == "PROPN"
    return SourceKind.PERSON if named else SourceKind.ANONYMOUS


def _unnamed(tree: Tree, report: Speech, cue_span: Span) -> Attribution:
    """A report without a source is anonymous and named by its cue ("reportedly")."""
    return Attribution(
        name=cue_span.of(tree.text),
        kind=SourceKind.ANONYMOUS,
        span=cue_span,
        cue=report.lemma,
        cue_span=cue_span,
        pattern=report.pattern,
    )
