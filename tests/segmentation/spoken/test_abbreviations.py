"""Abbreviations are written out where they have one reading."""

import pytest

from cosystudio.segmentation.spoken.abbreviations import with_words_for_abbreviations


@pytest.mark.parametrize(
    ("language", "text", "spoken"),
    [
        ("en", "Mr. Smith and Mrs Jones", "Mister Smith and Missus Jones"),
        ("en", "Dr. Watson, St. Paul’s", "Doctor Watson, Saint Paul’s"),
        ("en", "Mr. and Mrs. Smith", "Mister and Missus Smith"),
        ("en", "In St. Petersburg", "In Saint Petersburg"),
        ("en", "Lord St. Simon, 12 St. James’s", "Lord Saint Simon, 12 Saint James’s"),
        ("en", "On Jan. 3, c. 1850, § 4", "On January 3, circa 1850, Section 4"),
        ("en", "221b Baker St. was empty", "221b Baker Street was empty"),
        ("en", "He lived in Baker St.", "He lived in Baker Street."),
        ("en", "10 Downing St., London", "10 Downing Street, London"),
        ("en", "pp. 5–7 of vol. 2, No. 5", "pages 5–7 of volume 2, Number 5"),
        ("en", "e.g. this, i. e. that vs. those", "for example this, that is that versus those"),
        ("en", "Pears, etc.", "Pears, et cetera."),
        ("en", "“Pears, etc.”", "“Pears, et cetera.”"),
        ("en", "Pears, etc. Then he left.", "Pears, et cetera. Then he left."),
        ("en", "Pears, etc., and more", "Pears, et cetera, and more"),
        ("de", "z. B. Hr. Meier, Nr. 5, d.h. er", "zum Beispiel Herr Meier, Nummer 5, das heißt er"),
        ("de", "Äpfel usw.", "Äpfel und so weiter."),
        ("de", "100 v. Chr. und 5 n.Chr.", "100 vor Christus und 5 nach Christus."),
        ("fr", "M. Dupont, Mme Roy et Mlle de Guermantes", "Monsieur Dupont, Madame Roy et Mademoiselle de Guermantes"),
        ("fr", "M. de Charlus, p. ex., etc.", "Monsieur de Charlus, par exemple, et cetera."),
        ("es", "la Sra. Ruiz y Ud.", "la señora Ruiz y usted."),
        ("it", "il sig. Rossi ecc.", "il signor Rossi eccetera."),
        ("pt", "o Sr. Silva, p. ex.", "o senhor Silva, por exemplo."),
        ("nl", "bijv. nr. 5 enz.", "bijvoorbeeld nummer 5 enzovoort."),
        ("ru", "т. е. он и т. д.", "то есть он и так далее."),
    ],
)
def test_one_reading_is_read(language: str, text: str, spoken: str) -> None:
    assert with_words_for_abbreviations(text, language) == spoken


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Mulholland Dr. Nobody came"),
        ("en", "Baker St. The lamp"),
        ("en", "5th St. Near it"),
        ("en", "Bracton, l. 3, c. 3"),
        ("en", "She said no. 5"[:11]),
        ("en", "St. was all"),
        ("en", "the mr. of"),
        ("en", "Mr. X"),
        ("fr", "E. M. Forster"),
        ("fr", "M. R. James"),
        ("es", "D. Juan"),
        ("de", "Friedrich d. Gr."),
        ("en", "z. B. usw."),
        ("", "Mr. Smith"),
        ("ja", "Mr. Smith"),
        ("ru", "в 1984 г. он"),
    ],
)
def test_two_readings_are_none(language: str, text: str) -> None:
    assert with_words_for_abbreviations(text, language) == text
