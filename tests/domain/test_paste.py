"""What a person pastes ends in the right field, or in none; it never shows itself."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aura_desktop.domain.paste import NAMES, PasteKind, is_meta_id, read_paste, tidy

TOKEN = "EAAejemplo0Ficticio1ZBZCdeNadie9"
SECRET = "0123456789abcdef0123456789abcdef"
NUMBER = "100000000000001"
EMOJI = "\N{WAVING HAND SIGN}"


@pytest.mark.parametrize(
    "text",
    [
        TOKEN,
        f"  {TOKEN}\n",
        f"{TOKEN[:9]}\n{TOKEN[9:20]}\r\n {TOKEN[20:]}",
        f'"{TOKEN}"',
        f"\N{LEFT DOUBLE QUOTATION MARK}{TOKEN}\N{RIGHT DOUBLE QUOTATION MARK}",
        f"Bearer {TOKEN}",
        f"Authorization: Bearer {TOKEN}",
        f"\ufeff{TOKEN[:5]}\u200b{TOKEN[5:]}",
    ],
)
def test_a_token_is_known_however_it_was_copied(text: str) -> None:
    pasted = read_paste(text)
    assert pasted.kind is PasteKind.ACCESS_TOKEN
    assert pasted.values == {"WHATSAPP_ACCESS_TOKEN": TOKEN}


def test_an_app_secret() -> None:
    pasted = read_paste(f" {SECRET.upper()} ")
    assert pasted.kind is PasteKind.APP_SECRET
    assert pasted.values == {"WHATSAPP_APP_SECRET": SECRET}


def test_thirty_two_digits_may_be_a_secret_and_ids_are_shorter() -> None:
    assert read_paste("1" * 32).kind is PasteKind.APP_SECRET
    assert read_paste("1" * 9).kind is PasteKind.UNKNOWN
    assert read_paste("1" * 21).kind is PasteKind.UNKNOWN


def test_an_id_is_told_but_not_whose() -> None:
    pasted = read_paste(f"\t{NUMBER[:6]} {NUMBER[6:]}\n")
    assert (pasted.kind, pasted.meta_id, dict(pasted.values)) == (PasteKind.META_ID, NUMBER, {})
    assert is_meta_id(NUMBER)
    assert not is_meta_id("12x")


def test_an_apps_token_gives_id_and_secret() -> None:
    pasted = read_paste(f"{NUMBER}|{SECRET}")
    assert pasted.kind is PasteKind.APP_TOKEN
    assert pasted.values == {"WHATSAPP_APP_ID": NUMBER, "WHATSAPP_APP_SECRET": SECRET}
    hidden = read_paste(f"{NUMBER}|Zy-xW_vU0123456789ABCDEFabc")
    assert hidden.values == {"WHATSAPP_APP_ID": NUMBER}


def test_a_whole_env_file() -> None:
    text = (
        "\ufeff# de la clínica\r\n"
        f'export WHATSAPP_ACCESS_TOKEN="{TOKEN[:12]}\r\n'
        f'{TOKEN[12:]}" # del administrador\r\n'
        f"WHATSAPP_PHONE_NUMBER_ID = {NUMBER}   # el número\r\n"
        "WHATSAPP_VERIFY_TOKEN='una frase #1 con espacios'\r\n"
        "#WHATSAPP_APP_SECRET=comentado\r\n"
        "PORT=8000\r\n"
        "WHATSAPP_APP_SECRET=\r\n"
        "WHATSAPP_WABA_ID=`200000000000002`\r\n"
        "notas sueltas\r\n"
        "NGROK_AUTHTOKEN=2abcDEF_ejemplo"
    )
    pasted = read_paste(text)
    assert pasted.kind is PasteKind.ENV_FILE
    assert pasted.values == {
        "WHATSAPP_ACCESS_TOKEN": TOKEN,
        "WHATSAPP_PHONE_NUMBER_ID": NUMBER,
        "WHATSAPP_VERIFY_TOKEN": "una frase #1 con espacios",
        "WHATSAPP_BUSINESS_ACCOUNT_ID": "200000000000002",
        "NGROK_AUTHTOKEN": "2abcDEF_ejemplo",
    }


def test_a_line_that_follows_an_id_is_no_part_of_it() -> None:
    pasted = read_paste(f"WHATSAPP_PHONE_NUMBER_ID={NUMBER}\nnotas")
    assert pasted.values == {"WHATSAPP_PHONE_NUMBER_ID": NUMBER}


@pytest.mark.parametrize(
    "line",
    [
        f'"{TOKEN}"\nnotas',
        f"{TOKEN} # del administrador\nnotas",
        f"{TOKEN}\n------------",
        f"{TOKEN}\n||",
        f"'{TOKEN}' \n{TOKEN[20:]}",
    ],
)
def test_a_line_after_a_whole_token_is_no_part_of_it(line: str) -> None:
    pasted = read_paste(f"WHATSAPP_ACCESS_TOKEN={line}\nWHATSAPP_APP_ID={NUMBER}")
    assert pasted.values == {"WHATSAPP_ACCESS_TOKEN": TOKEN, "WHATSAPP_APP_ID": NUMBER}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_lines_end_as_editors_and_mails_end_them(end: str) -> None:
    """A word processor's own break is none of the usual two."""
    lines = (f"WHATSAPP_ACCESS_TOKEN={TOKEN}", f"WHATSAPP_APP_ID={NUMBER}")
    values = {"WHATSAPP_ACCESS_TOKEN": TOKEN, "WHATSAPP_APP_ID": NUMBER}
    assert read_paste(end.join(lines)).values == values


