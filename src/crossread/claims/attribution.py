"""The chain of sources behind every token: outlet, then whoever is said to say it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from crossread.claims.attitudes import find_attitudes
from crossread.claims.cues import find_speech
from crossread.claims.drafts import Draft
from crossread.claims.inheritance import find_inherited
from crossread.claims.phrases import as_filler, members
from crossread.claims.quotations import Quotation, find_quotations
from crossread.claims.quoted import find_quoted
from crossread.claims.sources import classify_source
from crossread.claims.speech import Speech
from crossread.claims.tree import Tree
from crossread.model.articles import Article
from crossread.model.claims import Attribution, Integrity, SourceKind
from crossread.model.spans import Span


@dataclass(frozen=True, slots=True)
class Attributions:
    """What is reported in one article, by token, the widest report first."""

    outlet: Attribution
    by_token: dict[int, tuple[Speech, ...]]
    quotations: tuple[Quotation, ...]
    reports: tuple[Speech, ...] = ()  # all of them, mere attitudes included

    def quotation_at(self, token: int) -> Quotation | None:
        """Return the quotation that a token stands in, or None."""
        place = bisect_right(self.quotations, token, key=lambda each: each.first) - 1
        found = self.quotations[place] if place >= 0 else None
        return found if found is not None and token < found.last else None

    def integrity_at(self, token: int) -> Integrity | None:
        """Return how far the quotation around a token stands as it was said, None outside."""
        found = self.quotation_at(token)
        return found.integrity if found is not None else None

    def around(self, token: int) -> tuple[Speech, ...]:
        """Return the reports whose content holds a token, outermost first."""
        return self.by_token.get(token, ())


def attribute(tree: Tree, article: Article) -> Attributions:
    """Find every report of an article and what it covers."""
    quotations = find_quotations(tree)
    reports = _without_doubles([*find_speech(tree), *find_quoted(tree, quotations)])
    reports = [_outside_quotation(report, reports, quotations) for report in reports]
    reports = _without_added(tree, _without_credits(tree, reports))
    quoted = {i for quotation in quotations for i in range(quotation.first, quotation.last)}
    reports = [_without_remark(tree, report, quoted) for report in reports]
    reports += find_inherited(tree, reports, quotations)
    by_token: dict[int, list[Speech]] = {}
    for report in reports:
        for token in report.content:
            by_token.setdefault(token, []).append(report)
    taken = {report.cue for report in reports}.union(quoted, *(r.content for r in reports))
    attitudes = [each for each in find_attitudes(tree) if each.cue not in taken]
    outlet = Attribution(article.label, SourceKind.OUTLET)
    ordered = {token: tuple(sorted(found, key=_outer_first)) for token, found in by_token.items()}
    return Attributions(outlet, ordered, quotations, (*reports, *attitudes))


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


def _without_credits(tree: Tree, reports: list[Speech]) -> list[Speech]:
    """Take "according to Poe, who ..." out of what another cue of its sentence reports."""
    credits: dict[int, list[tuple[int, frozenset[int]]]] = {}
    for report in reports:
        if report.pattern == "according_to" and report.source is not None:
            own = frozenset((*report.cue_tokens, *tree.subtree(report.source)))
            credits.setdefault(tree.tokens[report.cue].sentence, []).append((report.cue, own))
    return [
        replace(report, content=report.content.difference(*cut))
        if (cut := [
            own
            for cue, own in credits.get(tree.tokens[report.cue].sentence, ())
            if report.cue not in own and report.cue != cue and cue in report.content
        ])
        else report
        for report in reports
    ]  # fmt: skip


def _without_added(tree: Tree, reports: list[Speech]) -> list[Speech]:
    """Take "..., adding that ..." out of what the same speaker said before it.

    Parsers hang the participle on the verb of the content, which would nest what stands beside.
    """
    added: dict[int, list[Speech]] = {}
    for report in reports:
        if _is_added(tree, report):
            added.setdefault(tree.tokens[report.cue].sentence, []).append(report)
    return [
        replace(report, content=report.content.difference(*cut))
        if (cut := [
            tree.subtree(each.cue)
            for each in added.get(tree.tokens[report.cue].sentence, ())
            if report.cue < each.cue in report.content and _has_one_speaker(tree, report, each)
        ])
        else report
        for report in reports
    ]  # fmt: skip


def _is_added(tree: Tree, report: Speech) -> bool:
    cue = report.cue
    return (
        tree.tokens[cue].xpos == "VBG"
        and tree.base[cue] == "advcl"
        and (tree.tokens[cue - 1].text == "," or tree.mark(cue) in ("while", "before", "after"))
    )


def _has_one_speaker(tree: Tree, report: Speech, added: Speech) -> bool:
    """Tell that who adds is who said, or a pronoun in what was said that may be the speaker."""
    if _same_source(tree, report, added):
        return True
    return _is_pronoun(tree, added) and added.source in report.content


def _without_remark(tree: Tree, report: Speech, quoted: set[int]) -> Speech:
    """Take out of "...," said Poe, who runs the bank, what stands behind the cue.

    It is said there only in quotation marks, or where the words in front hang on it ("The plan,
    said Poe, is to leave").
    """
    cue = report.cue
    inverted = report.source is not None and report.source > cue
    before = [token for token in report.content if token < cue]
    if not before or not (inverted or not quoted.isdisjoint(before)):
        return report
    behind = {token for token in report.content if token > cue and token not in quoted}
    loose = [token for token in before if token not in quoted and tree.base[token] != "punct"]
    if not behind or any(tree.head(token) > cue for token in loose):
        return report
    return replace(report, content=report.content - behind)


def _outer_first(report: Speech) -> tuple[int, bool, int]:
    return (-len(report.content), report.pattern == "citing", report.cue)


def _without_doubles(reports: Iterable[Speech]) -> list[Speech]:
    """Join reports of one cue with overlapping content; the wider content, a named source stay."""
    by_cue: dict[int, list[Speech]] = {}
    for report in reports:
        kept = by_cue.setdefault(report.cue, [])
        twin = next((i for i, each in enumerate(kept) if each.content & report.content), None)
        if twin is None:
            kept.append(report)
        else:
            kept[twin] = _join(kept[twin], report)
    return [
        replace(report, content=report.content - {report.cue})
        for kept in by_cue.values()
        for report in kept
    ]


def _join(one: Speech, other: Speech) -> Speech:
    source = one.source if one.source is not None else other.source
    pattern = other.pattern if other.pattern == "quotation" else one.pattern
    return replace(one, source=source, pattern=pattern, content=one.content | other.content)


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
    span = source_span(tree, report)
    if report.source is None or span is None:
        return _unnamed(tree, report, cue_span)
    filler = as_filler(tree, report.source)
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


def source_span(tree: Tree, report: Speech) -> Span | None:
    """Return the words that name the source of a report, None if none do."""
    if report.source is None:
        return None
    every = (as_filler(tree, member).span for member in members(tree, report.source))
    return reduce(Span.cover, every)


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
