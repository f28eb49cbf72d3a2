"""The claims stage: (Article, Annotation) -> Claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from crossread.claims.attribution import Attributions, attribute, chain_of, reports_of
from crossread.claims.confidence import Signs, read_signs, weigh
from crossread.claims.copular import find_copular
from crossread.claims.denials import link_denials, nest
from crossread.claims.details import clause_tokens, quantities_in, quotation_of
from crossread.claims.drafts import Draft
from crossread.claims.enumeration import find_enumerations
from crossread.claims.labels import find_labels
from crossread.claims.lexicon import cue_forces
from crossread.claims.nominal import find_nominal
from crossread.claims.participial import find_participial
from crossread.claims.speech import Speech
from crossread.claims.status import judge
from crossread.claims.timing import event_time
from crossread.claims.tree import Tree, grow
from crossread.claims.verbal import find_verbal
from crossread.model.annotation import Annotation
from crossread.model.articles import Article
from crossread.model.claims import Claim

Finder = Callable[[Tree, tuple[Draft, ...]], Iterator[Draft]]

# In order: each sees what those before it found. A later draft on the same head replaces an
# earlier one, because later rules are the more special ones.
FINDERS: tuple[Finder, ...] = (
    find_verbal,
    find_participial,
    find_copular,
    find_nominal,
    find_labels,
    find_enumerations,
)


def find(article: Article, annotation: Annotation) -> tuple[Claim, ...]:
    """Return the claims of one article in text order, candidates below the bar included."""
    return find_with_signs(article, annotation)[0]


def find_with_signs(
    article: Article, annotation: Annotation
) -> tuple[tuple[Claim, ...], dict[str, Signs]]:
    """Return the claims and, by their ids, the signs that their confidence is made from."""
    tree = grow(article, annotation)
    found = attribute(tree, article)
    claims, signs, cues, heads = [], {}, {}, {}
    for number, draft in enumerate(_draft(tree), start=1):
        reports = reports_of(found, draft)
        claim, own = _claim(f"{article.id}.c{number}", tree, found, draft, reports)
        claims.append(claim)
        heads[claim.id], signs[claim.id] = draft.head, own
        if reports and not _is_said_after_denial(tree, reports[-1]):
            cues[claim.id] = reports[-1].cue
    return tuple(link_denials(tree, nest(claims, cues, heads))), signs


def _is_said_after_denial(tree: Tree, report: Speech) -> bool:
    """Tell whether a quotation only shares its speaker with a denial, so is no part of it."""
    return report.inherited and cue_forces("verbs").get(tree.lemma(report.cue)) == "deny"


def _draft(tree: Tree) -> list[Draft]:
    """Run the finders; one draft a head, in text order."""
    by_head: dict[int, Draft] = {}
    for finder in FINDERS:
        for draft in tuple(finder(tree, tuple(by_head[head] for head in sorted(by_head)))):
            by_head[draft.head] = draft
    return [by_head[head] for head in sorted(by_head)]


def _claim(
    claim_id: str, tree: Tree, found: Attributions, draft: Draft, reports: list[Speech]
) -> tuple[Claim, Signs]:
    status, reasons = judge(tree, draft, reports)
    span = tree.span(*clause_tokens(tree, draft, reports))
    time, times = event_time(tree, draft, span)
    quotation = quotation_of(found, draft.head)
    signs = read_signs(tree, draft, reports, status, quoted=quotation is not None)
    claim = Claim(
        id=claim_id,
        article=tree.annotation.article,
        event_type=draft.event_type,
        predicate=draft.predicate,
        predicate_span=tree.span(min(draft.tokens), max(draft.tokens)),
        span=span,
        sentence=tree.tokens[draft.head].sentence,
        roles=draft.roles,
        status=status,
        reasons=reasons,
        chain=chain_of(tree, found, reports),
        confidence=weigh(signs),
        rule=draft.rule,
        time=time,
        times=times,
        quantities=quantities_in(tree, span),
        quotation=quotation,
        integrity=found.integrity_at(draft.head),
        background=draft.background,
    )
    return claim, signs
