"""Lemmas: a dictionary of the training treebanks, the network's edit, and the rules of English."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from crossread.language.model import read_model_file
from crossread.language.tokenizer import shadow
from crossread.text.resources import load

_ENDINGS = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "s", "NNS": "s"}
_BARE = frozenset({"VB", "VBP", "NN"})  # tags of forms that are their own lemma
_PREFIXED = re.compile(r"(over|under|out|fore|with|re|un|mis|up|inter)-?(\w{3,})\Z")
# Stems that take back the e they lost: "commemorat-", "pursu-", "secur-", "realis-", "preclud-".
_LOST_E = re.compile(
    r"(?:at|ut|iz|[iou]s|[nr]s|[iu]r|[oiu]d|[nrd]?g|[^aeiou]ad|[nr]c|[uvc]|[^aeiouwrl]l|[bcdfgkptz]l)\Z"
)
_DOUBLED = re.compile(
    r"([bdgkmnprtvz])\1\Z|(?<=[aeiou][^aeiou]el)l\Z|(?<=[aeiou][^aeiou][^aeiou]ol)l\Z"
)
_ONE_BEAT = re.compile(r"[^aeiou]*[aeiouy][^aeiouwxy]\Z")  # "hon-", "prov-": else they would double


@cache
def _irregulars() -> Mapping[str, str]:
    """Return the base of every irregular past form and participle."""
    rows = [row.split() for row in load("irregular_verbs.yaml")]
    return {form: row[0] for row in rows for form in row}


def _strip_s(word: str) -> str:
    """Return a noun or verb without its -s: "denies" to "deny", "pushes" to "push"."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|ss|x|zz|[^aeiou]o)es\Z", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _proper(form: str, xpos: str, edit: str) -> str:
    """Return the lemma of a proper noun: "TEHRAN" to "Tehran", "Americans" to "American"."""
    plural = xpos == "NNPS" and edit.startswith("k|")
    return apply_edit(form, edit) if edit == "C" or plural else form


class Lemmatizer:
    """Gives every word its lemma.

    The order: proper nouns keep their form but for plurals and odd capitals, then the dictionary
    of form and tag, then irregular verbs, then the edit that the network chose. Where that gives no
    known word, the rules of English decide.
    """

    def __init__(self, dictionary: Mapping[str, str]) -> None:
        self._dictionary = dictionary
        self._known = frozenset(dictionary.values())
        self._verbs = frozenset(
            lemma for form, lemma in dictionary.items() if form.partition("\t")[2][:2] == "VB"
        )

    def lemmatize(self, form: str, upos: str, xpos: str, edit: str) -> str:
        """Return the lemma of a word, in lower case but for proper nouns."""
        plain = shadow(form)
        if upos == "PROPN":
            return _proper(plain, xpos, edit)
        lower = plain.lower()
        known = self._dictionary.get(f"{lower}\t{xpos}")
        if known is not None:
            return known
        if xpos in {"VBD", "VBN"}:
            irregular = self._irregular(lower)
            if irregular:
                return irregular
        edited = apply_edit(plain, edit)
        known_words = self._verbs if upos == "VERB" else self._known
        if edited in known_words or upos not in {"VERB", "NOUN", "AUX"}:
            return edited
        ending = _ENDINGS.get(xpos, "")
        if xpos in _BARE or not ending or not lower.endswith(ending):
            return lower if xpos in _BARE else edited
        if ending == "s":
            return _strip_s(lower)
        return self._restore(lower[: -len(ending)])

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
        doubled = stem[:-1] if _DOUBLED.search(stem) else ""
        for word in (doubled, stem, stem + "e"):
            if word in self._verbs:
                return word
        if doubled:
            return doubled
        lost = stem.endswith("i") or _LOST_E.search(stem) or _ONE_BEAT.match(stem)
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
