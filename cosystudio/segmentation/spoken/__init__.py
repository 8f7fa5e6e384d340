"""What is sent to the voice for a line, which may differ from what is shown.

A line goes through these steps, each in its module; all but the first are a person's choice (`SpokenRules`):

    clean  ─►  roman  ─►  addresses  ─►  abbreviations  ─►  figures, chinese  ─►  final_stop
    always     headings   hosts          written out        in words               of the whole line
                                          (abbreviation_     (readings, dates,
                                          lists)             counting, grammar)

`line` puts them together: `spoken_text` for a whole line, `normalised` and `finished` for one of which some stretches
are fixed already; where that line is wrapped in markup, `final_stop` alone says what ends its words.  A step changes
nothing that it does not surely understand: what is said wrongly is worse than what the voice makes of it by itself.
"""

from cosystudio.segmentation.spoken.clean import cleaned
from cosystudio.segmentation.spoken.final_stop import final_stop
from cosystudio.segmentation.spoken.length import estimated_seconds
from cosystudio.segmentation.spoken.line import finished, normalised, spoken_text

__all__ = ["cleaned", "estimated_seconds", "final_stop", "finished", "normalised", "spoken_text"]
