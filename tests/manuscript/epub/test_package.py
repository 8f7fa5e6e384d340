from collections.abc import Callable
from pathlib import Path

import pytest

from cosystudio.errors import ManuscriptError
from cosystudio.manuscript.archive import Archive
from cosystudio.manuscript.epub.package import Package, read_package, refuse_protected

FONT_ONLY = '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></EncryptedData></encryption>'
AES = '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></EncryptedData></encryption>'


def package_of(path: Path) -> Package:
    with Archive(path) as archive:
        return read_package(archive)


def test_the_main_title_and_the_authors_are_taken(make_epub: Callable[..., Path]) -> None:
    metadata = (
        '<dc:title id="s">A Subtitle</dc:title><meta refines="#s" property="title-type">subtitle</meta>'
        '<dc:title id="t">The\n Title</dc:title><meta refines="#t" property="title-type">main</meta>'
        '<dc:creator id="i">Ill Ustrator</dc:creator><meta refines="#i" property="role">ill</meta>'
        "<dc:creator>Ann</dc:creator><dc:creator>Bob</dc:creator><dc:language>en-GB</dc:language>"
    )
    package = package_of(make_epub({"a.xhtml": "<p>x</p>"}, metadata=metadata))
    assert (package.title, package.author, package.language) == ("The Title", "Ann; Bob", "en-GB")


def test_pages_come_in_the_order_of_the_spine(make_epub: Callable[..., Path]) -> None:
    spine = '<itemref idref="p1"/><itemref idref="p0" linear="no"/><itemref idref="lost"/>'
    package = package_of(make_epub({"a.xhtml": "x", "b.xhtml": "x"}, spine=spine))
    assert [(page.name, page.is_linear) for page in package.pages] == [
        ("OEBPS/b.xhtml", True),
        ("OEBPS/a.xhtml", False),
    ]
    assert package.warnings == ("1 of the pages that this EPUB lists are missing.",)


ADEPT = '<rights xmlns="http://ns.adobe.com/adept"/>'


@pytest.mark.parametrize(
    ("extra", "scheme"),
    [
        ({"META-INF/encryption.xml": AES}, ""),
        ({"META-INF/rights.xml": "<rights/>"}, ""),
        ({"META-INF/rights.xml": ADEPT, "META-INF/encryption.xml": AES}, " (Adobe ADEPT)"),
        ({"META-INF/sinf.xml": "<sinf/>"}, " (Apple FairPlay)"),
        ({"META-INF/license.lcpl": "{}", "META-INF/encryption.xml": AES}, " (Readium LCP)"),
    ],
)
def test_a_protected_book_is_refused_and_its_protection_named(
    make_epub: Callable[..., Path], extra: dict[str, str], scheme: str
) -> None:
    with Archive(make_epub({"a.xhtml": "x"}, extra=extra)) as archive, pytest.raises(ManuscriptError) as caught:
        refuse_protected(archive)
    assert str(caught.value) == f"This EPUB is protected by DRM{scheme}."


def test_a_scrambled_font_is_no_protection(make_epub: Callable[..., Path]) -> None:
    with Archive(make_epub({"a.xhtml": "x"}, extra={"META-INF/encryption.xml": FONT_ONLY})) as archive:
        refuse_protected(archive)
