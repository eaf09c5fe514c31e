"""Says in words when a worksheet is due, where the day of the visit is not known yet."""

from macros.content.model import Worksheet

_UNITS = {
    "day": ("einen Tag", "Tage"),
    "week": ("eine Woche", "Wochen"),
    "month": ("einen Monat", "Monate"),
}
_DIRECTIONS = {"before": "vorher", "after": "danach"}
_ON_THE_DAY = "on the day"


def lead_text(worksheet: Worksheet) -> str:
    """When a worksheet is due, counted from the visit, such as "6 bis 4 Monate vorher".

    Args:
        worksheet: One with `begin` and `end`.

    Raises:
        ValueError: It has none.
    """
    begin, end = worksheet.begin, worksheet.end
    if begin is None or end is None:
        raise ValueError(f'worksheet "{worksheet.id}" has no lead time')
    if begin == end:
        return _words(begin)
    if begin == _ON_THE_DAY:
        return f"bis {_words(end)}"
    if end == _ON_THE_DAY:
        return f"{_words(begin)} bis zum Besuch"
    (count, unit, direction), (last, last_unit, last_direction) = begin.split(), end.split()
    if direction != last_direction:
        return f"{_words(begin)} bis {_words(end)}"
    # "6 bis 4 Monate", but "2 Monate bis einen Monat".
    is_same_unit = unit.removesuffix("s") == last_unit.removesuffix("s") and last != "1"
    return f"{count if is_same_unit else _amount(count, unit)} bis {_words(end)}"


def _words(lead_time: str) -> str:
    if lead_time == _ON_THE_DAY:
        return "am Tag des Besuchs"
    count, unit, direction = lead_time.split()
    return f"{_amount(count, unit)} {_DIRECTIONS[direction]}"


def _amount(count: str, unit: str) -> str:
    one, many = _UNITS[unit.removesuffix("s")]
    return one if count == "1" else f"{count} {many}"