def test_blanks_of_a_web_page_are_blanks() -> None:
    text = f"\u00a0\u00a0WHATSAPP_APP_ID\u00a0=\u00a0{NUMBER}\u202f"
    assert read_paste(text).values == {"WHATSAPP_APP_ID": NUMBER}


@pytest.mark.parametrize(
    "text", ["", " ", '"', "'", "hola", "EAA", "A=1", f"hola {EMOJI}", "=", "|"]
)
def test_other_texts_are_nobodys(text: str) -> None:
    assert read_paste(text).kind is PasteKind.UNKNOWN


@given(st.text())
@example("WHATSAPP_ACCESS_TOKEN=\"'\n'\"")
@example("export WHATSAPP_APP_SECRET='")
def test_no_text_is_too_odd(text: str) -> None:
    pasted = read_paste(text)
    assert set(pasted.values) <= set(NAMES)
    assert all(pasted.values.values())
    assert tidy(tidy(text)) == tidy(tidy(tidy(text)))


@given(
    st.lists(
        st.sampled_from(
            [*NAMES, "=", "\n", "\r", '"', "'", "#", " ", "export ", TOKEN, SECRET, "x"]
        )
    ).map("".join)
)
def test_no_env_file_is_too_odd(text: str) -> None:
    assert all(read_paste(text).values.values())


@given(st.sampled_from([TOKEN, SECRET, NUMBER, f"{NUMBER}|{SECRET}", f"NGROK_AUTHTOKEN={SECRET}"]))
def test_it_does_not_show_itself(text: str) -> None:
    pasted = read_paste(text)
    shown = repr(pasted) + str(pasted)
    assert not any(value in shown for value in (TOKEN, SECRET, NUMBER))


@given(st.lists(st.integers(1, len(TOKEN) - 1), max_size=6), st.sampled_from(" \n\t\r\u00a0"))
def test_breaks_inside_a_token_are_forgiven(places: list[int], blank: str) -> None:
    text = "".join(blank * (place in places) + sign for place, sign in enumerate(TOKEN))
    assert dict(read_paste(text).values) == {"WHATSAPP_ACCESS_TOKEN": TOKEN}


def test_comments_and_quotes_without_an_end() -> None:
    assert read_paste("WHATSAPP_APP_ID=#nada").kind is PasteKind.UNKNOWN
    assert read_paste("WHATSAPP_VERIFY_TOKEN= # nada").kind is PasteKind.UNKNOWN
    pasted = read_paste(f"WHATSAPP_PHONE_NUMBER_ID='{NUMBER}")
    assert pasted.values == {"WHATSAPP_PHONE_NUMBER_ID": NUMBER}
