"""English among other languages."""

from __future__ import annotations

from tests.unit.read.passage import make_document
from tieline.read.english.paragraph import find_english_paragraphs
from tieline.read.reader import Reader

ENGLISH = "The Lanqiao Corporation said on Friday that it was owned by the Bolt Group."
FRENCH = "Le ministre de la Défense a dit que la société est dans les mains du groupe Bolt."
GERMAN = "Der Sprecher der Firma sagte, das Werk ist nicht mit dem Konzern von der Insel verbunden."
CHINESE = "蓝桥公司发言人周五表示，公司从未出售过有关设备。"


def test_plainly_foreign_paragraphs_of_english_documents_are_left_out() -> None:
    """French among English is not read as English; short lines and names are."""
    document = make_document("\n".join((ENGLISH, FRENCH, "Annex I", GERMAN)))
    assert [span.cut(document.text) for span in find_english_paragraphs(document)] == [ENGLISH, "Annex I"]


def test_foreign_names_in_an_english_list_are_read() -> None:
    """A company's long Spanish name is no Spanish prose."""
    name = "Consorcio de Importaciones de la Zona del Norte y de los Puertos S.A. de C.V., Calle de la Paz 3"
    assert len(find_english_paragraphs(make_document("\n".join((ENGLISH, name, name.upper()))))) == 3


def test_english_paragraphs_of_other_documents_are_read(reader: Reader) -> None:
    """A French text that quotes an English paragraph yields what that paragraph says, and nothing of its own."""
    document = make_document("\n".join((FRENCH, GERMAN, ENGLISH)), language="fr")
    reading = reader.read(document)
    assert [u.speaker_name for u in reading.utterances] == ["Lanqiao Corporation"]
    assert all(document.text.index(ENGLISH) <= mention.span.start for mention in reading.mentions)


def test_chinese_and_english_are_read_side_by_side(reader: Reader) -> None:
    """In a document of four languages both readers read their own paragraphs."""
    document = make_document("\n".join((FRENCH, CHINESE, GERMAN, ENGLISH)), language="fr")
    said = {utterance.cue for utterance in reader.read(document).utterances}
    assert {"said", "表示"} <= said


def test_english_paragraph_of_a_chinese_document_is_read(reader: Reader) -> None:
    """The English version below a Chinese text is read too."""
    reading = reader.read(make_document("\n".join((CHINESE, CHINESE, ENGLISH)), language="zh"))
    assert {"said", "表示"} <= {utterance.cue for utterance in reading.utterances}
