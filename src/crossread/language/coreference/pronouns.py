"""Pronouns: I and we by who speaks, the third person by the phrase that most surely is meant."""

from __future__ import annotations

from crossread.language.coreference.antecedents import (
    Antecedent,
    Antecedents,
    find_phrases,
)
from crossread.language.coreference.chains import Chains
from crossread.language.coreference.document import words_of
from crossread.language.coreference.forms import form_of, part_of
from crossread.language.coreference.plurals import take_two_of_verb
from crossread.language.coreference.quotations import speaker_of
from crossread.language.coreference.ranking import rank
from crossread.model.annotation import Mention, MentionKind

# Shares below which a pronoun stays open: chosen on 450 judged pronouns of data/clusters (draws of
# the seeds 1 to 3), where .70 are resolved at these bars, .86 of them rightly. The confidence that
# is given is half way from the share to 1: of shares .5 to .6 there .7 are right, of .9 up .97.
_BARS = {"male": 0.5, "female": 0.5, "plural": 0.45, "thing": 0.5}
_GENDERS = frozenset({"male", "female"})


def resolve_pronouns(chains: Chains) -> None:
    """Resolve every pronoun in text order, or leave it open with a reason."""
    document = chains.document
    chains.add_phrases(document.with_mentions((*document.mentions, *find_phrases(document))))
    antecedents = Antecedents(chains)
    for mention in document.mentions:
        if mention.kind is MentionKind.PRONOUN:
            resolve_pronoun(chains, antecedents, mention)


def resolve_pronoun(chains: Chains, antecedents: Antecedents, mention: Mention) -> None:
    """Resolve one pronoun, those before it being resolved."""
    word = chains.document.word(mention)
    if word in words_of("pronouns", "speaker") | words_of("pronouns", "speakers"):
        _resolve_speaker(chains, mention)
    elif form_of(word):
        _resolve_third_person(chains, antecedents, mention)
    else:
        chains.leave_open(mention.index, "not a personal pronoun")


def _resolve_speaker(chains: Chains, mention: Mention) -> None:
    token = speaker_of(chains.document, mention)
    speaker = chains.at(token)
    plural = chains.document.word(mention) in words_of("pronouns", "speakers")
    if speaker is None or speaker in chains.members:
        chains.leave_open(mention.index, "no named speaker")
    else:
        reason = "speaker of the words" + (" (for a group)" if plural else "")
        chains.join(mention.index, speaker, 0.7 if plural else 0.85, reason)


def _resolve_third_person(chains: Chains, antecedents: Antecedents, mention: Mention) -> None:
    if take_two_of_verb(chains, mention):
        return
    ranked = rank(chains, antecedents, mention)
    if ranked is None:
        chains.leave_open(mention.index, "stands for no one named")
        return
    reason = _reason(chains, ranked.best)
    if ranked.share < _BARS[form_of(chains.document.word(mention))]:
        chains.leave_open(mention.index, f"not sure enough: {reason}")
    else:
        take(chains, mention, ranked.best, round(0.5 + 0.5 * ranked.share, 2), reason)


def take(
    chains: Chains, mention: Mention, antecedent: Antecedent, confidence: float, reason: str
) -> None:
    """Let a pronoun stand for a phrase, or for the members of a group."""
    gender = form_of(chains.document.word(mention))
    if antecedent.members:
        for member in antecedent.members:
            chains.place(member)
        chains.set_members(mention.index, list(antecedent.members), confidence, reason)
        return
    if not chains.join(mention.index, antecedent.mention, confidence, reason):
        chains.leave_open(mention.index, "what it would stand for is someone else")
        return
    chains.place(antecedent.mention)
    if gender in _GENDERS:
        chains.add_gender(mention.index, gender)


def _reason(chains: Chains, antecedent: Antecedent) -> str:
    """Say where the phrase stands: "subject of the sentence before"."""
    document = chains.document
    part = part_of(document, document.mentions[antecedent.mention].head)
    what = {"other": "phrase", "root": "phrase"}.get(part, part)
    several = "those named together" if antecedent.members else what
    if antecedent.back < 0:
        return f"{several} after the opening phrase"
    where = ("same sentence", "sentence before", "second sentence before", "third sentence before")
    return f"{several} of the {where[antecedent.back]}"
