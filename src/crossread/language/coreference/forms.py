"""Forms of pronouns, endings of nouns for persons, and the parts that words play in clauses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crossread.language.coreference.document import Document, words_of

# Endings of nouns that name persons by what they do: "the goalscorer", "a guitarist".
AGENT_ENDINGS = ("ist", "ian", "man", "woman", "person", "ee", "er", "or")
_PARTS = {
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "nsubj:outer": "subject",
    "obj": "object",
    "iobj": "object",
    "obl": "oblique",
    "obl:agent": "agent",
    "nmod": "modifier",
    "nmod:poss": "owner",
    "appos": "apposition",
    "root": "root",
}


@cache
def _forms() -> Mapping[str, str]:
    """Return the form of each pronoun; of a word in two lists that of the first."""
    forms = ("thing", "plural", "female", "male")
    return {word: form for form in forms for word in words_of("pronouns", form)}


def form_of(word: str) -> str:
    """Return the list of resources/reference.yaml in which a pronoun stands, or ""."""
    return _forms().get(word, "")


def part_of(document: Document, token: int) -> str:
    """Return the part that a token plays in its clause; a conjunct plays that of the first."""
    relation = document.tokens[document.first_conjunct(token)].relation
    return _PARTS.get(relation, "other")
