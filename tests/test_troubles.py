"""The dictionary of troubles: whole in both languages, and one entry for everything that can go wrong."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from aura_desktop import paths, troubles
from aura_desktop.domain.message import Failure
from aura_desktop.errors import RefusedError, SetupError, UnavailableError
from aura_desktop.gateways.whatsapp import failures
from aura_desktop.troubles import Action

BOOK = json.loads((paths.resources() / "troubles.json").read_text(encoding="utf-8"))
ENTRIES: dict[str, dict[str, Any]] = BOOK["troubles"]
CODES = sorted(ENTRIES)
LANGUAGES = pytest.mark.parametrize("language", troubles.LANGUAGES)
NEEDED = {"title", "happened", "remedy"}
ALLOWED = NEEDED | {"line", "terminal"}
BLANK = re.compile(r"\{(\w+)\}")

GRAPH_CODES = (
    *(0, 190, 102, 104, 3, 10, 200, 299, 131005, 1, 2, 4, 80007, 80008, 33, 100, 368, 130497),
    *(131031, 130403, 130429, 131048, 131056, 131064, 130472, 131000, 131008, 131009, 131016),
    *(131021, 131026, 131030, 131037, 131042, 131044, 131045, 131047, 131049, 131050, 131051),
    *(131052, 131053, 131055, 131057, 131060, 131062, 131063, 132000, 132001, 132005, 132007),
    *(132008, 132012, 132015, 132016, 132018, 132068, 132069, 133000, 133004, 133005, 133008),
    *(133009, 133006, 133010, 133015, 133016, 134011, 135000, 137000, 138000, 139000, 139100),
    *(139101, 139102, 139103, 2388000, 2593000, 2494100),
)
"""Every number of Meta's that matters at a front desk, and the first of each family."""
TOKEN_SUBCODES = (458, 459, 460, 463, 464, 467, 492)

TUNNEL = """agent_missing agent_too_old agent_unusable agent_died tunnel_authtoken_missing
    tunnel_authtoken_invalid tunnel_session_limit tunnel_domain_taken tunnel_domain_not_yours
    tunnel_domain_needs_plan tunnel_quota tunnel_no_network tunnel_timeout tunnel_start_failed
    tunnel_refused tunnel_reconnecting tunnel_off download_failed download_wrong_file
    download_no_room"""
LINE = """public_address_unreachable public_address_not_https public_address_wrong_answer
    webhook_verification_failed webhook_foreign webhook_elsewhere webhook_fields_missing
    app_not_subscribed subscription_failed subscription_missing app_id_missing app_secret_missing app_secret_wrong
    signature_wrong verify_token_missing nobody_listening waits_for_internet address_changed
    no_connection connection_not_trusted"""
META = """access_token_missing access_token_invalid permission_missing access_token_expires_soon
    access_token_temporary access_token_wrong_app number_not_found number_is_account
    account_is_number account_not_found number_not_registered number_not_connected id_malformed
    not_graph"""
KEYRING = """keyring_missing keyring_locked keyring_refused secret_too_long credential_given
    setup_not_writable"""
AI = """ai_off ai_unreachable ai_key_invalid ai_model_unknown ai_address_invalid ai_refused ai_stalled
    ai_cut ai_corrupt ai_busy ai_quota ai_filtered ai_too_long ai_no_source ai_redaction_failed
    ai_budget_spent"""
REST = "autostart_refused check_timed_out check_broke log_unreadable file_not_written"
STATES = [code for group in (TUNNEL, LINE, META, KEYRING, AI, REST) for code in group.split()]


