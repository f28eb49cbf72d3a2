"""The words of an article that tell which event it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from crossread.model.annotation import Sentence, Token
from crossread.model.articles import PARSED_KINDS, LineKind
from crossread.model.stories import Reading

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})

# What a word counts for in the title and in the lead, beside 1 for standing in the article.
# Of (0, 0), (3, 1) and (5, 2) on data/clusters (five folds of events, without the time term)
# B-cubed F1 was .941, .951 and .948.
TITLE_WEIGHT = 3
LEAD_WEIGHT = 1
LEAD = 3  # sentences of the body that make the lead


def term_of(token: Token) -> str:
    """Return the term of a content word, "" for any other token."""
    if token.upos not in CONTENT or not any(c.isalnum() for c in token.lemma):
        return ""
    term = token.lemma.casefold()
    return term if len(term) > 1 else ""


def weighted_sentences(reading: Reading) -> Iterator[tuple[Sentence, int]]:
    """Yield the parsed sentences of an article, each with what its words count for."""
    bodies = 0
    for sentence in reading.annotation.sentences:
        if sentence.kind is LineKind.TITLE:
            yield sentence, TITLE_WEIGHT
        elif sentence.kind in PARSED_KINDS:
            bodies += sentence.kind is LineKind.BODY
            yield sentence, 1 + (LEAD_WEIGHT if bodies <= LEAD else 0)


def count_terms(reading: Reading) -> Counter[str]:
    """Return the weighted counts of an article's terms."""
    counts: Counter[str] = Counter()
    for sentence, weight in weighted_sentences(reading):
        for token in reading.annotation.sentence_tokens(sentence):
            term = term_of(token)
            if term:
                counts[term] += weight
    return counts


def printed_terms(reading: Reading) -> dict[str, str]:
    """Return how each term is printed; names keep their capitals, datelines in capitals yield."""
    printed: dict[str, str] = {}
    for token in reading.annotation.tokens:
        term = term_of(token)
        if not term:
            continue
        name = token.upos == "PROPN" or token.text.istitle()
        text = token.text if name else term
        known = printed.get(term, "")
        if not known or (known.isupper() and len(known) > 3 and not text.isupper()):
            printed[term] = text
    return printed
