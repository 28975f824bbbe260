"""How many links are wrong at most, as far as audits tell: the exact bound of Clopper and Pearson.

Of ``checked`` units that were looked for by hand ``wrong`` were not where the journal has them. The bound is the share
of wrong links above which so few would be found in less than one of twenty such rounds (95 %, one-sided). With none
wrong it is near three divided by the number checked, the "rule of three".
"""

from math import exp, lgamma, log, log1p

CONFIDENCE = 0.95
_HALVINGS = 60


def most_wrong(checked: int, wrong: int) -> float:
    """Share of wrong links at most; 1.0 where nothing was checked."""
    if checked <= wrong:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _at_most(wrong, checked, middle) > 1 - CONFIDENCE else (low, middle)
    return high


def _at_most(wrong: int, checked: int, share: float) -> float:
    """Chance to find ``wrong`` or fewer."""
    if share <= 0.0:
        return 1.0
    if share >= 1.0:
        return 0.0
    terms = (
        lgamma(checked + 1) - lgamma(k + 1) - lgamma(checked - k + 1) + k * log(share) + (checked - k) * log1p(-share)
        for k in range(wrong + 1)
    )
    return sum(exp(term) for term in terms)
