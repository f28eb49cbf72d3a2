"""The best name, inside its article, of whom or what a mention refers to."""

from __future__ import annotations

from collections import defaultdict

from crossread.model.annotation import Mention, MentionKind
from crossread.model.stories import Reading
from crossread.reports.words import QUOTE_LIMIT, joined


class Referents:
    """The mentions of one article by their coreference chains."""

    def __init__(self, reading: Reading) -> None:
        self._mentions = reading.annotation.mentions
        self._text = reading.article.text
        self._chains: dict[int, list[Mention]] = defaultdict(list)
        for mention in self._mentions:
            if mention.chain >= 0:
                self._chains[mention.chain].append(mention)

    def _best_name(self, chain: int) -> str:
        """Return the longest name of a chain, or its first description; pronouns name nobody."""
        named = [m for m in self._chains[chain] if m.kind is MentionKind.NAME]
        if named:
            names = [mention.name or mention.span.of(self._text) for mention in named]
            return max(names, key=lambda name: len(name.split()))[:QUOTE_LIMIT]
        described = [m for m in self._chains[chain] if m.kind is MentionKind.NOMINAL]
        return described[0].span.of(self._text)[:QUOTE_LIMIT] if described else ""

    def of(self, index: int | None) -> str:
        """Return the name of what a mention refers to, "" where that is not resolved."""
        if index is None:
            return ""
        mention = self._mentions[index]
        chains = mention.members or ((mention.chain,) if mention.chain >= 0 else ())
        return joined([name for chain in chains if (name := self._best_name(chain))])
