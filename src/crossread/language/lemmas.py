"""Lemmas: a dictionary of the training treebanks, the network's edit, and the rules of English."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from crossread.language.model import read_model_file
from crossread.language.tokenizer import shadow
from crossread.language.word_forms import (
    is_file,
    name_lemma,
    number_lemma,
    plain,
    positive,
    singular,
    singular_name,
    strip_s,
)
from crossread.text.resources import load

_ENDINGS = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s", "NNS": "s"}
_BARE = frozenset({"VB", "VBP", "NN"})  # tags of forms that are their own lemma
_PREFIXED = re.compile(r"(over|under|out|fore|with|re|un|mis|up|inter)-?(\w{3,})\Z")
# Stems that take back the e they lost: "commemorat-", "pursu-", "secur-", "realis-", "preclud-".
_LOST_E = re.compile(
    r"(?:at|ut|iz|[iou]s|[nr]s|[iu]r|[oiu]d|[nrd]?g|[^aeiou]ad|[nr]c|[uvc]|[^aeiouwrl]l|[bcdfgkptz]l"
    r"|[^aeiou]il)\Z"
)
_DOUBLED = re.compile(
    r"([bdgkmnprtvz])\1\Z|(?<=[aeiou][^aeiou]el)l\Z|(?<=[aeiou][^aeiou]{2}el)l\Z"
    r"|(?<=[aeiou][^aeiou]{2}ol)l\Z"
)
# Signs that are their own lemma, unlike quotation marks and short dashes.
_OWN_SIGN = re.compile("[\u2014\u2026]\\Z|--|\\.{2}")
_ONE_BEAT = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]\Z")  # "hon-", "prov-": else they would double


@cache
def _irregulars() -> Mapping[str, str]:
    """Return the base of every irregular past form and participle."""
    rows = [row.split() for row in load("irregular_verbs.yaml")]
    return {form: row[0] for row in rows for form in row}


@cache
def _regulars() -> frozenset[str]:
    """Return regular verbs whose base is not seen from their forms."""
    return frozenset(verb for row in load("regular_verbs.yaml") for verb in row.split())


def _proper(form: str, xpos: str, edit: str) -> str:
    """Return the lemma of a proper noun: "TEHRAN" to "Tehran", "Americans" to "American"."""
    if edit == "C":
        return apply_edit(form, edit)
    return singular_name(form) if xpos == "NNPS" else name_lemma(form)


def _bases(stem: str) -> tuple[str, ...]:
    """Return the verbs that a bare stem may come from, the best first: "scrap-" to "scrape"."""
    doubled = stem[:-1] if re.search(r"([^aeiou])\1\Z", stem) else ""
    lean = stem.endswith("th") or _ONE_BEAT.match(stem) is not None
    full = (stem + "e", stem) if lean else (stem, stem + "e")
    return doubled, *full, stem.removesuffix("k") if stem.endswith("ck") else ""


def _regular(lower: str, xpos: str) -> str:
    """Return the listed regular verb of a form in -ed or -ing, else ""."""
    ending = _ENDINGS.get(xpos, "s")
    if ending == "s" or not lower.endswith(ending):
        return ""
    bases = _bases(lower.removesuffix(ending))
    return next((base for base in bases if base in _regulars()), "")


class Lemmatizer:
    """Gives every word its lemma.

    The order: proper nouns keep their form but for plurals and odd capitals, then the dictionary
    of form and tag, then irregular verbs, then the edit that the network chose. Where that gives no
    known word, the rules of English decide.
    """

    def __init__(self, dictionary: Mapping[str, str]) -> None:
        self._dictionary = dictionary
        self._known = frozenset(dictionary.values())
        tagged = (lemma for form, lemma in dictionary.items() if "\tVB" in form)
        self._verbs = frozenset(tagged) | _regulars()

    def lemmatize(self, form: str, upos: str, xpos: str, edit: str) -> str:
        """Return the lemma of a word, in lower case but for proper nouns."""
        if upos == "PUNCT" and _OWN_SIGN.match(form):
            return form
        printed = shadow(form)
        if upos == "PROPN" or is_file(printed):
            return _proper(printed, xpos, edit)
        if upos == "NUM" and "," in printed:
            return number_lemma(printed)
        if upos == "VERB" and xpos == "NNP":  # part of a name: "Developing Countries"
            tag = "VBN" if printed.endswith("ed") else "VBG" if printed.endswith("ing") else "NNP"
            return self._common(printed, upos, tag, edit).capitalize() if tag != xpos else printed
        return self._common(printed, upos, xpos, edit)

    def _common(self, printed: str, upos: str, xpos: str, edit: str) -> str:
        """Return the lemma of a word that is no name."""
        lower = printed.lower()
        irregular = self._irregular(lower) if xpos in {"VBD", "VBN"} else ""
        known = irregular or _regular(lower, xpos) or self._dictionary.get(f"{lower}\t{xpos}")
        if known:
            return known
        edited = apply_edit(printed, edit)
        if upos in {"ADJ", "ADV"} and (xpos[-1:] in {"R", "S"} or lower.endswith("est")):
            return positive(lower, self._known) or edited
        if upos in {"VERB", "AUX"}:
            return self._verb(lower, xpos, edited)
        if edited in self._known or upos != "NOUN":
            return plain(lower, self._known) or edited
        if xpos == "NNS":
            return singular(lower, self._known)
        return plain(lower, self._known) or lower if xpos in _BARE else edited

    def _verb(self, lower: str, xpos: str, edited: str) -> str:
        """Return the base of a verb that the dictionary does not have with this tag."""
        ending = _ENDINGS.get(xpos, "")
        stem = lower.removesuffix(ending) if ending else lower
        if ending == "s" and stem != lower:
            return edited if edited in self._verbs else strip_s(lower, self._verbs)
        if edited == stem and _ONE_BEAT.match(stem) and stem + "e" in self._verbs:
            return stem + "e"  # "scraping", else it were "scrapping"
        if edited in self._verbs:
            return edited
        if stem == lower:
            return lower if xpos in _BARE else edited
        return self._restore(stem)

    def _irregular(self, lower: str) -> str:
        """Return the base of an irregular form, also behind a prefix: "overseen"."""
        match = _PREFIXED.match(lower)
        base = _irregulars().get(lower, "")
        if base or match is None:
            return base
        inner = _irregulars().get(match[2], "")
        return lower[: match.start(2)] + inner if inner else ""

    def _restore(self, stem: str) -> str:
        """Return the verb of a bare stem: "impli-" to "imply", "hon-" to "hone"."""
        if stem.endswith("i") and len(stem) > 3:
            return stem[:-1] + "y"
        known = next((base for base in _bases(stem) if base in self._verbs), "")
        if known or _DOUBLED.search(stem):
            return known or stem[:-1]
        lost = stem.endswith("i") or _ONE_BEAT.match(stem) or _LOST_E.search(stem)
        return stem + "e" if lost else stem


def load_lemmatizer(folder: Path | None = None) -> Lemmatizer:
    """Load the dictionary of the model: form and tag ("killed", tab, "VBD") to lemma.

    Raises:
        ModelError: the file is missing from the package.
    """
    data = gzip.decompress(read_model_file("lemmas.json.gz", folder))
    entries: dict[str, str] = json.loads(data)
    return Lemmatizer(entries)


def apply_edit(form: str, edit: str) -> str:
    """Apply an edit of the network to a form.

    Its parts: letter case (l lower, k kept), letters to cut at the start and what to put there,
    letters to cut at the end and what to put there. K keeps, C capitalises, U raises, "abs:"
    replaces. An edit that does not fit the form leaves it in its case.

    >>> apply_edit("Carries", "l|0||3|y")
    'carry'
    """
    whole = {"K": form, "C": form.capitalize(), "U": form.upper()}.get(edit)
    if whole is not None:
        return whole
    if edit.startswith("abs:"):
        return edit[4:]
    parts = edit.split("|")
    if len(parts) != 5:
        return form.lower()
    case, cut_start, put_start, cut_end, put_end = parts
    word = form.lower() if case == "l" else form
    start, end = int(cut_start), len(word) - int(cut_end)
    return put_start + word[start:end] + put_end if start < end else word


def settle_clitics(
    words: Sequence[str],
    lemmas: Sequence[str],
    xpos: Sequence[str],
    heads: Sequence[int],
    relations: Sequence[str],
) -> list[str]:
    """Return the lemmas with "'s" and "'d" told apart by what they help.

    "'s" before a participle of the past is "have" unless the clause is passive; "'d" is "would"
    before a base form and "have" before a participle. ``heads`` are places of words, -1 for roots.
    """
    settled = list(lemmas)
    for place, word in enumerate(words):
        if word[:1] not in "'\u2019" or relations[place] != "aux" or heads[place] < 0:
            continue
        clitic, helped = word[1:].lower(), xpos[heads[place]]
        if clitic == "s" and helped in {"VBN", "VBG"}:
            settled[place] = "have" if helped == "VBN" else "be"
        elif clitic == "d" and helped in {"VB", "VBN"}:
            settled[place] = "have" if helped == "VBN" else "would"
    return settled
