"""docs/plc/ladder.md entered step by step, for ClassicLadder: what the page says, and nothing else.

Beyond the page: a pulse that restarts the program, and the number after which a commissioning begins (``preset``).
"""

from tests.campaign.classic_ladder import Contact, Ladder, Places
from tests.campaign.ladder_belt import OUTPUTS, PULSES
from tests.campaign.ladder_belt import WORDS as WORDS_IN

SCAN_MS = 10
WORDS = 400
_LATER = 171
_RINGS, _RING = 220, 20
_COUNTED = "BEAT BEATS BEATOUT T1 T2 TB TP LABELS X Y K J"
_OF_CASES = "EPOCH NEWEST ASKED STATE GONE GATE RESULT HEAD OFF GOOD EJECTED W14 W15"
_BITS = "WHOLE BELIEVED SHOWN ARRIVED HERE PASSED ESCAPED STARTED FIRSTSCAN LABELLED LEFT PUT C1 C2 C3"


def places() -> Places:
    """The blocks are where Modbus has registers 0 and 100; ClassicLadder counts words from 1 there."""
    words = {f"B{at}": 1 + at for at in range(24)} | {f"R{at}": 101 + at for at in range(18)}
    words |= {f"C{at}": 131 + at for at in range(18)} | {f"S{at}": 151 + at for at in range(18)}
    words |= {name: _LATER + at for at, name in enumerate((*_COUNTED.split(), *_OF_CASES.split()))}
    rings = ("POS", "VERDICT", "UNITS", "FIRST", "LAST", "FIRST2", "LAST2", "LABEL")
    words |= {name: _RINGS + _RING * at for at, name in enumerate(rings)}
    bits = {name: 40 + at for at, name in enumerate(_BITS.split())}
    return Places(words, bits, PULSES, OUTPUTS, WORDS_IN, ("word11",))


def _next(it: Ladder, bit: str, into: str, of: str) -> None:
    it.let(bit, f"{into}={of}+1")
    over: Contact = ("if", f"{into}>32000")
    it.rung([("on", bit), over] if bit else [over], ("let", f"{into}=1"))


def _ahead(it: Ladder, into: str, front: str, rear: str) -> None:
    it.let("", f"{into}={front}-{rear}")
    it.rung([("if", f"{into}<0")], ("let", f"{into}={into}+32000"))


def program() -> Ladder:
    it = Ladder(places())
    for part in (_listen, _adopt, _number, _label, _ask, _take, _place, _leave, _arrive, _settle, _permit, _publish):
        part(it)
    return it


def _listen(it: Ladder) -> None:
    """Steps 1 to 7."""
    it.rung([("off", "STARTED")], ("coil", "FIRSTSCAN"))
    it.rung([("rises", "restart")], ("set", "FIRSTSCAN"))
    it.do("", ("set", "STARTED"))
    it.let("FIRSTSCAN", *(f"{name}=0" for name in ("EPOCH", "NEWEST", "ASKED", "STATE", "GONE", "GATE", "BEATS")))
    it.do("FIRSTSCAN", ("reset", "ARRIVED"), ("reset", "ESCAPED"))
    it.let("", *(f"C{at}=R{at}" for at in (17, *range(1, 17), 0)))
    it.rung([("if", "C6>32767")], ("let", "C6=C6-65536"))
    it.all_of("WHOLE", ("if", "C0=C17"), ("if", "C1=1"))
    it.let("WHOLE", *(f"S{at}=C{at}" for at in range(18)))
    it.let("", f"T1=T1+{SCAN_MS}", "word11=S11")
    it.all_of("C1", ("on", "WHOLE"), ("if", "S3<>BEAT"))
    it.let("C1", "BEAT=S3", "BEATS=BEATS+1", "T1=0")
    it.rung([("if", "BEATS>3")], ("let", "BEATS=3"))
    it.all_of("C1", ("if", "T1>=1000"))
    it.let("C1", "BEATS=0", "T1=1000")
    it.all_of("BELIEVED", ("if", "BEATS>=3"))


def _adopt(it: Ladder) -> None:
    """Step 8."""
    it.all_of("C1", ("on", "BELIEVED"), ("on", "WHOLE"), ("if", "S2>0"), ("if", "S2<>EPOCH"))
    it.do("C1", ("coil", "adopted"))
    it.let("C1", "EPOCH=S2", "NEWEST=preset", "GONE=preset", "ASKED=0", "STATE=0")
    it.do("C1", ("reset", "ARRIVED"))
    it.rung([("on", "C1"), ("if", "GATE=1")], ("let", "GATE=4"))
    it.rung([("on", "C1"), ("if", "GATE<4")], ("let", "GATE=0"))
    it.all_of("C2", ("on", "C1"), ("if", "NEWEST>0"))
    it.let("C2", "W15=NEWEST", "W14=EPOCH", "GOOD=0", "EJECTED=0")


