"""One dossier laid out for printing: articles, claims and groups by id, and how to name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.model.articles import Article
from crossread.model.claims import PUBLISH_BAR, Attribution, Claim
from crossread.model.evidence import ClaimGroup, Dossier, Grade
from crossread.model.spans import Citation
from crossread.model.stories import LineageKind
from crossread.reports import wording
from crossread.reports.lines import Line
from crossread.reports.words import Aside, Name, Quote, clip, counted, guarded, joined, quoted


@dataclass(frozen=True, slots=True)
class Desk:
    """A dossier with what its lines look up. Made by :func:`lay_out`."""

    dossier: Dossier
    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    groups: Mapping[str, ClaimGroup]
    spun: frozenset[str]
    outlets: Mapping[str, str]  # article id -> name to print

    def words(self, citation: Citation) -> str:
        """Return the words that a citation covers, "" for an article of another story."""
        article = self.articles.get(citation.article)
        return citation.span.of(article.text) if article else ""

    def quote(self, citation: Citation) -> Quote:
        """Return the cited words for display."""
        return Quote(clip(self.words(citation)), altered=citation.article in self.spun)

    def outlet(self, article: str) -> Name:
        """Return the printed name of an article's publisher."""
        return Name(self.outlets.get(article, article))

    def outlet_list(self, articles: Sequence[str]) -> Name:
        """Return the publishers of several articles as one phrase."""
        return Name(joined([self.outlets.get(article, article) for article in articles]))

    def claim_citation(self, claim: Claim) -> Citation:
        """Return where a claim stands."""
        return Citation(claim.article, claim.span)

    def shown_claims(self, group: ClaimGroup) -> tuple[Claim, ...]:
        """Return the group's claims over the publication bar, in text order of the articles."""
        found = (self.claims[claim] for claim in group.claims if claim in self.claims)
        shown = [claim for claim in found if claim.confidence >= PUBLISH_BAR]
        return tuple(sorted(shown, key=lambda claim: (claim.article, claim.span, claim.id)))

    def members(self, group: ClaimGroup) -> tuple[Citation, ...]:
        """Return where the group's claims stand, its headline first."""
        others = [self.claim_citation(claim) for claim in self.shown_claims(group)]
        rest = sorted(set(others) - {group.headline})
        return (group.headline, *rest)


def _outlet_names(articles: Sequence[Article]) -> dict[str, str]:
    """Name each article by its outlet; articles of one outlet are told apart by their id."""
    labels = {a.id: guarded(a.outlet) if a.outlet else f"article {a.id}" for a in articles}
    shared = Counter(labels.values())
    return {
        article: f"{label} ({article})" if shared[label] > 1 else label
        for article, label in labels.items()
    }


def lay_out(dossier: Dossier) -> Desk:
    """Prepare a dossier for printing."""
    return Desk(
        dossier=dossier,
        articles={article.id: article for article in dossier.articles},
        claims={claim.id: claim for claim in dossier.claims},
        groups={group.id: group for group in dossier.groups},
        spun=frozenset(spin.article for spin in dossier.trace.spins if spin.spun),
        outlets=_outlet_names(dossier.articles),
    )


def interval(low: int, high: int, noun: str) -> str:
    """Return a number of things, or the bounds between which it lies.

    >>> interval(1, 1, "independent origin"), interval(1, 3, "independent origin")
    ('1 independent origin', '1 to 3 independent origins')
    """
    return counted(low, noun) if low == high else f"{low} to {counted(high, noun)}"


def _copies(desk: Desk, group: ClaimGroup) -> int:
    """Count the articles of a group that copy another one of it, machine rewritings left out."""
    lineages = (
        lineage
        for lineage in desk.dossier.trace.lineages
        if lineage.kind is LineageKind.DUPLICATE
        and {lineage.left, lineage.right} <= set(group.articles)
    )
    return len({lineage.direction for lineage in lineages} - desk.spun - {"unknown"})


def carriers(desk: Desk, group: ClaimGroup) -> str:
    """Return by how many outlets a group is carried, copies and machine rewritings told apart."""
    labels = {desk.articles[a].label if a in desk.articles else a for a in group.articles}
    words = counted(len(labels), "outlet")
    if len(labels) < len(group.articles):
        words += f" in {counted(len(group.articles), 'article')}"
    copies, spun = _copies(desk, group), len(desk.spun & set(group.articles))
    told = [f"{copies} of them {'a copy' if copies == 1 else 'copies'}"] if copies else []
    told += [f"{spun} {'' if told else 'of them '}rewritten by a machine"] if spun else []
    return words + (f" ({', '.join(told)})" if told else "")


_NAMES_SHOWN = 3  # origins named in a phrase; the rest are counted, to keep a line readable


def origin_names(desk: Desk, group: ClaimGroup) -> str:
    """Return who the origins of a group are, or its carriers where none is stated."""
    names = list(dict.fromkeys(guarded(origin.name) for origin in group.origins if origin.name))
    if not names:
        names = [desk.outlet(article).text for article in group.articles]
    extra = len(names) - _NAMES_SHOWN
    return joined(names[:_NAMES_SHOWN] + ([counted(extra, "other")] if extra > 0 else []))


def grade_aside(desk: Desk, group: ClaimGroup) -> Aside:
    """Return the grade with its phrase, the count of origins and the modifiers."""
    names = origin_names(desk, group)
    sourced = group.origins_high == group.origins_low
    phrase = wording.grade_phrase(group.grade, carriers(desk, group), names, all_sourced=sourced)
    words = [phrase]
    if group.grade is Grade.C1 and group.articles:
        outlets = desk.outlet_list(group.articles).text
        words[0] += "" if outlets == names else f", carried by {outlets}"
    if group.grade is not Grade.C0:
        words.append(interval(group.origins_low, group.origins_high, "independent origin"))
    words += [wording.modifier_words(modifier) for modifier in group.modifiers]
    return Aside(group.grade.value, "; ".join(words))


def group_line(desk: Desk, group: ClaimGroup) -> Line:
    """Return the line that stands for a group: status, its words, grade."""
    status = wording.statuses_words(group.status)
    parts = (f"{status.word}: ", desk.quote(group.headline), grade_aside(desk, group))
    return Line(parts, status.icon, 0, desk.members(group))


def chain_words(claim: Claim, desk: Desk) -> str:
    """Return who says a claim, from the outlet to the deepest source: "A → B → “he”"."""
    return " → ".join(_link_words(link, claim, desk) for link in claim.chain)


def _link_words(link: Attribution, claim: Claim, desk: Desk) -> str:
    """A source in the words of the article is a quotation; the outlet is its printed name."""
    return quoted(clip(link.name)) if link.span else desk.outlet(claim.article).text
