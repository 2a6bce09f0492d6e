"""From bytes to text: size, encoding and characters that no YAML file should hold."""

from __future__ import annotations

import codecs
import re
import unicodedata

from vendoreval.diagnostic import Diagnostic
from vendoreval.project.catalogue import found_at
from vendoreval.project.yaml.document import Mark, split_lines

MOST_BYTES = 2_000_000
_MOST_CONTROLS_SHOWN = 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL_BYTES = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r") + b"\x7f"
# U+0085, U+2028 and U+2029 end a line for YAML 1.1 but not for 1.2, so a file with them means two things.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NAMES = {"\x00": "NUL", "\x1b": "escape", "\x0b": "vertical tab", "\x0c": "form feed", "\x7f": "delete"}


def as_text(raw: bytes) -> str:
    """The text of a file for showing its lines, whatever its encoding: what cannot be read becomes U+FFFD."""
    if raw.startswith(_UTF16):
        return raw.decode("utf-16", errors="replace")
    return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8", errors="replace")


def decode(path: str, raw: bytes, most_bytes: int = MOST_BYTES) -> tuple[str | None, list[Diagnostic]]:
    """The text of `raw`, which holds nothing the parser trips over, or the findings that say why there is none."""
    if len(raw) > most_bytes:
        message = f"the file has {len(raw) / 1e6:.1f} million bytes, more than the {most_bytes // 1_000_000} allowed"
        return None, [found_at("file-too-large", path, Mark(0, 0), message, "Split it into several files")]
    if raw.startswith(_UTF16):
        hint = "Save it again as UTF-8"
        return None, [found_at("not-utf8", path, Mark(1, 1), "the file is saved as UTF-16", hint)]
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_undecodable(path, raw, error.start)]
    if len(raw.translate(None, _CONTROL_BYTES)) != len(raw) or not raw.isascii():
        findings = _controls(path, text)
        if findings:
            return None, findings
    return text, []


def _undecodable(path: str, raw: bytes, at: int) -> Diagnostic:
    before = split_lines(raw[:at].decode("utf-8"))
    guess = raw[at : at + 1].decode("cp1252", errors="replace")
    likely = f"; it may be {guess} saved as Windows-1252" if guess.isprintable() and guess != "\ufffd" else ""
    message = f"the byte 0x{raw[at]:02x} is not UTF-8 text{likely}"
    mark = Mark(len(before), len(before[-1]) + 1)
    return found_at("not-utf8", path, mark, message, "Save the file again as UTF-8")


def _controls(path: str, text: str) -> list[Diagnostic]:
    """One finding for each invisible character that means nothing in a text file, up to a limit."""
    findings = []
    for match in _CONTROL.finditer(text):
        before = split_lines(text[: match.start()])
        character = match.group()
        name = _NAMES.get(character) or unicodedata.name(character, "control character").lower()
        message = f"an invisible character stands here: {name}, U+{ord(character):04X}"
        mark = Mark(len(before), len(before[-1]) + 1)
        findings.append(found_at("control-character", path, mark, message, "Delete it and type the text again"))
        if len(findings) == _MOST_CONTROLS_SHOWN:
            break
    return findings