def wordings(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words


def texts(language: str) -> Iterator[tuple[str, str, str]]:
    """Code, name of the text, and each of its wordings; those of subcodes too."""
    for code, entry in ENTRIES.items():
        for part in (entry, *entry.get("subcodes", {}).values()):
            for name, words in part[language].items():
                for text in wordings(words):
                    yield code, name, text


@pytest.mark.parametrize("code", STATES)
def test_every_state_of_the_line_has_an_entry(code: str) -> None:
    assert code in ENTRIES


@pytest.mark.parametrize("number", GRAPH_CODES)
def test_every_number_of_metas_has_an_entry_and_means_the_same_everywhere(number: int) -> None:
    code = troubles.code_of_graph(number)
    assert code in ENTRIES
    assert code == failures.meaning(number).code


def test_the_dictionary_and_the_gateway_know_the_same_numbers() -> None:
    listed = [number for entry in ENTRIES.values() for number in entry.get("graph", ())]
    assert len(listed) == len(set(listed))
    numbers = {int(number) for number in listed if "." not in str(number)}
    assert numbers == set(failures._CODES)
    assert numbers <= set(GRAPH_CODES)
    families = [tuple(family) for family in BOOK["families"]]
    assert families == [(first, last, found.code) for first, last, found in failures._RANGES]
    assert troubles.code_of_graph(100, 33) == failures.meaning(100, 33).code == "number_not_found"
    assert troubles.code_of_graph(190, 463) == "access_token_invalid"
    assert troubles.code_of_graph(999999) == ""


@LANGUAGES
@pytest.mark.parametrize("subcode", TOKEN_SUBCODES)
def test_why_a_token_is_refused_is_said_exactly(subcode: int, language: str) -> None:
    plain = troubles.find("access_token_invalid", language)
    exact = troubles.find("access_token_invalid", language, {"error_subcode": subcode})
    assert plain and exact
    assert exact.happened != plain.happened
    assert (exact.title, exact.action) == (plain.title, Action.PASTE_TOKEN)


def test_everything_the_gateway_can_make_of_an_answer_has_an_entry() -> None:
    known = {found.code for found in failures._CODES.values()}
    known |= {found.code for _, _, found in failures._RANGES}
    known |= {failures._UNKNOWN.code, failures._MISSING_NODE.code}
    for status in (408, 429, 418, 500, 503):
        for sending in (True, False):
            known.add(failures.from_response(status, b"<html>", {}, sending=sending).code)
    assert sorted(known - set(ENTRIES)) == []


@LANGUAGES
def test_every_entry_is_complete(language: str) -> None:
    for code, entry in ENTRIES.items():
        assert entry.keys() <= {
            *("icon", "tone", "action", "second", "graph", "params", "told_by_meta", "subcodes"),
            *troubles.LANGUAGES,
        }, code
        assert NEEDED <= entry[language].keys() <= ALLOWED, code
        assert entry["tone"] in troubles.TONES, code
        assert (paths.resources() / "icons" / f"{entry['icon']}.svg").is_file(), code
        second = Action(entry.get("second", "none"))
        assert second is Action.NONE or second is not Action(entry["action"]), code
        found = troubles.find(code, language)
        assert found and found.title and found.happened and found.remedy, code
        assert bool(found.action_words) == (found.action is not Action.NONE), code
        assert bool(found.second_words) == (found.second is not Action.NONE), code


@LANGUAGES
def test_blanks_are_declared_and_each_text_has_a_wording_without_them(language: str) -> None:
    for code, name, text in texts(language):
        assert set(BLANK.findall(text)) <= set(ENTRIES[code].get("params", ())), (code, name)
    for code, entry in ENTRIES.items():
        used: set[str] = set()
        for words in entry[language].values():
            used.update(*(BLANK.findall(text) for text in wordings(words)))
            plain = wordings(words)[-1]
            assert code == troubles.UNKNOWN or not BLANK.search(plain), (code, plain)
        assert used == set(entry.get("params", ())), code


@LANGUAGES
def test_words_are_short_and_calm(language: str) -> None:
    for code, name, text in texts(language):
        assert text == text.strip(), (code, name)
        assert not re.search(r"[!¡]|  ", text), (code, text)
        limit = {"title": 60, "happened": 140, "remedy": 150}.get(name, 160)
        assert len(text) <= limit, (code, name, len(text))
        sentence = name != "title" and not BLANK.fullmatch(text.split(" ")[-1])
        assert text.endswith(".") is sentence, (code, name, text)
        if name == "happened":
            assert len(re.findall(r"[.?](?: |$)", text)) <= 2, (code, text)


def test_spanish_speaks_as_the_clinic_does() -> None:
    stiff = re.compile(r"(?i)\b(usted|cita|citas|móvil|ordenador|ups|por favor|vosotros)\b")
    formal = re.compile(
        r"(?i)(?:^|[.:;,] )(?:revise|copie|pegue|intente|espere|elija|abra|escriba|cierre|use)\b"
    )
    for code, name, text in texts("es"):
        assert not stiff.search(text), (code, name, text)
        assert not formal.search(text), (code, name, text)


def test_the_languages_are_not_mixed_up() -> None:
    for code in CODES:
        spanish, english = (troubles.find(code, language) for language in troubles.LANGUAGES)
        assert spanish and english
        assert spanish.title != english.title, code
        assert spanish.line != english.line, code


def test_every_button_has_its_words_and_keeps_them() -> None:
    assert set(BOOK["actions"]) == {action.value for action in Action} - {"none"}
    for language in troubles.LANGUAGES:
        words = [button[language] for button in BOOK["actions"].values()]
        assert len(set(words)) == len(words)
        assert all(words)
        assert max(map(len, words)) <= 26


@pytest.mark.parametrize(
    ("code", "title", "action"),
    [
        ("invalid_phone_number", "Invalid phone number", Action.FIX_NUMBER),
        ("access_token_invalid", "Access token invalid", Action.PASTE_TOKEN),
        ("webhook_verification_failed", "Webhook verification failed", Action.OPEN_WEBHOOK),
        ("template_not_found", "Message template not found", Action.REFRESH_TEMPLATES),
    ],
)
def test_the_errors_the_clinic_knows_lead_to_what_mends_them(
    code: str, title: str, action: Action
) -> None:
    for language in troubles.LANGUAGES:
        found = troubles.find(code, language)
        assert found and found.action is action
    assert troubles.find(code, "en").title == title  # type: ignore[union-attr]  # found above


def test_params_make_the_words_exact() -> None:
    exact = troubles.find("template_not_found", "es", {"template": "recordatorio_hora"})
    assert exact and exact.happened.startswith("“recordatorio_hora” no existe")
    plain = troubles.find("template_not_found", "es", {"template": ""})
    assert plain and plain.happened.startswith("No existe en ese idioma")


@pytest.mark.parametrize(
    ("code", "language", "params", "words"),
    [
        ("access_token_expires_soon", "es", {"days": 7}, "El token de acceso vence en 7 días"),
        ("access_token_expires_soon", "es", {"days": 1}, "El token de acceso vence en 1 día"),
        ("access_token_expires_soon", "en", {"days": 0}, "The access token expires in less than"),
        ("access_token_expires_soon", "en", {}, "The access token expires soon"),
        ("access_token_temporary", "es", {"hours": 23}, "Este token es temporal"),
        ("secret_too_long", "es", {"limit": 1280}, "máximo 1.280 caracteres"),
        ("secret_too_long", "en", {"limit": 1280}, "at most 1,280 characters"),
        ("port_in_use", "es", {"port": 8001}, "Otro programa usa el puerto 8001"),
        ("agent_too_old", "en", {"version": "3.20.0"}, "The tunnel's program is too old"),
    ],
)
def test_figures_follow_the_language(
    code: str, language: str, params: dict[str, object], words: str
) -> None:
    found = troubles.find(code, language, params)
    assert found and words in f"{found.title} {found.line}"


def test_a_code_nobody_knows_shows_metas_words_and_copies_for_support() -> None:
    error = RefusedError("graph_new", graph_code=999001, title="(#999001) New", detail="New thing.")
    found = troubles.for_error(error, "es")
    assert (found.action, found.mark) == (Action.COPY_FOR_SUPPORT, "999001")
    assert found.happened == "Meta responde: New thing."
    silent = troubles.unknown(SetupError("brand_new"), "en")
    assert silent.happened == "The program does not know the code brand_new."
    failure = Failure(code="graph_error", graph_code=999001, title="New", detail="")
    assert troubles.for_failure(failure, "en").happened == "Meta answers: New"
    assert troubles.find("brand_new", "en") is None


def test_codes_of_many_meanings_keep_their_title_and_let_meta_speak() -> None:
    failure = Failure(code="block_list_full", graph_code=139101, detail="64000 reached.")
    found = troubles.for_failure(failure, "en")
    assert (found.title, found.happened) == (
        "The block list is full",
        "Meta answers: 64000 reached.",
    )


def test_the_technical_detail_has_what_support_asks_for_and_nothing_of_patients() -> None:
    error = RefusedError(
        "recipient_unreachable",
        graph_code=131026,
        error_subcode=2494010,
        fbtrace_id="AbCdEf123",
        title="Undeliverable",
        detail="Message to +56 9 0000 0142 of camila@ejemplo.cl undeliverable, EAAejemplo0123456",
        phone="+56 9 0000 0142",
    )
    assert troubles.technical_detail(error, "es").splitlines() == [
        "Código: recipient_unreachable",
        "Código de Meta: 131026",
        "Subcódigo: 2494010",
        "fbtrace_id: AbCdEf123",
        "Detalle: Message to <phone> of <e-mail> undeliverable, ***",
    ]
    setup = SetupError("webhook_verification_failed", status=403)
    assert troubles.technical_detail(setup, "en").splitlines() == [
        "Code: webhook_verification_failed",
        "Status: 403",
    ]
    assert troubles.for_error(setup, "en").mark == "HTTP 403"
    assert troubles.technical_detail("agent_died", "en") == "Code: agent_died"
    host = {"host": "clinica.ejemplo.app", "status": "PENDING"}
    assert troubles.technical_detail("webhook_foreign", "en", host).splitlines() == [
        "Code: webhook_foreign",
        "Status: PENDING",
        "Address: clinica.ejemplo.app",
    ]
    busy = UnavailableError("call_rate", graph_code=4, fbtrace_id="Ab")
    assert "Meta's code: 4" in troubles.technical_detail(busy, "en")


def test_nothing_is_read_before_the_first_trouble() -> None:
    code = (
        "import sys, aura_desktop.sentences\n"
        "assert 'aura_desktop.domain.message' not in sys.modules\n"
        "import aura_desktop.ui.wording, aura_desktop.ui.widgets.trouble_card\n"
        "from aura_desktop import troubles\n"
        "assert troubles._book.cache_info().misses == 0\n"
        "aura_desktop.sentences.sentence('disk_full', 'es')\n"
        "assert troubles._book.cache_info().misses == 1\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@LANGUAGES
def test_the_terminal_is_told_what_helps_without_a_window(language: str) -> None:
    missing = troubles.terminal_line("access_token_missing", language)
    assert "WHATSAPP_ACCESS_TOKEN" in missing
    assert troubles.terminal_line("brand_new", language) == ""
    names = {"names": "WHATSAPP_APP_ID"}
    assert "WHATSAPP_APP_ID" in troubles.terminal_line("missing_settings", language, names)


def test_what_is_to_be_pasted_has_one_name() -> None:
    """Meta's own, "token de acceso", in all that explains. The one title is the design's, for who is no expert."""
    said = [
        (code, part)
        for code, entry in ENTRIES.items()
        for part, words in entry["es"].items()
        if any("clave de acceso" in wording.lower() for wording in wordings(words))
    ]
    assert said == [("access_token_invalid", "title")]


@pytest.mark.parametrize("language", ["es", "en"])
def test_where_one_line_must_do_a_missing_keyring_still_names_the_way_out(language: str) -> None:
    trouble = troubles.find("keyring_missing", language)
    assert trouble is not None
    assert "GNOME Keyring" in trouble.line
