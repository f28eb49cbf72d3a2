"""One thing under several nouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.evidence.conflicts.draft import Draft, Group, side
from crossread.evidence.profiles import fill
from crossread.evidence.view import StoryView
from crossread.model.claims import Claim, Filler
from crossread.model.evidence import Verdict
from crossread.model.spans import Citation


def _heads(
    view: StoryView, group: Group
) -> dict[tuple[str, str], dict[str, list[tuple[Claim, Filler]]]]:
    """Return, per role and thing class, the nouns that name it and where."""
    found: dict[tuple[str, str], dict[str, list[tuple[Claim, Filler]]]] = {}
    for p in group.profiles:
        tokens = view.readings[p.claim.article].annotation.tokens
        for role in p.claim.roles:
            for filler in role.fillers:
                head = tokens[filler.head]
                keys = fill(view, p.claim, [filler]).keys
                for key in sorted(k for k in keys if k.startswith("thing:")):
                    nouns = found.setdefault((role.name, key), {})
                    nouns.setdefault(head.lemma.lower(), []).append((p.claim, filler))
    return found


def labels_vary(view: StoryView, groups: Sequence[Group]) -> Iterator[Draft]:
    """Yield things of one class that different articles call by different nouns."""
    for group in groups:
        for (slot, key), nouns in sorted(_heads(view, group).items()):
            articles = {claim.article for uses in nouns.values() for claim, _ in uses}
            if len(nouns) < 2 or len(articles) < 2:
                continue
            yield Draft(
                verdict=Verdict.LABEL_VARIATION,
                test="labels_vary",
                slot=slot,
                groups=(group.id,),
                sides=tuple(
                    side(
                        noun,
                        [claim for claim, _ in uses],
                        [Citation(claim.article, filler.span) for claim, filler in uses],
                    )
                    for noun, uses in sorted(nouns.items())
                ),
                scope=f"same sort of thing ({key.removeprefix('thing:')}) in the same role",
                reason="different nouns for one thing are no disagreement",
            )
