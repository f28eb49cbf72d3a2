"""How the network sees a word: its word pieces and the class of its capitals."""

from __future__ import annotations

from crossread.errors import ModelError
from crossread.language.tokenizer import shadow

FIRST, LAST, UNKNOWN, HIDDEN = 101, 102, 100, 103  # [CLS], [SEP], [UNK] and [MASK]
MAX_PIECES = 510  # positions of the network (512) without its two marks
_PIECES_PER_WORD = 8
_CACHE_LIMIT = 200_000  # words whose pieces are remembered, some 40 MB


def case_class(word: str) -> int:
    """Return the class of a word's capitals, 1 to 7; 0 stands for the marks around a stretch."""
    if word.islower():
        return 1
    if word[0].isdigit():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word[0].isupper() and word[1:].islower():
        return 5
    return 6 if any(letter.isupper() for letter in word) else 7


class WordPieces:
    """The word pieces of words, remembered; ``tokenizer`` is the JSON of a WordPiece tokenizer."""

    def __init__(self, tokenizer: str) -> None:
        from tokenizers import Tokenizer

        try:
            self._tokenizer = Tokenizer.from_str(tokenizer)
        except Exception as error:
            raise ModelError(f"the word pieces cannot be loaded: {error}") from error
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._known: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """Return the ids of a word's pieces, 1 to 8."""
        known = self._known.get(word)
        if known is None:
            encoded = self._tokenizer.encode(shadow(word), add_special_tokens=False)
            known = encoded.ids[:_PIECES_PER_WORD] or [UNKNOWN]
            if len(self._known) < _CACHE_LIMIT:
                self._known[word] = known
        return known
