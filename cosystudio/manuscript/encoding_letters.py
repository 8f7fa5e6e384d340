"""Which letters a text must be full of if it really is in an encoding: those of the languages written in it.

The Chinese, Japanese and Korean characters are the most frequent ones of their languages; for alphabets it is all lower
case letters beyond ASCII, the frequent ones told from the others.
"""

from types import MappingProxyType

_SIMPLIFIED = (
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当"
    "没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方它头经长儿回位分爱老因很给名间斯知世什两次使身者被高已亲"
    "其进此话常与活正感“”，。：？！…、「」《》"
)
_TRADITIONAL = (
    "的一是了我不人在他有這個上們來到時大地為子中你說生國年著就那和要她出也得裡後自以會家可下而過天去能對小多然於心學麼之都好看起發當"
    "沒成只如事把還用第樣道想作種開美總從無情己面最女但現前些所同日手又行意動方它頭經長兒回位分愛老因很給名間斯知世什兩次使身者被高已親"
    "其進此話常與活正感「」，。：？！…、『』《》嘅喺佢哋唔咁嚟睇啲嗰冇係啦"
)
_JAPANESE = (
    "のにはをたがでてとしれさあいうえおかきくけこすせそちつなぬねひふへほまみむめもやゆよらりるろわんっゃゅょ。、「」"
    "アイウエオカキクケコサシスセソタチツテトナニヌネノマミムメモラリルレロン…"
)
_KOREAN = "이다는을를의가에고하지도은들한로그사나기인서만라어자리대해아수보시"

CJK = MappingProxyType(
    {
        "gb18030": frozenset(_SIMPLIFIED),
        "big5hkscs": frozenset(_TRADITIONAL),
        "cp932": frozenset(_JAPANESE),
        "euc-jp": frozenset(_JAPANESE),
        "cp949": frozenset(_KOREAN),
    }
)
"""Frequent characters by encoding."""

PUNCTUATION = frozenset("“”‘’„‚«»‹›–—…·•°§©®£€№×½¼¾†‡\xa0")
"""Marks beyond ASCII that stand in texts of every alphabet."""

_WESTERN = ("cp1252", "mac-roman", "cp850", "iso8859-15")
_CENTRAL = ("cp1250", "iso8859-2", "cp852")
_CYRILLIC = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "koi8-u")

_ALPHABETS = (
    (_WESTERN, "äöüß", ""),
    (_WESTERN, "éèàêç", "ëâîïôùûœæ"),
    (_WESTERN, "áéíóñ", "úü¿¡"),
    (_WESTERN, "èàòùì", "éíó"),
    (_WESTERN, "ãçáéí", "áàâêóôõúü"),
    (_WESTERN, "åäöæø", "éëïóüáðþíúý"),
    (_CENTRAL, "ąćęłó", "ńśźż"),
    (_CENTRAL, "áíéěř", "čďňóšťúůýžľĺŕôä"),
    (_CENTRAL, "áéöőü", "íóúű"),
    (_CENTRAL, "čćšžđ", ""),
    (_CENTRAL, "ăâîşţ", ""),
    (_CYRILLIC, "оеаинтсрвлк", "бгдёжзймпуфхцчшщъыьэюя"),
    (_CYRILLIC, "оаинтіервсл", "бгґдєжзїйкмпуфхцчшщьюя"),
    (("cp1253", "iso8859-7", "mac-greek"), "αιοετςνηυρ", "βγδζθκλμξπσφχψωάέήίόύώϊϋΐΰ"),
    (("cp1254", "iso8859-9"), "ıüşğöç", "âîû"),
    (("cp1255", "iso8859-8"), "יוהלאתמרבש", "גדזחטךכםןנסעףפץצק"),
    (("cp1256", "iso8859-6"), "اليمونرتبة", "ثجحخدذزسشصضطظعغفقكهىءآأؤإئ،؛؟ًٌٍَُِّْپچژگ"),
    (("cp1257", "iso8859-13"), "āīšēž", "čģķļņōŗūąęėįųõäöü"),
    (("cp1258",), "\u0300\u0301\u0323đư", "ăâêôơáàéèíóòúùý\u0303\u0309"),
    (("cp874",), "านรกอเงมย่", "ขคฆจฉชซฌญฎฏฐฑฒณดตถทธบปผฝพฟภลวศษสหฬฮะัำิีึืุูแโใไๅๆ็้๊๋์"),
)

ALPHABETS = tuple(
    (encoding, frozenset(frequent), frozenset(others))
    for encodings, frequent, others in _ALPHABETS
    for encoding in encodings
)
"""Encoding, the frequent and the other letters of a language in it; the likelier of two that fit comes first."""
