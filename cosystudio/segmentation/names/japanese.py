"""Names in Japanese: what stands before an honorific, and initials."""

import re
from collections import Counter
from collections.abc import Sequence

_HONOURED = re.compile(
    "([\u3005\u4e00-\u9fff]{2,4}|[ァ-ヺー・]{2,10})(?:さん|さま|くん|ちゃん|君|様|氏|殿|嬢|博士|夫人)"
)
_NOBODY = re.compile(
    "^(?:皆|奥|嬢|御嬢|母|父|兄|姉|弟|妹|娘|叔父|伯父|叔母|伯母|祖父|祖母|爺|婆|客|医者|坊|旦那|若|諸|何|誰|神|仏|王|主|貴|隣|天子)$|[々の奥]$"
)
_INITIAL = re.compile("(?<![A-Za-zＡ-Ｚａ-ｚ.])[A-ZＡ-Ｚ](?![A-Za-zＡ-Ｚａ-ｚ.])")
_FEWEST = 2


def names(paragraphs: Sequence[str]) -> set[str]:
    """Return the names in these paragraphs, without their honorifics."""
    found = Counter(name for text in paragraphs for name in (*_HONOURED.findall(text), *_INITIAL.findall(text)))
    return {name for name, count in found.items() if count >= _FEWEST and not _NOBODY.search(name)}
