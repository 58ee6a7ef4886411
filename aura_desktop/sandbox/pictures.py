"""The small abstract photos and the sticker that scripted patients send; nobody is in them."""

import base64
import struct
import zlib

WIDTH, HEIGHT = 480, 360


def photo(seed: str) -> bytes:
    """A PNG of 480 × 360: a soft gradient whose colours follow from the seed."""
    shade = zlib.crc32(seed.encode())
    first = [150 + (shade >> shift & 63) for shift in (0, 6, 12)]
    second = [90 + (shade >> shift & 63) for shift in (3, 9, 15)]
    rows = bytearray()
    for y in range(HEIGHT):
        rows.append(0)
        part = y / HEIGHT
        pixel = bytes(round(a + (b - a) * part) for a, b in zip(first, second, strict=True))
        rows += pixel * WIDTH
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(bytes(rows), 6)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


STICKER = base64.b85decode(
    "Qb|TeA_M>cS4BclR!}%t3IG5A5C8xGUjP7K002QuP)L6P000p`pr~ylHdZ3Nz1|lQ0e|Xc1Fmh`s*@9MaaxDgp>=5EY4O`e@A>~h"
    "?tSO1NFC9C25uWEO7FCMwAA~8tV3;Fb^lcVUXM#qtP?d+xFsT&QL_r$ZrWO?Qzu_)(3$sSkCqy>Yvw`Cs#@<F?Sztzu{v~a&qK3j"
    "J_ZJw>Qv1XIs;1x2QxqKwyS^_8K+QvzoCdqIX)QbIi?Kn`81qtQq&4sqm3g)NH|bT<?L0_i;h*{f*Hpk*XwA{UyxLinsCJt$^JhR"
    "lKZ43+%S@a`D?+KI$$Z!bvxYg4=mNpqz0$<2TOec$Z)x7EIsw*Z^n-kejM`SoS#ShJjK@mex2dhF@Bxo*I|C0=l2nOpW^pHexK#{"
    "aoi{HK7{u<ypO_t8t(&npNace-Y4TeocH+)_>U+IfRGK|#lQn}6{_#g#l%K*Ot_K_dGO>})v~fHc75466OX>=Q>0zYsd#l63vRS6"
    "er<GOCU#pAL>pJ#zZm{rk4v%!B>+}XI3Roi001x*0G$CUU;tnMKIv$uP$?#(qPW{_`5+w$XaLC4MqgfsP&EHENw>?MOCSQRv-&r("
    "a;(=ggBoCPN+ian;UNuCCG!NHyx&%zqAxsE70#(ug%ROuQah037iL$n77O|)TVB%;;(2$<H2g83NOmU*G|AlHOYMpbrr2$+^WVd@"
    "QNE@6Zx{>Tr%o<|35V?Et|kI?hUD*ogsjjGCT6cP1e?5|lxzf|=N*u1A09wJ0RDFHOyIy>Uc4s79t^#uvuimoG}urmt#wzgEm>+K"
    "&4#5m3L4!8ew^YErp`&|-^c>t*J==GzobE6-N5tK=_K%o#xRO=$#3cB^9m{w1t}z)H-cAw2M;Z{FQHs}$DU-~Cw-3s@RuMhY_Qn*"
    "`k%~nqNynhY|?W8kcy)F;WE_CIyh#@{>JAyMqD<@;&XaRXp67cpd6+`ZoV#6DK@ctF&Chk$PY|dKWuq(jJ$#!d;ugAA|b24-6*gy"
    "U%wgvj%R$3jpqRb8(e_YeND{%jU|kR&P@ojO%-fDX;oc<{a|59hzM-%(Cq_)lq}?D2M^@x=G#B2E*d*@mn!wHKZ&xZT=u+0h;nl6"
    "@SYXEcER^RhJ-pa0XKjvF4`n_Ynn0K8W^a2@hJ|Sxy$On(_wNr&ege;uYe-;2KUT14@ETYP#|@0Q4TSja&wnz_TJVd`y%Ke1X$NA"
    "7X8oWNyzPG7Stg%s|aQg8hXTvMrkP+CrqLc!bA8G^*!5>>ntu56QX_~xb4EunDt=FIp!w@%YhL>sFc^L@h%lWelF2vaS7yU*pY&O"
    "qQ72lIZftZ{3gy*D-SiU>}J3A{)RI!000"
)
"""A WebP of 96 × 96 with a smile on it."""
