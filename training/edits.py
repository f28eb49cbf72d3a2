"""The edit that makes a lemma of a form, in the notation of crossread.language.lemmas."""

from __future__ import annotations

from functools import lru_cache


def _longest_common(form: str, lemma: str) -> tuple[int, int, int]:
    """Return length, start in the form and start in the lemma of the longest common part."""
    best = (0, 0, 0)
    for i in range(len(form)):
        for j in range(len(lemma)):
            length = 0
            while form[i + length : i + length + 1] == lemma[j + length : j + length + 1] != "":
                length += 1
            if length > best[0]:
                best = (length, i, j)
    return best


@lru_cache(maxsize=200_000)
def edit_of(form: str, lemma: str) -> str:
    """Return the edit from a form to its lemma: parts to cut and to put at both ends.

    >>> edit_of("Carries", "carry")
    'l|0||3|y'
    """
    if lemma != lemma.lower():
        for edit, word in (("K", form), ("C", form.capitalize()), ("U", form.upper())):
            if lemma == word:
                return edit
    case = "l" if lemma == lemma.lower() else "k"
    word = form.lower() if case == "l" else form
    length, start, place = _longest_common(word, lemma)
    if length == 0:
        return f"abs:{lemma}"
    put_start, put_end = lemma[:place], lemma[place + length :]
    if "|" in put_start + put_end:  # the mark between the parts of an edit
        return f"abs:{lemma}"
    return f"{case}|{start}|{put_start}|{len(word) - start - length}|{put_end}"
