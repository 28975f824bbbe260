"""An upstream of the native wire that believes everything and keeps nothing, as a process."""

import gzip
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Believer(BaseHTTPRequestHandler):
    """Accepts every number it is sent; its cursor is the highest so far."""

    protocol_version = "HTTP/1.1"
    through = 0

    def do_GET(self) -> None:
        self._say({"contiguous_through": Believer.through})

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        plain = gzip.decompress(raw) if self.headers.get("Content-Encoding") == "gzip" else raw
        told = json.loads(plain)
        Believer.through = told["last_seq"]
        seqs = range(told["first_seq"], told["last_seq"] + 1)
        results = [{"seq": seq, "status": "accepted"} for seq in seqs]
        self._say({"accepted_through": told["last_seq"], "results": results})

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing is logged."""

    def _say(self, document: dict[str, object]) -> None:
        raw = json.dumps(document).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


@contextmanager
def null_upstream() -> Iterator[str]:
    """Its address."""
    argv = [sys.executable, "-m", "tests.bench.null_upstream"]
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()


if __name__ == "__main__":
    server = HTTPServer(("127.0.0.1", 0), Believer)
    print(server.server_port, flush=True)
    server.serve_forever()
