"""Holds pages that were printed to PDF against what they say: A4, no page without text, nothing folded away or cut off."""

import pathlib
import sys
import unicodedata

import pypdf
from lxml import html

TAGS = "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::p or self::li or self::td or self::th or self::dd]"


def plain(text):
    """Without what lines and letters drawn as one make of it."""
    return "".join(unicodedata.normalize("NFKC", text).split())


for page in sys.argv[1:]:
    page = pathlib.Path(page)
    paper = pypdf.PdfReader(page.with_suffix(".pdf"))
    width, height = (round(float(side)) for side in paper.pages[0].mediabox[2:])
    texts = [plain(sheet.extract_text()) for sheet in paper.pages]
    told = "".join(texts)
    parts = {plain(part.text_content()) for part in html.parse(page).xpath(TAGS) if len(part) == 0}
    parts.discard("")
    # What goes on over the end of a page has something of that page between its lines.
    lost = [part for part in parts if part not in told]
    if (width, height) != (595, 842) or not all(texts) or len(parts) < 20 or len(lost) > len(texts) + len(parts) // 50:
        sys.exit(f"not so on paper: {page}, {width} x {height}, {len(parts)} parts, {len(lost)} lost: {lost[:5]}")
    print(f"{page}: {len(texts)} pages, {len(parts)} parts")
