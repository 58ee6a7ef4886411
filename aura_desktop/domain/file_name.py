"""A name under which a patient's file may be saved on any system: no trick of its sender is left in it."""

import unicodedata
from dataclasses import dataclass

from aura_desktop.domain.file_type import FileType

LONGEST = 100
_EXTENSIONS: dict[FileType, tuple[str, ...]] = {
    FileType.JPEG: ("jpg", "jpeg"),
    FileType.PNG: ("png",),
    FileType.WEBP: ("webp",),
    FileType.GIF: ("gif",),
    FileType.HEIC: ("heic",),
    FileType.MP4: ("mp4", "mov"),
    FileType.M4A: ("m4a",),
    FileType.THREE_GP: ("3gp",),
    FileType.OGG: ("ogg", "opus", "oga"),
    FileType.AMR: ("amr",),
    FileType.AAC: ("aac",),
    FileType.MP3: ("mp3",),
    FileType.PDF: ("pdf",),
    FileType.DOCX: ("docx",),
    FileType.XLSX: ("xlsx",),
    FileType.PPTX: ("pptx",),
    FileType.ZIP: ("zip",),
    FileType.OLD_OFFICE: ("doc", "xls", "ppt"),
    FileType.TEXT: ("txt", "csv"),
}
"""The first one is added where the name has none of them."""
_SAFE_ALONE = "bin"
_RUNNABLE_WORDS = (
    "exe scr com pif bat cmd ps1 psm1 vbs vbe js jse wsf wsh hta msi msp msix appx cpl dll sys lnk url scf reg jar"
    " app command sh bash desktop run deb rpm apk iso img vhd dmg pkg action workflow terminal inf gadget chm"
    " docm xlsm pptm dotm xltm xlam ppam html htm xhtml svg mht xll library-ms search-ms settingcontent-ms"
)
_RUNNABLE = frozenset(_RUNNABLE_WORDS.split())
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789¹²³"]
)
_FORBIDDEN = frozenset('<>:"/\\|?*')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_TURNING = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200f\u061c")
"""Signs that turn what follows round: "gpj.exe" reads as a photo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeName:
    """`is_odd`: the name claimed to be something its bytes are not, or something that runs."""

    name: str
    is_odd: bool = False


def safe_name(given: str, file_type: FileType, fallback: str) -> SafeName:
    """A name for a file of this type; `fallback`, without ending, where nothing is left of the given one."""
    cleaned = _cleaned(given)
    stem, _, ending = cleaned.rpartition(".")
    if not stem or len(ending) > 20:
        stem, ending = cleaned, ""
    parts = [part.lower() for part in cleaned.split(".")[1:]]
    is_odd = any(part.strip() in _RUNNABLE for part in parts) or bool(_TURNING & set(given))
    fitting = _EXTENSIONS.get(file_type, ())
    if not fitting:
        is_odd = is_odd or file_type in {FileType.PROGRAM, FileType.MACROS}
        ending, stem = _SAFE_ALONE, cleaned
    elif ending.lower() not in fitting:
        is_odd = is_odd or (bool(ending) and ending.lower() in _KNOWN)
        stem, ending = cleaned, fitting[0]
    return SafeName(name=f"{_stem(stem, fallback)}.{ending.lower()}", is_odd=is_odd)


_KNOWN = frozenset(ending for endings in _EXTENSIONS.values() for ending in endings)


def _cleaned(given: str) -> str:
    """Without paths, signs that no system takes, and signs nobody sees: those turn words round."""
    last = unicodedata.normalize("NFC", given).replace("\\", "/").rpartition("/")[2]
    seen = (
        " " if sign.isspace() else sign
        for sign in last
        if unicodedata.category(sign) not in _UNSEEN or sign.isspace()
    )
    words = "".join("_" if sign in _FORBIDDEN else sign for sign in seen)
    return " ".join(words.split()).strip(". ")


def _stem(stem: str, fallback: str) -> str:
    # A file name may have 255 bytes; dots within could look like an ending.
    short = (
        stem.replace(".", "_")[:LONGEST].encode("utf-8")[: 2 * LONGEST].decode("utf-8", "ignore")
    )
    short = short.strip(" _-") and short.strip(" ")
    if not short:
        return fallback
    is_reserved = short.split("_")[0].strip().lower() in _RESERVED or short.lower() in _RESERVED
    return f"_{short}" if is_reserved else short
