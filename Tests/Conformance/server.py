"""The server: takes requests down as they came, and answers each call as it is planned."""
import threading

from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request as HTTPRequest, Response

from planning import Call
from wire import Request

CALL = "X-Conformance-Call"


class Handler(WSGIRequestHandler):
    """Keeps the head as it came: WSGI joins fields, and decodes the path."""

    protocol_version = "HTTP/1.1"

    def make_environ(self):
        environ = super().make_environ()
        environ["conformance.target"] = self.path
        environ["conformance.headers"] = list(self.headers.items())
        return environ

    def log(self, type, message, *args):
        pass


class Server:
    """One server on loopback, for the calls that it is given."""

    def __init__(self):
        self.calls: dict[str, Call] = {}
        self.strangers = 0
        self.http = make_server("127.0.0.1", 0, self.answer, threaded=True, request_handler=Handler)
        self.url = f"http://127.0.0.1:{self.http.port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def answer(self, environ, start_response):
        headers = [(name, value) for name, value in environ["conformance.headers"] if name.lower() != CALL.lower()]
        call = self.calls.get(environ.get("HTTP_X_CONFORMANCE_CALL", ""))
        body = HTTPRequest(environ).get_data()
        if call is None or call.received is not None:
            self.strangers += 1
            return Response("not planned, or a second time", status=500)(environ, start_response)
        call.received = Request(environ["REQUEST_METHOD"].lower(), environ["conformance.target"], headers, body)
        response = Response(call.answer.body, status=call.answer.status)
        response.headers.remove("Content-Type")
        if call.answer.content_type:
            response.headers["Content-Type"] = call.answer.content_type
        return response(environ, start_response)

    def close(self) -> None:
        self.http.shutdown()
