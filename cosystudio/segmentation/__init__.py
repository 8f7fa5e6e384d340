"""From text to lines, pure: sentences, quotations, lengths, pauses, and the form that is sent to the voice.

A block goes through these steps, each in its module:

    cutting  ─►  sentences  ─►  fragments  ─►  quotes  ─►  lengths  ─►  pauses
                 where one ends  nothing too    if asked:   nothing too  the silence
                 (proposals,     short to say   quotations  long         after each
                 marks,                         stay whole
                 abbreviations,
                 attributions)
"""

from cosystudio.segmentation.cutting import Cut, cut
from cosystudio.segmentation.spoken import estimated_seconds, spoken_text

__all__ = ["Cut", "cut", "estimated_seconds", "spoken_text"]
