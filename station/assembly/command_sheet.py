"""A sheet of barcodes that press the keys of the screen, as PDF: two languages, one code a key."""

from pathlib import Path

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from station.messages import COMMAND_KEYS, command_code

CHINESE = {
    "hold": "停线（HOLD）", "orders": "订单页", "pack": "装箱页", "run": "运行页", "rework": "返工页",
    "start": "开始订单", "tick": "勾选下一项", "cleared": "清线完成", "right": "此箱正确",
    "suspend": "挂起订单", "resume": "恢复订单", "close": "关闭订单",
    "finish": "完成", "undo": "撤销", "cancel": "取消", "repack": "修复此箱", "replace": "更换", "remove": "取出",
    "fill": "放入一个", "put": "放入另一箱", "merge": "并入另一箱", "relabel": "换标签", "assign": "分配新 SSCC",
    "dissolve": "拆解", "dissolveall": "逐级全部拆解", "decommission": "停用", "recommission": "恢复使用",
    "restore": "恢复", "return": "已退回", "short": "按不足数封箱", "store": "先放一边", "several": "批量处理",
    "damaged": "破损", "mistake": "装箱错误", "label": "标签错误", "quality": "质量检查", "camera": "相机故障",
    "other": "其他", "sampled": "取样", "destroyed": "销毁", "lost": "丢失",
    "closepallet": "封托", "orderend": "订单结束", "fetched": "即将运走",
    "pallets": "托盘页", "labels": "标签页", "ship": "发货页", "balance": "平衡页", "pools": "码池页",
    "lookup": "查询页", "rejects": "剔除页", "alarms": "报警页", "next": "列表下一项", "acknowledge": "知道了",
    "handover": "交班", "lock": "锁屏",
    "printagain": "重新打印", "without": "不用标签继续", "spoilt": "标签损坏", "printer": "打印机故障",
    "skip": "跳过抽检", "sure": "抽检：确在此箱",
}  # fmt: skip
"""Beside the English of the catalogue: the paper hangs where both are read."""
COLUMNS, ROWS = 3, 15
_FONT = "STSong-Light"


def write_command_sheet(path: Path) -> int:
    """Write it; returns how many codes are on it. Raises OSError."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    canvas = Canvas(str(path), pagesize=A4)
    width, height = A4[0] / COLUMNS, (A4[1] - 20 * mm) / ROWS
    for number, (name, english) in enumerate(COMMAND_KEYS.items()):
        place = number % (COLUMNS * ROWS)
        if number and not place:
            canvas.showPage()
        left, top = place % COLUMNS * width, A4[1] - 10 * mm - place // COLUMNS * height
        canvas.setFont(_FONT, 10)
        canvas.drawString(left + 8 * mm, top - 4 * mm, f"{english}  {CHINESE[name]}")
        code = Code128(command_code(name), barHeight=11 * mm, barWidth=0.25 * mm, quiet=False)
        code.drawOn(canvas, left + 8 * mm, top - 16.5 * mm)
    canvas.save()
    return len(COMMAND_KEYS)
