"""Lemmas: a dictionary of the training treebanks, the network's edit, and the rules of English."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping

from crossread.language.model import read_model_file
from crossread.language.tokenizer import shadow

_VOWELS = "aeiou"


def load_dictionary() -> Mapping[str, str]:
    """Return form and tag ("killed", tab, "VBD") to lemma.

    Raises:
        ModelError: the file is missing from the package.
    """
    entries: dict[str, str] = json.loads(gzip.decompress(read_model_file("lemmas.json.gz")))
    return entries


def apply_edit(form: str, edit: str) -> str:
    """Apply an edit of the network to a form: "l|0||3|y" turns "Carries" to "carry".

    The parts of an edit: letter case (l lower, k kept), letters to cut at the start and what to
    put there, letters to cut at the end and what to put there. K keeps, C capitalises, U raises.
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


def lemmatize(form: str, upos: str, xpos: str, edit: str, dictionary: Mapping[str, str]) -> str:
    """Return the lemma of a word: lower case but for proper nouns, which keep their form."""
    plain = shadow(form)
    if upos == "PROPN":
        return plain
    known = dictionary.get(f"{plain.lower()}\t{xpos}")
    return known or apply_edit(plain, edit)
