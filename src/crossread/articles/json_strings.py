"""Where the string values of a JSON object stand, and what their escapes stand for."""

from __future__ import annotations

import json
import re
from unicodedata import category

from crossread.articles.raw_map import REPLACEMENT, Stretch

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s"{}\[\],:]+', re.DOTALL)
_ESCAPE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\."
)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": REPLACEMENT, "f": "\n"}


def locate_strings(decoded: str) -> dict[str, tuple[int, int]]:
    """Return where the string values of the outermost object stand, inside their quotes.

    ``decoded`` must be valid JSON; of a key given twice the last value counts, as in ``json``.
    """
    found: dict[str, tuple[int, int]] = {}
    depth, key, expect_key = 0, "", False
    for match in _TOKEN.finditer(decoded):
        token = match[0]
        if token in "{[":
            depth += 1
            expect_key = depth == 1
        elif token in "}]":
            depth -= 1
        elif token == "," and depth == 1:
            expect_key = True
        elif token[0] == '"' and depth == 1:
            if expect_key:
                key, expect_key = json.loads(token, strict=False), False
                found.pop(key, None)
            else:
                found[key] = (match.start() + 1, match.end() - 1)
    return found


def _unescape(escape: str) -> str:
    if escape[1] != "u":
        return _SIMPLE.get(escape[1], escape[1])
    if len(escape) == 12:
        high, low = int(escape[2:6], 16), int(escape[8:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    char = chr(int(escape[2:], 16))
    return REPLACEMENT if char not in "\t\n\r" and category(char) in ("Cc", "Cs") else char


def read_string(decoded: str, start: int, end: int) -> tuple[Stretch, ...]:
    """Return the text between the quotes of a JSON string, each escape a stretch of its own.

    Half a surrogate pair or a control character, which is no text, becomes U+FFFD.
    """
    stretches, done = [], start
    for match in _ESCAPE.finditer(decoded, start, end):
        if match.start() > done:
            stretches.append(Stretch(decoded[done : match.start()], done, match.start(), True))
        stretches.append(Stretch(_unescape(match[0]), match.start(), match.end(), False))
        done = match.end()
    if done < end:
        stretches.append(Stretch(decoded[done:end], done, end, True))
    return tuple(stretches)
