"""Bytes to code points: byte order mark, UTF-8, a declared charset, and what else may be tried."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from crossread.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
# Text files hold practically no control characters; log files with colour codes stay below 1 %.
CONTROL_SHARE = 0.01
# In Western languages about one letter in twenty is accented; a tenth leaves room for quotation
# marks and currency signs. Above it the bytes are rather Cyrillic, Greek or Arabic.
WESTERN_SHARE = 0.10
# A UTF-8 file with a few damaged bytes still has far more sound multi-byte characters.
SOUND_PER_DAMAGED = 4
_SAMPLE = 65_536  # bytes that the guess of an encoding looks at
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The code points of an input; bytes that are no text are kept as lone surrogates.

    Encoding ``text`` (with ``surrogateescape``) gives ``raw[start:]`` again.
    """

    text: str
    encoding: str
    start: int  # length of the byte order mark
    notes: tuple[str, ...] = ()


def refuse_binary(raw: bytes, source: str) -> None:
    """Refuse an empty input and bytes that cannot be text.

    Raises:
        InputError: empty, a known binary format, NUL bytes or many control characters.
    """
    if not raw.strip():
        raise InputError(source, "it is empty", "give a file that holds an article")
    kind = next((name for magic, name in _MAGIC if raw.startswith(magic)), None)
    if kind is not None:
        raise InputError(source, f"it is {kind}, not text", "give its text as .txt or .html")
    if any(raw.startswith(mark) for mark, _ in _MARKS[1:]):
        return
    if b"\0" in raw:
        remedy = "save it as UTF-8 if it is UTF-16 text without a byte order mark"
        raise InputError(source, "it holds NUL bytes: binary, not text", remedy)
    if len(raw) - len(raw.translate(None, _CONTROL)) > CONTROL_SHARE * len(raw):
        raise InputError(source, "it is full of control characters: binary, not text")


def _try(raw: bytes, encoding: str, start: int = 0) -> Decoded | None:
    """Decode strictly; None where that fails or the bytes would not come back the same."""
    try:
        text = raw[start:].decode(encoding)
        returns = text.encode(encoding) == raw[start:]
    except (UnicodeError, LookupError):
        return None
    return Decoded(text, encoding, start) if returns else None


def _damaged_utf8(raw: bytes) -> Decoded | None:
    """Read UTF-8 with a few bytes that are no text; None where it is rather another encoding."""
    text = raw.decode("utf-8", "surrogateescape")
    damaged = sum("\udc80" <= char <= "\udcff" for char in text)
    sound = sum(char > "\x7f" for char in text) - damaged
    if sound < SOUND_PER_DAMAGED * damaged:
        return None
    note = f"{damaged} bytes are not UTF-8 and were replaced by \N{REPLACEMENT CHARACTER}"
    return Decoded(text, "utf-8", 0, (note,))


def _guess(raw: bytes) -> Decoded | None:
    high = sum(byte > 0x7F for byte in raw[:_SAMPLE])
    name = "cp1252" if high <= WESTERN_SHARE * len(raw[:_SAMPLE]) else ""
    if not name:
        from charset_normalizer import from_bytes

        best = from_bytes(raw[:_SAMPLE]).best()
        # Without a language recognised in it the guess fits any bytes.
        name = best.encoding if best is not None and best.coherence > 0 else ""
    decoded = _try(raw, name) if name else None
    if decoded is None:
        return None
    note = f"it is not UTF-8; it was read as {name}, which may be wrong"
    return Decoded(decoded.text, name, 0, (note,))


def declared_charset(raw: bytes) -> str:
    """Return the charset that an HTML page declares near its top, "" when it declares none."""
    match = _META.search(raw[:4096])
    name = match[1].decode("ascii", "replace").lower() if match else ""
    # Browsers read both as windows-1252, and so do the pages' authors.
    return "cp1252" if name in ("iso-8859-1", "latin1", "ascii", "us-ascii") else name


def decode(raw: bytes, source: str, *, declared: str = "") -> Decoded:
    """Decode an input: byte order mark, UTF-8, the declared charset, then a guess with a note.

    Raises:
        InputError: empty, binary, or in no encoding that can be told.
    """
    refuse_binary(raw, source)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            decoded = _try(raw, encoding, len(mark))
            break
    else:
        decoded = _try(raw, "utf-8") or (_try(raw, declared) if declared else None)
        decoded = decoded or _damaged_utf8(raw) or _guess(raw)
    if decoded is None:
        raise InputError(source, "its encoding cannot be told", "save it as UTF-8")
    if not decoded.text.strip():
        raise InputError(source, "it is empty", "give a file that holds an article")
    return decoded
