"""The silence after each line, in milliseconds."""

from cosystudio.book.model import CuttingRules, Kind


def pause_after(kind: Kind, is_last: bool, rules: CuttingRules) -> int:
    """Return the pause after a line of a block of that kind; `is_last` when it is the block's last line."""
    if not is_last:
        return rules.sentence_pause_ms
    return rules.heading_pause_ms if kind is Kind.HEADING else rules.paragraph_pause_ms


def pause_within_sentence(rules: CuttingRules) -> int:
    """Return the pause where a sentence was parted for its length: a breath, half of what stands between sentences."""
    return rules.sentence_pause_ms // 2


def pause_before_scene_break(pause_ms: int, rules: CuttingRules) -> int:
    """Return the pause of the line before a scene break, which lengthens it and never shortens it."""
    return max(pause_ms, rules.scene_break_pause_ms)
