"""Signed deliveries for the benches: fictitious patients, Meta's shape, about 700 bytes."""

import hashlib
import hmac
import json
import time

SECRET = b"bench-app-secret"
VERIFY_TOKEN = "bench-verify-token"
PHONE_NUMBER_ID = "100000000000001"
WABA_ID = "200000000000002"
WEBHOOK_PATH = "/whatsapp/webhook"


def signed_text(unique: str, patient: int = 0) -> bytes:
    """One inbound text of a fictitious patient; `unique` makes its wamid."""
    wa_id = f"5690000{patient:04d}"
    user_id = f"CL.10000000000{patient:04d}"
    value = {
        "messaging_product": "whatsapp",
        "metadata": {
            "display_phone_number": "56900000000",
            "phone_number_id": PHONE_NUMBER_ID,
        },
        "contacts": [{"profile": {"name": "Camila Ejemplo"}, "wa_id": wa_id, "user_id": user_id}],
        "messages": [
            {
                "from": wa_id,
                "from_user_id": user_id,
                "id": f"wamid.{unique}",
                "timestamp": str(int(time.time())),
                "type": "text",
                "text": {
                    "body": "Hola, quería saber el valor de la limpieza facial y si "
                    "tienen hora esta semana. Gracias."
                },
            }
        ],
    }
    entry = {"id": WABA_ID, "changes": [{"value": value, "field": "messages"}]}
    return json.dumps({"object": "whatsapp_business_account", "entry": [entry]}).encode()


def signature(body: bytes, secret: bytes = SECRET) -> str:
    """The header Meta would send."""
    return "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()


def request_bytes(body: bytes, secret: bytes) -> bytes:
    """A whole HTTP request for a raw socket."""
    head = (
        f"POST {WEBHOOK_PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        f"X-Hub-Signature-256: {signature(body, secret)}\r\n\r\n"
    )
    return head.encode() + body
