"""POST /{phone_number_id}/messages: what Graph accepts, refuses, and answers."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from aura_desktop.sandbox import template_checks, validation
from aura_desktop.sandbox.background import utc_now
from aura_desktop.sandbox.faults import Fault, refusal
from aura_desktop.sandbox.graph_error import GraphError
from aura_desktop.sandbox.params import Param
from aura_desktop.sandbox.simulator import Simulator, json_param, require, simulator_of
from aura_desktop.sandbox.wamids import new_wamid
from aura_desktop.sandbox.wire import cut, stalled
from aura_desktop.sandbox.world import Patient, SentMessage, canonical_wa_id


async def messages(request: Request) -> Response:
    """One send, mark-as-read or typing indicator."""
    simulator = simulator_of(request)
    require(request, simulator.settings.phone_number_id)
    body = await json_param(request)
    simulator.requests.append(body.value)
    if simulator.faults.latency_ms:
        await asyncio.sleep(simulator.faults.latency_ms / 1000)
    if body.has("status"):
        return JSONResponse(_mark_read(simulator, body))
    fault = simulator.faults.next_send()
    kind = "none" if fault is None else fault.kind
    ordered = _before_accepting(request, fault) if fault is not None else None
    if ordered is not None:
        return ordered
    if kind == "stall_before_accept":
        return await stalled(request)
    answer = _send(simulator, body, fault)
    if kind in {"reset_after_accept", "silence"}:
        return cut(request)
    if kind == "stall_after_accept":
        return await stalled(request)
    if kind == "status_before_answer":
        await asyncio.sleep(0.2)
    return JSONResponse(answer)


def _before_accepting(request: Request, fault: Fault) -> Response | None:
    """The answer of a fault that keeps the message from being accepted. Raises: GraphError."""
    if fault.kind == "reset_before_accept":
        return cut(request)
    error = refusal(fault)
    if error is not None:
        raise error
    if fault.kind == "server_error":
        page = "<html><body><h1>Service unavailable</h1></body></html>"
        return Response(page, status_code=fault.status, media_type="text/html")
    return None


def _mark_read(simulator: Simulator, body: Param) -> dict[str, Any]:
    message_id, typing = validation.check_receipt(body)
    if message_id not in simulator.world.received:
        raise GraphError(131009, "Param message_id is not the id of a received message.")
    simulator.world.read.add(message_id)
    simulator.world.typing += int(typing)
    return {"success": True}


def _send(simulator: Simulator, body: Param, fault: Fault | None) -> dict[str, Any]:
    if not simulator.registered:
        raise GraphError(133010, "Phone number not registered on the WhatsApp Business Platform.")
    kind = validation.check_envelope(body)
    patient = _recipient(simulator, body)
    category = _check_kind(simulator, body, kind, patient)
    simulator.rates.check(patient.address)
    sent = SentMessage(
        wamid=new_wamid(patient.address, inbound=False),
        patient=patient,
        body=dict(body.value, type=kind),
        at=utc_now(),
        pricing_category=category,
    )
    simulator.world.sent[sent.wamid] = sent
    if fault is not None and fault.kind == "status_before_answer":
        simulator.journeys.report(sent, "sent")
    if fault is None or fault.kind != "silence":
        simulator.journeys.begin(sent, _late_failure(simulator, patient, fault))
    return _accepted(body, sent, kind)


def _check_kind(simulator: Simulator, body: Param, kind: str, patient: Patient) -> str:
    """Checks content and service window; returns the price category."""
    if kind == "template":
        message = body.child("template")
        definition = template_checks.find_template(simulator.templates, message)
        template_checks.check_template(definition, message, simulator.files.mime_of)
        category = str(definition["category"]).lower()
        if category == "authentication" and not body.has("to"):
            raise GraphError(131062, "Authentication templates need a phone number.")
        return category
    validation.check_content(body, kind, simulator.files.mime_of)
    if kind == "reaction":
        target = body.child("reaction").text("message_id")
        world = simulator.world
        if target not in world.received and target not in world.sent:
            raise GraphError(131009, "Param reaction['message_id'] is not a known message.")
    if not simulator.world.window_is_open(patient, utc_now()):
        raise GraphError(
            131047,
            "Message failed to send because more than 24 hours have passed "
            "since the customer last replied to this number.",
        )
    return "service"


def _recipient(simulator: Simulator, body: Param) -> Patient:
    settings = simulator.settings
    if not body.optional_text("to"):
        return simulator.world.by_user_id(body.text("recipient"))
    phone = body.text("to")
    wa_id = canonical_wa_id(phone)
    if wa_id == settings.number_digits:
        raise GraphError(131021, "Recipient phone number cannot be the sender's.")
    if settings.allowed_recipients is not None and wa_id not in settings.allowed_recipients:
        raise GraphError(131030, "Recipient phone number not in allowed list.")
    if wa_id in simulator.blocked:
        raise GraphError(130403, "The business has blocked this user.")
    return simulator.world.by_phone(phone)


def _late_failure(simulator: Simulator, patient: Patient, fault: Fault | None) -> int | None:
    if fault is not None and fault.kind == "late_failure":
        return fault.code
    unknown = simulator.settings.scripts.get("not_on_whatsapp", [])
    return 131026 if patient.wa_id in unknown else None


def _accepted(body: Param, sent: SentMessage, kind: str) -> dict[str, Any]:
    to = body.optional_text("to")
    contact = {"input": to or body.text("recipient"), "user_id": sent.patient.user_id}
    if to and sent.patient.wa_id:
        contact["wa_id"] = sent.patient.wa_id
    message = {"id": sent.wamid}
    if kind == "template":
        message["message_status"] = "accepted"
    return {"messaging_product": "whatsapp", "contacts": [contact], "messages": [message]}