def _number(it: Ladder) -> None:
    """Step 9."""
    _ahead(it, "X", "NEWEST", "GONE")
    it.all_of("C1", ("rises", "done"), ("if", "EPOCH>0"), ("if", "X<15"))
    _next(it, "C1", "NEWEST", "NEWEST")
    records = ("POS[K]=encoder", "UNITS[K]=units", "FIRST[K]=first", "LAST[K]=last")
    it.let("C1", "K=NEWEST%16", *records, "VERDICT[K]=0", "LABEL[K]=0", "FIRST2[K]=0", "LAST2[K]=0")


def _label(it: Ladder) -> None:
    """Step 10, as fifteen equal rungs."""
    it.rung([("rises", "label")], ("coil", "LABELLED"))
    _next(it, "LABELLED", "LABELS", "LABELS")
    it.let("LABELLED", "J=GONE")
    it.all_of("C2", ("on", "LABELLED"))
    for _ in range(15):
        it.all_of("C2", ("on", "C2"), ("if", "J<>NEWEST"))
        _next(it, "C2", "J", "J")
        it.let("C2", "K=J%16", "Y=encoder-POS[K]-d_label")
        it.all_of("C3", ("on", "C2"), ("if", "Y<=window"), ("if", "Y>=0-window"))
        it.let("C3", "LABEL[K]=LABELS")


def _ask(it: Ladder) -> None:
    """Step 11."""
    it.let("", "J=ASKED")
    _ahead(it, "X", "GONE", "J")
    it.rung([("if", "X<16000")], ("let", "J=GONE"))
    it.rung([("if", "J=0")], ("let", "J=GONE"))
    it.all_of("C1", ("if", "STATE<>1"), ("on", "SHOWN"), ("if", "J<>NEWEST"))
    _next(it, "C1", "J", "J")
    it.let("C1", "K=J%16", "Y=encoder-POS[K]")
    it.all_of("C2", ("on", "C1"), ("if", "Y>=d_ask"))
    it.let("C2", "ASKED=J", "STATE=1")
    it.do("C2", ("reset", "SHOWN"))


def _take(it: Ladder) -> None:
    """Steps 12 and 13."""
    it.let("", "K=ASKED%16")
    it.all_of("C1", ("if", "STATE=1"), ("on", "BELIEVED"), ("on", "WHOLE"), ("if", "S5=EPOCH"))
    it.all_of("C2", ("on", "C1"), ("if", "S6=ASKED"))
    it.all_of("C3", ("on", "C1"), ("if", "S6=0-ASKED"))
    for bit, verdict in (("C2", 1), ("C3", 2)):
        it.let(bit, f"VERDICT[K]={verdict}", f"STATE={verdict + 1}")
        it.do(bit, ("reset", "SHOWN"))


def _place(it: Ladder) -> None:
    """Steps 14 to 17, and timer T2."""
    it.rung([("rises", "gate")], ("set", "ARRIVED"))
    it.let("", "RESULT=0")
    _next(it, "", "HEAD", "GONE")
    it.let("", "K=HEAD%16", "OFF=encoder-POS[K]-d_gate")
    it.all_of("HERE", ("if", "GONE<>NEWEST"), ("if", "OFF<=window"), ("if", "OFF>=0-window"))
    it.all_of("PASSED", ("if", "GONE<>NEWEST"), ("if", "OFF>window"))
    it.let("", f"T2=T2+{SCAN_MS}")
    it.rung([("if", "GATE=0")], ("let", "T2=0"))


def _leave(it: Ladder) -> None:
    """Steps 18 to 23. GATE is 1 or 4: a remainder of 1 by 3."""
    it.rung([("rises", "exit")], ("coil", "LEFT"))
    it.rung([("rises", "ejector")], ("coil", "PUT"))
    it.rung([("on", "LEFT"), ("if", "GATE=0"), ("off", "bypassed")], ("set", "ESCAPED"))
    it.all_of("C1", ("on", "LEFT"), ("if", "GATE<>0"))
    it.let("C1", "RESULT=3")
    it.rung([("on", "C1"), ("if", "GATE%3=1")], ("let", "RESULT=1"))
    it.all_of("C1", ("on", "PUT"), ("if", "GATE<>0"), ("if", "RESULT=0"))
    it.let("C1", "RESULT=2")
    it.rung([("on", "C1"), ("if", "GATE%3=1")], ("let", "RESULT=3"))
    it.all_of("C1", ("if", "GATE<>0"), ("if", "RESULT=0"))
    it.rung([("on", "C1"), ("on", "ARRIVED")], ("let", "RESULT=3"))
    it.rung([("on", "C1"), ("if", "T2>=1000")], ("let", "RESULT=3"))
    it.all_of("C1", ("if", "RESULT=3"), ("if", "GATE>=2"), ("if", "GATE<=3"), ("off", "bypassed"))
    it.do("C1", ("set", "ESCAPED"))
    it.do("reset", ("reset", "ESCAPED"))


