"""Figures are put in words only where it is sure what they are."""

import pytest

from cosystudio.segmentation.spoken.figures import with_words_for_figures

ENGLISH = {
    "It cost £1m, not $2.5bn; she had $3k.": "It cost one million pounds, not two point five billion dollars; "
    "she had three thousand dollars.",
    "a £5m-long story": "a £5m-long story",
    "The ’90s, the 60s and his ’20s.": "The nineties, the sixties and his twenties.",
    "a 90s timer": "a 90s timer",
    "In 1984, 1905 and 2008": "In nineteen eighty-four, nineteen oh five and two thousand and eight",
    "in 1066 and in 2015": "in ten sixty-six and in twenty fifteen",
    "1984 men": "one thousand nine hundred and eighty-four men",
    "1,234 ships": "one thousand two hundred and thirty-four ships",
    "the 1st, 2nd and 21st": "the first, second and twenty-first",
    "1914–18 and 1914-1918 and 1999–2003": "nineteen fourteen to eighteen and nineteen fourteen to nineteen eighteen "
    "and nineteen ninety-nine to two thousand and three",
    "5–7 dogs": "five to seven dogs",
    "the 1990s": "the nineteen nineties",
    "at 12:30, 12:05 and 12:00": "at twelve thirty, twelve oh five and twelve o’clock",
    "at 7:00 a.m. or 3 p.m.": "at seven a.m. or three p.m.",
    "0.5 or 3.14": "zero point five or three point one four",
    "5 1/2 miles, 3/4 of it": "five and a half miles, three quarters of it",
    "2½ pies, 3 ¼": "two and a half pies, three and a quarter",
    "¾ and ½ of it": "three quarters and one half of it",
    "5%, 5.5 %": "five percent, five point five percent",
    "£5, £1, £0.50, £3.01": "five pounds, one pound, fifty pence, three pounds and one penny",
    "$1,234.56": "one thousand two hundred and thirty-four dollars and fifty-six cents",
    "€3,50 or €3.50 or 5 €": "three euros and fifty cents or three euros and fifty cents or five euros",
    "$5 million": "five million dollars",
    "5 km, 1 kg, 3 m², 60mph": "five kilometres, one kilogram, three square metres, sixty miles per hour",
    "20 °C, -5 °C, 100°F": "twenty degrees Celsius, minus five degrees Celsius, one hundred degrees Fahrenheit",
    "5–10 km": "five to ten kilometres",
    "May 3, 1984": "May third, nineteen eighty-four",
    "on 3 May 1984": "on the third of May nineteen eighty-four",
    "a 5-year-old F-16": "a five-year-old F-sixteen",
    "It cost 7s. 6d., or £5 10s. 1d.": "It cost seven shillings and six pence, or "
    "five pounds ten shillings and one penny.",
    "stones--1000 pounds--in March, 1888--I was": "stones--one thousand pounds--in March, eighteen eighty-eight--I was",
    "40° F. and 96 ft. high, 12 lb.": "forty degrees Fahrenheit and ninety-six feet high, twelve pounds.",
    "AD 1066, circa 1050": "AD ten sixty-six, circa ten fifty",
    "999,000,001": "nine hundred and ninety-nine million and one",
}
OTHERS = {
    "de": {
        "Am 1.9.1939 begann er.": "Am ersten neunten neunzehnhundertneununddreißig begann er.",
        "Berlin, 08. 05. 1945": "Berlin, achter fünfter neunzehnhundertfünfundvierzig",
        "Version 1.2.2000-5": "Version 1.2.2000-5",
        "3,5 Mio. € für 2 Mrd. Menschen": "drei Komma fünf Millionen Euro für zwei Milliarden Menschen",
        "Es war 1 Mio.": "Es war eine Million.",
        "Am 3. Mai 1984 um 12:30 Uhr": "Am dritten Mai neunzehnhundertvierundachtzig um zwölf Uhr dreißig",
        "der 3. Mai": "der dritte Mai",
        "12.30 Uhr": "zwölf Uhr dreißig",
        "€3,50 oder 1.234,56 €": "drei Euro fünfzig oder eintausendzweihundertvierunddreißig Euro sechsundfünfzig",
        "3,14 und 1 km": "drei Komma eins vier und ein Kilometer",
        "21 Männer": "einundzwanzig Männer",
        "1914–18": "neunzehnhundertvierzehn bis neunzehnhundertachtzehn",
        "Kapitel 1": "Kapitel eins",
    },
    "fr": {
        "En 1984, 1 234 hommes": "En mille neuf cent quatre-vingt-quatre, mille deux cent trente-quatre hommes",
        "1er, 2e, 1re": "premier, deuxième, première",
        "à 12:30 et 1:21": "à douze heures trente et une heure vingt et une",
        "3,50 € et 3,05 %": "trois euros cinquante et trois virgule zéro cinq pour cent",
        "1,5 km et 2 km": "un virgule cinq kilomètre et deux kilomètres",
        "Chapitre 21": "Chapitre vingt et un",
        "la 80e, la 200e": "la quatre-vingtième, la deux centième",
        "le 21 mai, le 1 mars": "le vingt et un mai, le premier mars",
        "à 17 h 30, 8h, 11 h 40 du matin": "à dix-sept heures trente, huit heures, onze heures quarante du matin",
    },
    "es": {
        "en 1984.": "en mil novecientos ochenta y cuatro.",
        "21 km": "veintiún kilómetros",
        "el 3 de mayo de 1999": "el tres de mayo de mil novecientos noventa y nueve",
        "a las 1:30": "a las una y treinta",
    },
    "it": {
        "nel 1984.": "nel millenovecentottantaquattro.",
        "3,50 €": "tre euro e cinquanta",
        "21 case": "ventuno case",
        "il 1° maggio, il 21 giugno": "il primo maggio, il ventuno giugno",
    },
    "pt": {
        "em 1984.": "em mil novecentos e oitenta e quatro.",
        "às 2:30, 14h30": "às duas e trinta, catorze e trinta",
        "21 de maio": "vinte e um de maio",
    },
    "nl": {"in 1984": "in negentienhonderdvierentachtig", "3,5 km": "drie komma vijf kilometer", "2e": "tweede"},
}
LEFT = {
    "en": [
        *("007", "A4", "MP3", "2.0.1", "12345678901", "1 000 000", "555-1234", "(555) 123-4567", "+44 20 7946 0958"),
        *(
            "R$ 5,00",
            "59s. 6d",
            "5 s. 6 d.",
            "US$5",
            "A$7",
            "3th",
            "1/2/1984",
            "1984-05-03",
            "03.05.1984",
            "9/11",
            "24/7",
        ),
        *(
            "15:00",
            "0:30",
            "12:3",
            "25:00",
            "3:2",
            "6'2\"",
            "5 x 6",
            "~5",
            "5/kg",
            "80’s",
            "5‰",
            "x=5",
            "#5",
            "22⁄3 m",
            "17—.",
            "and/5",
        ),
        *("-5", "a5b", "5_000", "١٢", "1,23,456", "12,34", ".5"),
    ],
    "de": ["1 Mann", "101 Dalmatiner", "Friedrich der 2. kam", "Er war 5.", "2½ Pfund", "1 kWh"],
    "fr": ["21 femmes", "1 maison", "1981", "5 h/km", "3e5"],
    "es": ["200 personas", "1 casa", "200 ha", "21 casas", "1,234"],
    "pt": ["200 pessoas", "2 casas"],
    "it": ["1 casa", "12:3"],
    "ru": ["5 домов", "1984"],
    "ja": ["1984"],
    "": ["1984"],
}


@pytest.mark.parametrize(("text", "words"), ENGLISH.items())
def test_english_figures_are_said(text: str, words: str) -> None:
    assert with_words_for_figures(text, "en") == words


@pytest.mark.parametrize(
    ("language", "text", "words"), [(tag, text, words) for tag, said in OTHERS.items() for text, words in said.items()]
)
def test_figures_of_other_languages_are_said_in_theirs(language: str, text: str, words: str) -> None:
    assert with_words_for_figures(text, language) == words


@pytest.mark.parametrize(("language", "text"), [(tag, text) for tag, texts in LEFT.items() for text in texts])
def test_what_is_not_sure_stays_as_written(language: str, text: str) -> None:
    assert with_words_for_figures(text, language) == text
