"""What the page of closed orders says, per language."""

from collections.abc import Mapping

from sync.hub.words import WORDS, Language

ENGLISH: Mapping[str, str] = {
    "orders_none": "No order has been closed yet.",
    "order_closed": "Closed",
    "order_cases": "Cases",
    "order_cases_told": "{body.passed} passed, {body.rejected} rejected",
    "by": "By",
    "reason": "Reason",
    "balance_none": "Not counted",
    "balance_closes": "The count closes",
    "balance_difference": "Difference: {n} units",
    "balance_open": "The count is not closed: something must still be found",
    "balance_units": "Units",
    "balance_sum": "counted {balance.sensor} = packed {balance.packed} + rejected {balance.rejected} + sampled "
    "{balance.sampled} + no-read {balance.no_read} + in flight {balance.in_flight}; difference {balance.difference}",
    "balance_reasons": "Rejected cases by reason",
    "balance_audits": "Random audit",
    "balance_audits_told": "asked {audits.asked}, right {audits.right}, wrong {audits.wrong}",
    "reason_store_failure": "store failure",
    "reason_not_ready": "not ready",
    "reason_trust_lost": "not trusted",
    "reason_missed_trigger": "missed trigger",
    "reason_late": "late",
    "reason_foreign": "not ours",
    "reason_not_in_pool": "not in the pool",
    "reason_void_in_pool": "void in the pool",
    "reason_wrong_product": "wrong product",
    "reason_decommissioned": "decommissioned",
    "reason_duplicate": "duplicate",
    "reason_over": "too many",
    "reason_short": "too few",
    "reason_no_read": "no read",
    "reason_case_code_unread": "case code not read",
    "reason_case_code_used": "case code used",
    "reason_other": "other",
    "reason_void": "void",
}

CHINESE: Mapping[str, str] = {
    "orders_none": "还没有结束的订单。",
    "order_closed": "结束时间",
    "order_cases": "箱",
    "order_cases_told": "合格 {body.passed} 箱，剔除 {body.rejected} 箱",
    "by": "操作人",
    "reason": "原因",
    "balance_none": "未计数",
    "balance_closes": "数量平衡",
    "balance_difference": "差异：{n} 个",
    "balance_open": "数量未平衡：仍有待查找的箱",
    "balance_units": "单品",
    "balance_sum": "计数 {balance.sensor} = 已装箱 {balance.packed} + 剔除 {balance.rejected} + 抽样 "
    "{balance.sampled} + 未读 {balance.no_read} + 在途 {balance.in_flight}；差异 {balance.difference}",
    "balance_reasons": "按原因统计的剔除箱",
    "balance_audits": "随机抽检",
    "balance_audits_told": "询问 {audits.asked}，正确 {audits.right}，错误 {audits.wrong}",
    "reason_store_failure": "保存失败",
    "reason_not_ready": "未就绪",
    "reason_trust_lost": "队列不可信",
    "reason_missed_trigger": "漏触发",
    "reason_late": "超时",
    "reason_foreign": "非本厂码",
    "reason_not_in_pool": "不在码池中",
    "reason_void_in_pool": "码池中已作废",
    "reason_wrong_product": "错品",
    "reason_decommissioned": "已注销",
    "reason_duplicate": "重复",
    "reason_over": "多装",
    "reason_short": "少装",
    "reason_no_read": "未读",
    "reason_case_code_unread": "箱码未读",
    "reason_case_code_used": "箱码已用",
    "reason_other": "其他",
    "reason_void": "作废",
}

ORDER_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {**WORDS["en"], **ENGLISH},
    "zh": {**WORDS["zh"], **CHINESE},
}
