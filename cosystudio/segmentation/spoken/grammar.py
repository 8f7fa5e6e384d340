"""How each language writes numbers in figures, and the words around them when they are read out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Forms = tuple[str, str]
"""Of one, and of several."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What reading figures aloud takes in one language.

    `decimal` and `groups` are the marks before decimals and between thousands; `joins_cents` stands between whole
    money and its cents, `small_money` names the cents or is empty where only their number is said; `magnitudes` may
    follow a sum.  `clock` is how a time is said of hour and minutes, with `full_hour` at the hour; `clock_word` may be
    written behind it.  Units and currencies are masculine or neuter but for the `feminine` ones.  `single_letters` are
    words; any other letter alone behind figures is an abbreviation that nobody knows.
    """

    language: str
    decimal: str
    groups: str
    point: str
    to: str
    percent: str
    units: Mapping[str, Forms]
    currencies: Mapping[str, Forms]
    joins_cents: str
    small_money: Mapping[str, Forms] = field(default_factory=dict)
    magnitudes: tuple[str, ...] = ()
    clock: str = ""
    full_hour: str = ""
    clock_word: str = ""
    hours: Forms = ("", "")
    single_letters: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()


_SAME = "km m cm mm kg g mg °C °F ° km/h m² m³ km² cm² ha l ml kW kWh Hz kHz MHz GHz KB MB GB TB"


def _units(names: str, **more: Forms) -> dict[str, Forms]:
    """Return the units of a text with one name a unit in the order of _SAME: ``one`` or ``one|several``."""
    forms = (name.strip().partition("|") for name in names.split(","))
    units = {symbol: (one, several or one) for symbol, (one, _, several) in zip(_SAME.split(), forms, strict=True)}
    units |= {"℃": units["°C"], "℉": units["°F"], "L": units["l"], "mL": units["ml"], "kB": units["KB"]}
    return (
        units | {"km2": units["km²"], "m2": units["m²"], "m3": units["m³"], "㎡": units["m²"], "㎞": units["km"]} | more
    )


_ENGLISH = Grammar(
    language="en",
    decimal=".",
    groups=",",
    point=" point ",
    to="to",
    percent="percent",
    units=_units(
        "kilometre|kilometres, metre|metres, centimetre|centimetres, millimetre|millimetres, kilogram|kilograms, "
        "gram|grams, milligram|milligrams, degree Celsius|degrees Celsius, degree Fahrenheit|degrees Fahrenheit, "
        "degree|degrees, kilometre per hour|kilometres per hour, square metre|square metres, "
        "cubic metre|cubic metres, square kilometre|square kilometres, square centimetre|square centimetres, "
        "hectare|hectares, litre|litres, millilitre|millilitres, kilowatt|kilowatts, kilowatt hour|kilowatt hours, "
        "hertz, kilohertz, megahertz, gigahertz, kilobyte|kilobytes, megabyte|megabytes, gigabyte|gigabytes, "
        "terabyte|terabytes",
        mph=("mile per hour", "miles per hour"),
        lb=("pound", "pounds"),
        lbs=("pound", "pounds"),
        oz=("ounce", "ounces"),
        ft=("foot", "feet"),
        yd=("yard", "yards"),
    ),
    currencies={
        "£": ("pound", "pounds"),
        "$": ("dollar", "dollars"),
        "€": ("euro", "euros"),
        "¥": ("yen", "yen"),
    },
    joins_cents=" and ",
    small_money={"£": ("penny", "pence"), "$": ("cent", "cents"), "€": ("cent", "cents")},
    magnitudes=("hundred", "thousand", "million", "billion", "trillion"),
    clock="{hour} {minutes}",
    full_hour="{hour} o’clock",
    single_letters=frozenset("aAI"),
)
_GERMAN = Grammar(
    language="de",
    decimal=",",
    groups=".",
    point=" Komma ",
    to="bis",
    percent="Prozent",
    units=_units(
        "Kilometer, Meter, Zentimeter, Millimeter, Kilogramm, Gramm, Milligramm, Grad Celsius, Grad Fahrenheit, Grad, "
        "Kilometer pro Stunde, Quadratmeter, Kubikmeter, Quadratkilometer, Quadratzentimeter, Hektar, Liter, "
        "Milliliter, Kilowatt, Kilowattstunde|Kilowattstunden, Hertz, Kilohertz, Megahertz, Gigahertz, Kilobyte, "
        "Megabyte, Gigabyte, Terabyte"
    ),
    currencies={"£": ("Pfund", "Pfund"), "$": ("Dollar", "Dollar"), "€": ("Euro", "Euro")},
    joins_cents=" ",
    magnitudes=("Millionen", "Milliarden"),
    clock="{hour} Uhr {minutes}",
    full_hour="{hour} Uhr",
    clock_word="Uhr",
    feminine=frozenset(("kWh",)),
)
_FRENCH = Grammar(
    language="fr",
    decimal=",",
    groups=".\u00a0\u202f ",
    point=" virgule ",
    to="à",
    percent="pour cent",
    units=_units(
        "kilomètre|kilomètres, mètre|mètres, centimètre|centimètres, millimètre|millimètres, "
        "kilogramme|kilogrammes, gramme|grammes, milligramme|milligrammes, degré Celsius|degrés Celsius, "
        "degré Fahrenheit|degrés Fahrenheit, degré|degrés, kilomètre à l’heure|kilomètres à l’heure, "
        "mètre carré|mètres carrés, mètre cube|mètres cubes, kilomètre carré|kilomètres carrés, "
        "centimètre carré|centimètres carrés, hectare|hectares, litre|litres, millilitre|millilitres, "
        "kilowatt|kilowatts, kilowattheure|kilowattheures, hertz, kilohertz, mégahertz, gigahertz, "
        "kilooctet|kilooctets, mégaoctet|mégaoctets, gigaoctet|gigaoctets, téraoctet|téraoctets"
    ),
    currencies={"$": ("dollar", "dollars"), "€": ("euro", "euros")},
    joins_cents=" ",
    clock="{hour} {hours} {minutes}",
    full_hour="{hour} {hours}",
    hours=("heure", "heures"),
    single_letters=frozenset("àÀayYA"),
)
_SPANISH = Grammar(
    language="es",
    decimal=",",
    groups=".\u00a0\u202f",
    point=" coma ",
    to="a",
    percent="por ciento",
    units=_units(
        "kilómetro|kilómetros, metro|metros, centímetro|centímetros, milímetro|milímetros, kilogramo|kilogramos, "
        "gramo|gramos, miligramo|miligramos, grado Celsius|grados Celsius, grado Fahrenheit|grados Fahrenheit, "
        "grado|grados, kilómetro por hora|kilómetros por hora, metro cuadrado|metros cuadrados, "
        "metro cúbico|metros cúbicos, kilómetro cuadrado|kilómetros cuadrados, "
        "centímetro cuadrado|centímetros cuadrados, hectárea|hectáreas, litro|litros, mililitro|mililitros, "
        "kilovatio|kilovatios, kilovatio hora|kilovatios hora, hercio|hercios, kilohercio|kilohercios, "
        "megahercio|megahercios, gigahercio|gigahercios, kilobyte|kilobytes, megabyte|megabytes, "
        "gigabyte|gigabytes, terabyte|terabytes"
    ),
    currencies={"$": ("dólar", "dólares"), "€": ("euro", "euros")},
    joins_cents=" con ",
    clock="{hour} y {minutes}",
    full_hour="{hour} en punto",
    feminine=frozenset(("ha",)),
    single_letters=frozenset("ayeouAYEOU"),
)
_ITALIAN = Grammar(
    language="it",
    decimal=",",
    groups=".\u00a0\u202f",
    point=" virgola ",
    to="a",
    percent="per cento",
    units=_units(
        "chilometro|chilometri, metro|metri, centimetro|centimetri, millimetro|millimetri, "
        "chilogrammo|chilogrammi, grammo|grammi, milligrammo|milligrammi, grado Celsius|gradi Celsius, "
        "grado Fahrenheit|gradi Fahrenheit, grado|gradi, chilometro orario|chilometri orari, "
        "metro quadrato|metri quadrati, metro cubo|metri cubi, chilometro quadrato|chilometri quadrati, "
        "centimetro quadrato|centimetri quadrati, ettaro|ettari, litro|litri, millilitro|millilitri, "
        "chilowatt, chilowattora, hertz, chilohertz, megahertz, gigahertz, kilobyte, megabyte, gigabyte, terabyte"
    ),
    currencies={"$": ("dollaro", "dollari"), "€": ("euro", "euro")},
    joins_cents=" e ",
    clock="{hour} e {minutes}",
    full_hour="{hour}",
    single_letters=frozenset("aeoiAEOI"),
)
_PORTUGUESE = Grammar(
    language="pt",
    decimal=",",
    groups=".\u00a0\u202f",
    point=" vírgula ",
    to="a",
    percent="por cento",
    units=_units(
        "quilômetro|quilômetros, metro|metros, centímetro|centímetros, milímetro|milímetros, "
        "quilograma|quilogramas, grama|gramas, miligrama|miligramas, grau Celsius|graus Celsius, "
        "grau Fahrenheit|graus Fahrenheit, grau|graus, quilômetro por hora|quilômetros por hora, "
        "metro quadrado|metros quadrados, metro cúbico|metros cúbicos, "
        "quilômetro quadrado|quilômetros quadrados, centímetro quadrado|centímetros quadrados, "
        "hectare|hectares, litro|litros, mililitro|mililitros, quilowatt|quilowatts, "
        "quilowatt-hora|quilowatts-hora, hertz, quilohertz, megahertz, gigahertz, kilobyte|kilobytes, "
        "megabyte|megabytes, gigabyte|gigabytes, terabyte|terabytes"
    ),
    currencies={"$": ("dólar", "dólares"), "€": ("euro", "euros")},
    joins_cents=" e ",
    clock="{hour} e {minutes}",
    full_hour="{hour} {hours}",
    hours=("hora", "horas"),
    single_letters=frozenset("aeoàAEO"),
)
_DUTCH = Grammar(
    language="nl",
    decimal=",",
    groups=".",
    point=" komma ",
    to="tot",
    percent="procent",
    units=_units(
        "kilometer, meter, centimeter, millimeter, kilogram, gram, milligram|milligram, graad Celsius|graden Celsius, "
        "graad Fahrenheit|graden Fahrenheit, graad|graden, kilometer per uur, vierkante meter, kubieke meter, "
        "vierkante kilometer, vierkante centimeter, hectare, liter, milliliter, kilowatt, kilowattuur, hertz, "
        "kilohertz, megahertz, gigahertz, kilobyte, megabyte, gigabyte, terabyte"
    ),
    currencies={"£": ("pond", "pond"), "$": ("dollar", "dollar"), "€": ("euro", "euro")},
    joins_cents=" ",
    magnitudes=("miljoen", "miljard"),
    clock="{hour} uur {minutes}",
    full_hour="{hour} uur",
    clock_word="uur",
    single_letters=frozenset("uU"),
)

GRAMMARS: Mapping[str, Grammar] = {
    one.language: one for one in (_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _ITALIAN, _PORTUGUESE, _DUTCH)
}
