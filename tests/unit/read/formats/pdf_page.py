"""PDF pages with words at given places, and ruled lines."""

from __future__ import annotations

from collections.abc import Sequence


def make_pdf_page(words: Sequence[tuple[int, int, str]], *, rules: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """Write a PDF file of one page.

    Args:
        words: Left edge, base line and text, in points from the lower left corner.
        rules: Lines from one point to another.

    Returns:
        The bytes.
    """
    shown = [
        f"BT /F1 10 Tf {x} {y} Td ({text.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj ET"
        for x, y, text in words
    ]
    drawn = [f"{x} {y} m {to_x} {to_y} l S" for x, y, to_x, to_y in rules]
    content = "\n".join([*drawn, *shown]).encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(objects) + 1, table, trailer)