def _arrive(it: Ladder) -> None:
    """Steps 24 and 25."""
    it.rung([("if", "GATE=0"), ("on", "PASSED")], ("let", "RESULT=3"))
    it.all_of("C1", ("if", "GATE=0"), ("off", "PASSED"), ("on", "ARRIVED"))
    it.do("C1", ("reset", "ARRIVED"))
    it.rung([("on", "C1"), ("off", "HERE")], ("let", "GATE=3"))
    it.rung([("on", "C1"), ("on", "HERE")], ("let", "GATE=2"))
    it.rung([("on", "C1"), ("on", "HERE"), ("if", "VERDICT[K]=1")], ("let", "GATE=1"))
    it.all_of("C2", ("on", "C1"), ("on", "HERE"), ("if", "HEAD=ASKED"), ("if", "STATE=1"))
    it.let("C2", "STATE=4")
    it.do("C2", ("reset", "SHOWN"))


def _settle(it: Ladder) -> None:
    """Steps 26 and 27."""
    it.all_of("C1", ("if", "RESULT>0"), ("if", "GATE<=2"))
    it.all_of("C2", ("on", "C1"), ("if", "HEAD=ASKED"), ("if", "STATE=1"))
    it.let("C2", "STATE=4")
    it.do("C2", ("reset", "SHOWN"))
    it.rung([("on", "C1"), ("on", "bypassed")], ("let", "RESULT=3"))
    it.all_of("C2", ("on", "C1"), ("if", "W14<>EPOCH"))
    it.let("C2", "GOOD=0", "EJECTED=0")
    it.let("C1", "GOOD=(GOOD*2)%65536", "EJECTED=(EJECTED*2)%65536")
    it.rung([("on", "C1"), ("if", "RESULT=1")], ("let", "GOOD=GOOD+1"))
    it.rung([("on", "C1"), ("if", "RESULT=2")], ("let", "EJECTED=EJECTED+1"))
    it.let("C1", "GONE=HEAD", "W15=HEAD", "W14=EPOCH")
    it.rung([("if", "RESULT>0")], ("let", "GATE=0"))


def _permit(it: Ladder) -> None:
    """Steps 28 to 30."""
    it.rung([("if", "GATE%3=1")], ("coil", "let_go"))
    _ahead(it, "X", "NEWEST", "GONE")
    _ahead(it, "Y", "GONE", "S16")
    it.rung([("if", "GONE=0")], ("let", "Y=0"))
    it.all_of("C1", ("on", "BELIEVED"), ("if", "EPOCH>0"), ("if", "S11%2=1"), ("if", "X<13"), ("if", "Y<12"))
    it.all_of("C1", ("on", "C1"), ("off", "ESCAPED"))
    it.do("C1", ("coil", "run"))
    it.rung([("if", "(S11/32)%2=1")], ("coil", "stop"))


def _publish(it: Ladder) -> None:
    """Steps 31 and 32. X is AHEAD(NEWEST, GONE) of this scan."""
    it.let("", f"TB=TB+{SCAN_MS}", f"TP=TP+{SCAN_MS}")
    it.all_of("C1", ("if", "TB>=100"))
    _next(it, "C1", "BEATOUT", "BEATOUT")
    it.let("C1", "TB=0")
    it.all_of("C1", ("if", "TP>=20"))
    it.rung([("off", "SHOWN")], ("set", "C1"))
    it.let("C1", "TP=0")
    _next(it, "C1", "B23", "B23")
    it.let("C1", "B1=1", "B2=4660", "B3=LABELS", "B4=EPOCH", "B5=BEATOUT", "B6=state", "B7=ASKED", "B8=STATE")
    it.let("C1", "K=ASKED%16", "B9=UNITS[K]", "B10=FIRST[K]", "B11=LAST[K]", "B12=FIRST2[K]", "B13=LAST2[K]")
    it.let("C1", "B18=LABEL[K]")
    it.all_of("C2", ("on", "C1"), ("if", "ASKED=0"))
    it.let("C2", *(f"B{at}=0" for at in (9, 10, 11, 12, 13, 18)))
    it.let("C1", "B14=W14", "B15=W15", "B16=count", "B17=0", "B19=X", "B20=inputs", "B21=GOOD", "B22=EJECTED")
    it.rung([("on", "C1"), ("on", "ESCAPED")], ("let", "B20=B20+32"))
    it.rung([("on", "C1"), ("on", "bypassed")], ("let", "B20=B20+128"))
    it.let("C1", "B0=B23")
    it.do("C1", ("set", "SHOWN"))
