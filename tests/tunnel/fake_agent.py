"""A stand-in for the ngrok agent: same flags, log lines and local API; its cloud is tests/tunnel/cloud.py.

Run as a program by the launcher that FakeCloud writes; the environment says where its cloud is. It
keeps to the real one's manners: it repeats the authtoken in its errors, dies of a broken pipe, keeps
request bodies unless told not to.
"""

import contextlib
import json
import os
import queue
import select
import socket
import sys
import threading
import time
from collections.abc import Mapping
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

CLOUD_PORT = "FAKE_CLOUD_PORT"
CLOUD_FOLDER = "FAKE_CLOUD_FOLDER"
RECONNECT_PAUSE_S = 0.1
HOP_HEADERS = ("connection", "transfer-encoding", "content-length", "keep-alive", "host")

Json = dict[str, Any]


class Output:
    """The log on standard output: logfmt, bytes, one writer at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def log(self, lvl: str, msg: str, **values: object) -> None:
        pairs = {"t": time.strftime("%Y-%m-%dT%H:%M:%S+0000"), "lvl": lvl, "msg": msg, **values}
        self.raw(" ".join(f"{key}={quoted(str(value))}" for key, value in pairs.items()).encode())

    def raw(self, line: bytes) -> None:
        with self._lock:
            try:
                sys.stdout.buffer.write(line + b"\n")
                sys.stdout.buffer.flush()
            except OSError:
                os._exit(1)  # as SIGPIPE would


class CloudLink:
    """The session with the cloud: questions and answers, and the orders of a test, as lines of JSON."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._answers: queue.Queue[Json] = queue.Queue()
        self._lock = threading.Lock()
        self.orders: queue.Queue[Json] = queue.Queue()

    def listen(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def ask(self, question: str, **details: object) -> Json:
        with self._lock:
            line = json.dumps({"ask": question, "pid": os.getpid(), **details})
            self._socket.sendall(line.encode() + b"\n")
            return self._answers.get()

    def _read(self) -> None:
        with contextlib.suppress(OSError), self._socket.makefile("rb") as lines:
            for line in lines:
                message = json.loads(line)
                (self.orders if "order" in message else self._answers).put(message)
        os._exit(0)  # the test is over


class Agent:
    """One run of `start`."""

    def __init__(self, argv: list[str], token: str, link: CloudLink) -> None:
        path = Path(argv[argv.index("--config") + 1])
        self.config: Json = yaml.safe_load(path.read_text(encoding="utf-8")).get("agent") or {}
        self.token = token
        self.link = link
        self.out = Output()
        self.scenario: Json = {}
        self.endpoints: dict[str, Json] = {}
        self.requests: list[Json] = []
        self.is_online = False
        self.not_ready = 0
        self.ingress = self._ingress()

    def run(self) -> None:
        self.scenario = self.link.ask("scenario")
        self.not_ready = int(self.scenario.get("not_ready", 0))
        if not self.scenario.get("outlives_parent"):
            threading.Thread(target=watch_parent, daemon=True).start()
        time.sleep(float(self.scenario.get("silent", 0)))
        if "raw_line" in self.scenario:
            self.out.raw(bytes.fromhex(self.scenario["raw_line"]))
        self.out.log("info", "open config file", path="ngrok.yml", err="nil")
        self._serve_api()
        self._connect()
        while True:
            self._obey(self.link.orders.get())

    def _serve_api(self) -> None:
        host, port = str(self.config.get("web_addr", "127.0.0.1:4040")).rsplit(":", 1)
        try:
            server = AgentServer(int(port), ApiHandler, self)
        except OSError:
            self._give_up(f"listen tcp {host}:{port}: bind: address already in use")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.out.log("info", "starting web service", obj="web", addr=f"{host}:{port}")

    def _connect(self) -> None:
        """A session with the cloud, tried until there is a network."""
        while (answer := self.link.ask("session", token=self.token)).get("offline"):
            self.out.log(
                "eror",
                "failed to reconnect session",
                obj="tunnels.session",
                err='failed to dial ngrok server with address "connect.ngrok-agent.example:443": '
                "dial tcp: lookup connect.ngrok-agent.example: no such host",
            )
            time.sleep(RECONNECT_PAUSE_S)
        if "error" in answer:
            text = f"authentication failed: {answer['error']}"
            self.out.log("eror", "session closed, starting reconnect loop", err=text)
            self._give_up(text)
        self.is_online = True
        self.out.log("info", "client session established", obj="tunnels.session")
        self.out.log("info", "tunnel session started", obj="tunnels.session")

    def _give_up(self, text: str) -> Any:
        self.out.log("crit", "command failed", err=text)
        os._exit(1)

    def _obey(self, order: Json) -> None:
        name = order["order"]
        if name == "crash":
            os._exit(int(order.get("rc", 2)))
        elif name == "log":
            values = order.get("values") or {}
            self.out.log(str(order.get("lvl", "info")), str(order.get("msg", "")), **values)
        elif name == "raw":
            self.out.raw(bytes.fromhex(str(order["bytes"])))
        elif name == "drop":
            self.is_online = False
            self.out.log("eror", "heartbeat timeout, terminating session", obj="tunnels.session")
            self.out.log("eror", "session closed, starting reconnect loop", err="session closed")
            threading.Thread(target=self._reconnect, daemon=True).start()
        elif name == "close_endpoint":
            self.endpoints.clear()
        elif name == "status":
            self.is_online = bool(order["online"])

    def _reconnect(self) -> None:
        self._connect()
        for name, endpoint in list(self.endpoints.items()):
            self.endpoints[name] = self.bound(endpoint)

    def bound(self, endpoint: Json) -> Json:
        """The endpoint with the address it has got; its "error" if the cloud refused."""
        wanted = {key: endpoint.get(key) for key in ("name", "asked_url", "traffic_policy")}
        answer = self.link.ask("bind", ingress=self.ingress, **wanted)
        if "error" in answer:
            return answer
        endpoint = {**endpoint, "url": answer["url"]}
        where = (endpoint["upstream"] or {}).get("url", "")
        url, name = endpoint["url"], endpoint["name"]
        self.out.log("info", "started tunnel", obj="tunnels", name=name, addr=where, url=url)
        return endpoint

    def _ingress(self) -> int:
        server = AgentServer(0, IngressHandler, self)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return int(server.server_address[1])


class AgentServer(ThreadingHTTPServer):
    """One of the agent's two: its local API, and where the edge's requests come in."""

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, port: int, handler: type["Handler"], agent: Agent) -> None:
        self.agent = agent
        super().__init__(("127.0.0.1", port), handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hung up is no news."""


class Handler(BaseHTTPRequestHandler):
    """What both servers, and the cloud's edge, need."""

    protocol_version = "HTTP/1.1"

    def take(self) -> None:
        """Answer one request, of any method."""
        raise NotImplementedError

    def do_GET(self) -> None:
        self.take()

    def do_HEAD(self) -> None:
        self.take()

    def do_POST(self) -> None:
        self.take()

    def do_PUT(self) -> None:
        self.take()

    def do_DELETE(self) -> None:
        self.take()

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Standard output is the log's."""

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def answer(
        self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def answer_json(self, status: int, data: Json) -> None:
        self.answer(status, json.dumps(data).encode(), {"Content-Type": "application/json"})

    def forward(self, host: str, port: int, body: bytes, extra: Mapping[str, str]) -> None:
        """Pass the request on and the answer back. Raises: OSError if nobody is there."""
        sent = {name: value for name, value in self.headers.items() if is_end_to_end(name)}
        connection = HTTPConnection(host, port, timeout=30)
        try:
            connection.request(self.command, self.path, body, {**sent, **extra})
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        self.answer(answer.status, content, dict(filter_headers(answer.getheaders())))


class ApiHandler(Handler):
    """The agent's local API; no authentication, as in the real one."""

    server: AgentServer

    def take(self) -> None:
        agent, path, body = self.server.agent, urlsplit(self.path).path, self.body()
        method = self.command
        record("api", method=method, path=path, body=json.loads(body) if body else None)
        if self.headers.get("Host", "").split(":")[0] not in ("127.0.0.1", "localhost"):
            self.answer(401)
        elif path == "/api/status":
            self.answer_json(200, status(agent))
        elif path == "/api/requests/http":
            self.answer_json(200, {"uri": path, "requests": agent.requests})
        elif path.startswith("/api/endpoints") and not agent.scenario.get("old_agent"):
            self._endpoints(method, path.removeprefix("/api/endpoints").strip("/"), body)
        else:
            self.answer(404, b"404 page not found")

    def _endpoints(self, method: str, name: str, body: bytes) -> None:
        agent = self.server.agent
        if method == "POST":
            self._open(json.loads(body))
        elif not name:
            listed = [shown(each) for each in agent.endpoints.values()]
            self.answer_json(200, {"endpoints": listed, "uri": "/api/endpoints"})
        elif name not in agent.endpoints:
            self.answer_json(404, {"error_code": 100, "status_code": 404, "msg": "not found"})
        elif method == "DELETE":
            agent.link.ask("unbind", name=name)
            del agent.endpoints[name]
            self.answer(204)
        else:
            self.answer_json(200, shown(agent.endpoints[name]))

    def _open(self, wanted: Json) -> None:
        agent = self.server.agent
        if agent.not_ready > 0:
            agent.not_ready -= 1
            text = "ngrok is not yet ready to start tunnels"
            self.answer_json(503, {"error_code": 104, "status_code": 503, "msg": text})
            return
        endpoint = agent.bound({**wanted, "asked_url": wanted.get("url", "")})
        if "error" in endpoint:
            details = {"err": f"failed to start tunnel: {endpoint['error']}"}
            self.answer_json(
                502,
                {
                    "error_code": 103,
                    "status_code": 502,
                    "msg": "failed to start tunnel",
                    "details": details,
                },
            )
            return
        agent.endpoints[str(wanted["name"])] = endpoint
        self.answer_json(201, shown(endpoint))


class IngressHandler(Handler):
    """What comes in from the edge goes on to the endpoint's upstream."""

    server: AgentServer

    def take(self) -> None:
        agent, body = self.server.agent, self.body()
        endpoint = agent.endpoints.get(self.headers.get("X-Fake-Endpoint", ""))
        if endpoint is None:
            self.answer(404, b"", {"ngrok-error-code": "ERR_NGROK_3200"})
            return
        if endpoint.get("inspect") is not False and agent.config.get("inspect_db_size") != -1:
            agent.requests.append({"uri": self.path, "request": {"raw": body.decode("latin-1")}})
        target = urlsplit(endpoint["upstream"]["url"])
        try:
            self.forward(str(target.hostname), target.port or 80, body, {"Host": target.netloc})
        except OSError:
            self.answer(502, b"", {"ngrok-error-code": "ERR_NGROK_8012"})


def status(agent: Agent) -> Json:
    return {
        "status": "online" if agent.is_online else "reconnecting",
        "agent_version": agent.scenario.get("version", "3.39.10"),
        "session": {"legs": [{"region": "sa", "latency": "12ms"}] if agent.is_online else []},
        "uri": "/api/status",
    }


def shown(endpoint: Json) -> Json:
    return {key: value for key, value in endpoint.items() if key != "asked_url"}


def quoted(value: str) -> str:
    """As in logfmt: quotes only where they are needed, control characters escaped."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("\r", "\\r").replace("\n", "\\n")
    return f'"{escaped}"' if escaped != value or " " in value or not value else value


def is_end_to_end(name: str) -> bool:
    return name.lower() not in HOP_HEADERS


def filter_headers(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    own = ("date", "server")
    return [each for each in headers if is_end_to_end(each[0]) and each[0].lower() not in own]


def record(kind: str, **details: object) -> None:
    """Append to calls.jsonl what a test may ask for."""
    line = json.dumps({"kind": kind, "pid": os.getpid(), **details})
    with (Path(os.environ[CLOUD_FOLDER]) / "calls.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def watch_parent() -> None:
    """End when nobody reads our output any more: whoever started us is gone."""
    if sys.platform == "win32":
        return  # there the job object ends us
    poll = select.poll()
    poll.register(sys.stdout.fileno(), 0)
    poll.poll()
    os._exit(1)


def main() -> None:
    argv = sys.argv[1:]
    token = os.environ.get("NGROK_AUTHTOKEN", "")
    source = "environment" if token else "none"
    if "--authtoken" in argv:
        token, source = argv[argv.index("--authtoken") + 1], "argv"
    record("start", argv=argv, token_source=source, token=token)
    link = CloudLink(int(os.environ[CLOUD_PORT]))
    link.listen()
    if "--version" in argv:
        scenario = link.ask("scenario")
        time.sleep(float(scenario.get("silent_version", 0)))
        line = scenario.get("version_line") or f"ngrok version {scenario.get('version', '3.39.10')}"
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
        sys.exit(int(scenario.get("version_rc", 0)))
    Agent(argv, token, link).run()


if __name__ == "__main__":
    main()
