"""``python -m tests.hub.trade_pictures FOLDER``: the pages of distributors and the brand, as a phone and a desk show
them. A browser without a person cannot log in, so a small server in between shows the session's cookie for it."""

import random
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
from sqlalchemy import select

from sync.hub.context import Hub
from sync.hub.database import Database, in_folder
from sync.hub.diversion import run
from sync.hub.diversion_cases import take_step
from sync.hub.links import LinkSigner
from sync.hub.scans import DAY_US, AskedScan, answer
from sync.hub.store import HubStore
from sync.hub.trade_tables import CREDIT, DISTRIBUTOR
from tests.hub import browser
from tests.hub.histories import say
from tests.hub.page_pictures import TOKEN, hub_process
from tests.hub.test_closed_orders import CLOSES, DIFFERS, closed
from tests.hub.trade import CASES, UNITS, unit_code, with_trade

DESK = (1280, 900)
REGIONS = ("CN-BJ", "CN-TJ", "CN-HE", "CN-GD", "CN-FJ", "CN-SC", "CN-SH", "CN-XJ", "CN-HK", "")
PAGES: Mapping[str, tuple[str, str]] = {
    "scans-en": ("/brand/scans?lang=en", "Guangdong"),
    "scans-zh": ("/brand/scans?lang=zh", "各地区扫码"),
    "distributors-en": ("/brand/distributors?lang=en", "Scan rate"),
    "distributors-zh": ("/brand/distributors?lang=zh", "渠道库存"),
    "diversion-en": ("/brand/diversion?lang=en", "Waits for the distributor"),
    "diversion-zh": ("/brand/diversion?lang=zh", "已申诉"),
    "case-en": ("/brand/case/1?lang=en", "Uphold"),
    "credits-zh": ("/brand/credits?lang=zh", "应付返利"),
    "shipping-en": ("/brand/shipping?lang=en", "not confirmed"),
    "orders-en": ("/brand/orders?lang=en", "Difference: 3 units"),
    "orders-ru": ("/brand/orders?lang=ru", "Не сошлось"),
    "login-zh": ("/brand/login?lang=zh", "品牌令牌"),
    "home-en": ("{link}?lang=en", "Delivery N-1"),
    "home-zh": ("{link}?lang=zh", "送货单 N-1"),
    "mine-en": ("{link}/case/{case}?lang=en", "Appealed"),
    "mine-zh": ("{link}/case/{case}?lang=zh", "已申诉"),
    "refused-zh": ("/d/nobody?lang=zh", "链接已失效"),
}
"""Name → path and words that stand on the page."""


def fill(database: Database) -> tuple[str, int]:
    """A month of scans and two cases; the path of North's link, and the number of his case."""
    with_trade(database)
    now_us, chance = Hub.now_us(), random.Random(7)
    codes = [unit_code(case, cell) for case in range(1, CASES + 1) for cell in range(1, UNITS + 1)]
    scans = [
        AskedScan("app", f"s-{n}", chance.choice(codes), chance.choice(REGIONS), now_us - chance.randrange(29) * DAY_US)
        for n in range(400)
    ]
    for first, (order, balance) in enumerate({"A-7": CLOSES, "订单 8": DIFFERS, "A-9": None}.items(), 1):
        say(HubStore(database), "L2", closed(order, balance), first=first, at_us=now_us)
    answer(database, [*scans, AskedScan("app", "x", "<script>forged</script>", "CN-GD")], now_us - DAY_US)
    with database.writer.begin() as connection:
        run(connection, now_us)
        connection.execute(CREDIT.insert().values(distributor=0, product=0, amount=125, currency="CNY"))
        north = connection.scalar(select(DISTRIBUTOR.c.id).where(DISTRIBUTOR.c.code == "NORTH"))
        assert north is not None
        take_step(connection, 1, "appeal", "我们没有发往广东 <b>not us</b>", now_us, distributor=north)
    return f"/d/{LinkSigner(database.writer, database.reader).link('NORTH')}", 1


@contextmanager
def trade(folder: Path) -> Iterator[tuple[str, str, int]]:
    """A hub in a process of its own, behind a server that shows a session: its address, North's link, his case."""
    database = in_folder(folder)
    link, case = fill(database)
    database.close()
    with hub_process(folder) as (port, _):
        hub = f"http://127.0.0.1:{port}"
        entered = httpx.post(f"{hub}/brand/login", data={"token": TOKEN}, trust_env=False)
        cookie = entered.headers["Set-Cookie"].partition(";")[0]
        with _showing(hub, cookie) as url:
            yield url, link, case


@contextmanager
def _showing(hub: str, cookie: str) -> Iterator[str]:
    class Between(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told = httpx.get(hub + self.path, headers={"Cookie": cookie}, trust_env=False)
            self.send_response(told.status_code)
            for name in ("Content-Type", "Content-Security-Policy"):
                self.send_header(name, told.headers.get(name, ""))
            self.end_headers()
            self.wfile.write(told.content)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Between)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def main() -> None:
    target = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as name, trade(Path(name)) as (url, link, case):
        for page, (path, _) in PAGES.items():
            for size in (browser.PHONE, DESK):
                told = f"--screenshot={target / f'{page}-{size[0]}.png'}"
                address = url + path.format(link=link, case=case)
                browser.look(address, Path(name) / f"{page}-{size[0]}", told, f"--window-size={size[0]},{size[1]}")


if __name__ == "__main__":
    main()
