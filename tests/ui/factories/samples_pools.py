"""Fixed pools of codes."""

from station.api.schema.pools import BadLine, BadLines, PoolDetail, PoolImport, PoolList
from tests.ui.factories.samples import MINUTE_US, NOW_US
from tests.ui.factories.stand import StandClient

WATER = PoolDetail(
    pool="water-2026",
    kind="codes",
    codes=2_000_000,
    void=4_000,
    used=1_964_520,
    left=1_963_992,
    remaining=31_480,
    counted_us=NOW_US - 4 * MINUTE_US,
    in_order=True,
    low=True,
    last=PoolImport(
        number=3, file="water-batch-7.csv.gz", at_us=NOW_US - 90 * MINUTE_US, imported=499_995, duplicates=3, bad=2
    ),
)
WECHAT = PoolDetail(
    pool="wx-7301",
    kind="wechat",
    codes=10_000_000,
    void=0,
    used=0,
    left=0,
    remaining=10_000_000,
    counted_us=NOW_US - 4 * MINUTE_US,
    last=PoolImport(number=4, file="7301.txt", at_us=NOW_US - 5 * MINUTE_US, imported=10_000_000, duplicates=0, bad=0),
)
NEW = PoolDetail(pool="boxes", kind="codes", codes=120_000, void=0)
POOLS = PoolList(pools=(NEW, WATER, WECHAT))
BAD = BadLines(
    pool="water-2026",
    lines=(
        BadLine(line=17, why="code_edge_space", text=" P.URL.CN/0P$M%LZ4LHSVSDCR2L2"),
        BadLine(line=99_214, why="code_not_utf8", text="P.URL.CN/\\xff\\xfe"),
        BadLine(line=120_001, why="pool_has_it", text="P.URL.CN/0P$M%LZ4LHSVSDCR2L3"),
        BadLine(line=120_002, why="pool_has_it", text="P.URL.CN/0P$M%LZ4LHSVSDCR2L4"),
        BadLine(line=430_555, why="pool_other_has_it", text="P.URL.CN/0P$M%LZ4LHSVSDCR2L5"),
    ),
)


def set_out(client: StandClient, pools: PoolList = POOLS) -> None:
    client.answers["/v1/pools"] = pools.model_dump_json().encode()
    client.answers["/v1/pools/water-2026/bad"] = BAD.model_dump_json().encode()
