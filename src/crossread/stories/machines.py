"""Find the articles of a story whose words a machine exchanged, by what they were made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.model.spans import Citation
from crossread.model.stories import Spin, SpinSignal
from crossread.stories.lineage import Compared, Studied
from crossread.stories.rewording import NEAR, Aligned
from crossread.stories.substitutions import Exchanges, list_exchanges

# In the dev half of the generated cascades a machine's rewrite has 10.3 exchanges and more in 100
# words of the article that it was made of, 20 of them distinct and more, and covers it as a whole;
# a person's rewrite that covers it has 7.1 and 16 at most, none of them in a quotation.
KIN = 0.8  # share of an article's words in sentences that the other has in like words
SENTENCES = 4
DISTINCT = 10
DENSE = 10.0
DENSE_WITH_QUOTATION = 8.5
ALIKE = 0.93  # mean share of words in common from which on nothing can have been exchanged much
ODD = 0.15  # share of exchanges for a word much rarer in news
TURNED = 0.25  # share of sentences whose parts changed places


@dataclass(frozen=True, slots=True)
class _View:
    """One article held against another: what it has in the place of the other's words."""

    article: Studied
    other: Studied
    exchanges: Exchanges
    near: int  # words in sentences that the other has in like words
    covered: float
    odder: bool  # its words are rarer in news than those of the other

    @property
    def density(self) -> float:
        """Return exchanges in a hundred words."""
        return 100 * len(self.exchanges.found) / self.near if self.near else 0.0

    @property
    def made(self) -> bool:
        """Tell whether the exchanges look like a machine's."""
        found = self.exchanges
        return (
            self.odder
            and found.sentences >= SENTENCES
            and found.distinct >= DISTINCT
            and found.odd >= ODD
            and found.turned <= TURNED * found.sentences
            and self.density >= (DENSE_WITH_QUOTATION if found.in_quotations else DENSE)
        )


def _near_words(article: Studied, pairs: Sequence[Aligned], left: bool) -> tuple[int, float]:
    """Return the words of an article in near sentences, and their share of all."""
    near = sum(len((p.left if left else p.right).words) for p in pairs)
    return near, near / (sum(len(p.words) for p in article.phrasings) or 1)


def _views(pair: Compared) -> list[_View]:
    """Return both articles of a pair held against each other, as far as each is covered."""
    near = [p for p in pair.pairs if p.wording >= NEAR]
    ours, theirs = _near_words(pair.left, near, True), _near_words(pair.right, near, False)
    if max(ours[1], theirs[1]) < KIN:
        return []
    if sum(p.wording for p in near) > ALIKE * len(near):
        return [
            _View(article, other, Exchanges((), 0, 0, 0), *own, False)
            for article, other, own in (
                (pair.left, pair.right, ours),
                (pair.right, pair.left, theirs),
            )
            if own[1] >= KIN
        ]
    spans = [(p.left.sentence.span, p.right.sentence.span) for p in near if p.wording < 1]
    forth = list_exchanges(pair.left.reading, pair.right.reading, spans)
    back = list_exchanges(pair.right.reading, pair.left.reading, [(b, a) for a, b in spans])
    views = [
        _View(pair.right, pair.left, forth, *theirs, forth.odd > back.odd),
        _View(pair.left, pair.right, back, *ours, back.odd > forth.odd),
    ]
    return [view for view in views if view.covered >= KIN]


def _spin(view: _View) -> Spin:
    signals = (
        SpinSignal(
            Citation(view.article.id, exchange.span),
            exchange.old,
            f"exchanged in place: {view.other.id} has “{exchange.old}”",
        )
        for exchange in view.exchanges.found
    )
    return Spin(view.article.id, True, tuple(sorted(signals, key=lambda s: s.citation)))


def find_machine_made(compared: Iterable[Compared]) -> dict[str, Spin]:
    """Return the verdicts on articles that look machine-made beside those that they resemble.

    Many single words exchanged in place, for words rarer in news, with everything else as it was,
    show a machine. An article with a near kin that is natural is natural, too: the machine's text
    stands apart from all of them. What the lexicon found alone stays as it was found.
    """
    views = [v for pair in compared for v in _views(pair) if not v.article.spun]
    suspects = {view.article.id for view in views if view.made}
    natural = {
        view.article.id
        for view in views
        if view.article.id in suspects
        and view.other.id not in suspects
        and not view.other.spun
        and view.density < DENSE_WITH_QUOTATION
    }
    found: dict[str, Spin] = {}
    for view in sorted(views, key=lambda v: (v.article.id, -len(v.exchanges.found), v.other.id)):
        if view.made and view.article.id not in natural and not view.other.spun:
            found.setdefault(view.article.id, _spin(view))
    return found
