"""decode: the text in a file's bytes, or the reason why there is none."""

import codecs

from scripts.sources.raw import Limits, RawFile
from scripts.sources.refusal import RefusedError

UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
UTF32_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def read_bytes(file: RawFile, limits: Limits) -> bytes:
    """Return a file's bytes; refuse one that is too large (unread), unreadable or empty."""
    try:
        check_size(file.path.stat().st_size, limits)
        data = file.read()
    except OSError as error:
        raise RefusedError("broken_file", f"the file cannot be read: {error.strerror}") from error
    if not data.strip():
        raise RefusedError("empty", f"{len(data)} bytes, none but white space")
    return data


def check_size(n_bytes: int, limits: Limits) -> None:
    """Refuse a record of more bytes than a record may have."""
    if n_bytes > limits.max_record_bytes:
        raise RefusedError("too_large", f"{n_bytes} bytes; max_record_bytes is {limits.max_record_bytes}")


def decode(data: bytes) -> str:
    """Return bytes in UTF-8, with or without its byte order mark, as text; refuse any other encoding."""
    check_unicode_width(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02x} at offset {error.start} is not UTF-8; save it as UTF-8"
        raise RefusedError("encoding", found) from error
    if "\0" in text:
        raise RefusedError("encoding", f"a NUL byte at offset {data.index(0)}; this is no text")
    return text


def check_unicode_width(data: bytes) -> None:
    """Refuse UTF-32 and UTF-16, which a byte order mark or a NUL in every other byte gives away."""
    if data.startswith(UTF32_BOMS):
        raise RefusedError("encoding", "UTF-32; save it as UTF-8")
    head = data[:1000]
    every_other = max(head[0::2].count(0), head[1::2].count(0))
    if data.startswith(UTF16_BOMS) or (len(head) >= 4 and every_other * 4 > len(head)):
        raise RefusedError("encoding", "UTF-16; save it as UTF-8")
