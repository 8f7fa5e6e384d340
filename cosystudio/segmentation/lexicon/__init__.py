"""The pronunciation lexicon: what is said for words, phrases and expressions, and the files it is kept in.

checks  ─►  matching  ─►  markup          files  ─►  csv_files, pls_files
is it       literals,     pinyin,         what was   one format each
usable?     expressions,  phonemes,       read and
            edges,        SSML            left out
            patience
"""

from cosystudio.segmentation.lexicon.checks import check, problem_of, problems_of
from cosystudio.segmentation.lexicon.matching import Lexicon, Stretch, apply, compiled, joined

__all__ = ["Lexicon", "Stretch", "apply", "check", "compiled", "joined", "problem_of", "problems_of"]
