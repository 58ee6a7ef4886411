"""What a file is, by its own bytes: neither its name nor its sender is believed."""

from enum import StrEnum

HEAD_BYTES = 64 * 1024
TAIL_BYTES = 64 * 1024
"""So much of both ends is looked at; a ZIP file's table of contents stands at its end."""


class FileType(StrEnum):
    """The stored name of each type; PROGRAM is anything a system would run, MACROS an office file that could."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    GIF = "gif"
    HEIC = "heic"
    MP4 = "mp4"
    M4A = "m4a"
    THREE_GP = "3gp"
    OGG = "ogg"
    AMR = "amr"
    AAC = "aac"
    MP3 = "mp3"
    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ZIP = "zip"
    OLD_OFFICE = "old_office"
    MACROS = "macros"
    PROGRAM = "program"
    TEXT = "text"
    UNKNOWN = "unknown"


_STARTS = (
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"GIF87a", FileType.GIF),
    (b"GIF89a", FileType.GIF),
    (b"OggS\x00", FileType.OGG),
    (b"#!AMR", FileType.AMR),
    (b"ID3", FileType.MP3),
    (b"%PDF-", FileType.PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileType.OLD_OFFICE),
    (b"MZ", FileType.PROGRAM),
    (b"\x7fELF", FileType.PROGRAM),
    (b"#!", FileType.PROGRAM),
    (b"\xca\xfe\xba\xbe", FileType.PROGRAM),
    (b"\xfe\xed\xfa\xce", FileType.PROGRAM),
    (b"\xfe\xed\xfa\xcf", FileType.PROGRAM),
    (b"\xce\xfa\xed\xfe", FileType.PROGRAM),
    (b"\xcf\xfa\xed\xfe", FileType.PROGRAM),
    (b"L\x00\x00\x00\x01\x14\x02\x00", FileType.PROGRAM),
    (b"!<arch>\ndebian", FileType.PROGRAM),
)
_BRANDS = {
    b"heic": FileType.HEIC,
    b"heix": FileType.HEIC,
    b"mif1": FileType.HEIC,
    b"msf1": FileType.HEIC,
    b"M4A ": FileType.M4A,
    b"M4B ": FileType.M4A,
}
_OFFICE = (
    (b"word/document.xml", FileType.DOCX),
    (b"xl/workbook.xml", FileType.XLSX),
    (b"ppt/presentation.xml", FileType.PPTX),
)
_RUNNABLE_PARTS = (b"META-INF/MANIFEST.MF", b"AndroidManifest.xml")
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def sniff(head: bytes, tail: bytes = b"") -> FileType:
    """The type of the file that begins and ends like this."""
    for start, file_type in _STARTS:
        if head.startswith(start):
            return _without_macros(file_type, head, tail)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return FileType.WEBP
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12])
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _inside_zip(head + tail)
    return _of_sound(head) or (FileType.TEXT if _is_text(head) else FileType.UNKNOWN)


def _without_macros(file_type: FileType, head: bytes, tail: bytes) -> FileType:
    if file_type is FileType.OLD_OFFICE:
        # The names in its table of contents are UTF-16.
        names = ("_VBA_PROJECT".encode("utf-16-le"), "Macros".encode("utf-16-le"))
        if any(name in head or name in tail for name in names):
            return FileType.MACROS
    return file_type


def _of_brand(brand: bytes) -> FileType:
    if brand[:2] in (b"3g", b"3G"):
        return FileType.THREE_GP
    return _BRANDS.get(brand, FileType.MP4)


def _inside_zip(ends: bytes) -> FileType:
    if b"vbaProject.bin" in ends:
        return FileType.MACROS
    if any(part in ends for part in _RUNNABLE_PARTS):
        return FileType.PROGRAM
    return next((file_type for name, file_type in _OFFICE if name in ends), FileType.ZIP)


def _of_sound(head: bytes) -> FileType | None:
    """Sounds without a name of their own: frames that begin with eleven or twelve set bits."""
    if len(head) < 4 or head[0] != 0xFF:
        return None
    if head[1] & 0xF6 == 0xF0:
        return FileType.AAC
    is_frame = head[1] & 0xE0 == 0xE0 and head[1] & 0x06 == 0x02
    return FileType.MP3 if is_frame and head[2] & 0xF0 not in (0x00, 0xF0) else None


def _is_text(head: bytes) -> bool:
    """Words in UTF-8 without signs that no text has; the last letter may be cut."""
    if not head or _CONTROL.intersection(head):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return len(head) >= HEAD_BYTES and error.start >= len(head) - 3
    return True
