"""Claims: what stands beside what."""

from __future__ import annotations

from tieline.model import Claim, Document, Reading
from tieline.model.ids import DocumentId, EntityId
from tieline.read.reader import Reader
from tieline.resolve.claim.make import make_claims


def _claims(reader: Reader, *texts: str) -> tuple[tuple[Claim, ...], dict[str, str]]:
    documents = [
        Document(DocumentId(f"doc-{n}"), "0" * 64, f"{n}.txt", "text/plain", None, "en", None, text)
        for n, text in enumerate(texts)
    ]
    readings: list[Reading] = [reader.read(document) for document in documents]
    entity_of = {m.id: EntityId(m.name) for reading in readings for m in reading.mentions}
    content = {u.id: u.content for reading in readings for u in reading.utterances}
    return make_claims(readings, entity_of, documents), content


def test_denial_stands_beside_the_accusation_it_names(reader: Reader) -> None:
    """A refuted accusation and its refutation are one claim."""
    text = "Lanqiao Group refuted the Trade Ministry's accusation that Lanqiao Group sold lasers."
    (claim,), content = _claims(reader, text)
    assert [content[u] for u in claim.affirmed_by] == ["Lanqiao Group sold lasers"]
    assert len(claim.denied_by) == 1


def test_denial_without_accusation_opens_a_claim(reader: Reader) -> None:
    """A denial whose accusation is in no document is a claim by itself."""
    (claim,), content = _claims(reader, "Lanqiao Group denied that it sold lasers.")
    assert claim.affirmed_by == ()
    assert [content[u] for u in claim.denied_by] == ["it sold lasers"]


def test_declined_comment_is_unclear(reader: Reader) -> None:
    """A silence neither affirms nor denies."""
    (claim,), _ = _claims(reader, "Lanqiao Group declined to comment on the sale.")
    assert (claim.affirmed_by, claim.denied_by, len(claim.unclear)) == ((), (), 1)


def test_statements_without_dispute_make_no_claim(reader: Reader) -> None:
    """What nobody disputes is no claim."""
    assert _claims(reader, "Lanqiao Group said that the plant had closed.")[0] == ()


def test_two_speakers_who_agree_are_not_opposed(reader: Reader) -> None:
    """Likeness of words never decides the stance: two accusers of one matter both affirm it."""
    texts = [
        "The Trade Ministry accused Lanqiao Group of selling lasers to Feilong Corporation in secret.",
        "The Customs Bureau accused Lanqiao Group of selling lasers to Feilong Corporation in secret.",
    ]
    (claim,), _ = _claims(reader, *texts)
    assert (len(claim.affirmed_by), claim.denied_by) == (2, ())


def test_order_of_documents_does_not_matter(reader: Reader) -> None:
    """Claims are a function of the set of documents."""
    texts = ["Lanqiao Group denied that it sold lasers.", "The Trade Ministry accused Lanqiao Group of selling lasers."]
    documents = [
        Document(DocumentId(f"doc-{n}"), "0" * 64, f"{n}.txt", "text/plain", None, "en", None, text)
        for n, text in enumerate(texts)
    ]
    readings = [reader.read(document) for document in documents]
    entity_of = {m.id: EntityId(m.name) for reading in readings for m in reading.mentions}
    forward = make_claims(readings, entity_of, documents)
    assert forward == make_claims(readings[::-1], entity_of, documents[::-1])


def test_two_ministries_of_one_name_are_two_sides(reader: Reader) -> None:
    """A common last word makes no common side: one country's ministry may deny what another's accuses."""
    text = (
        "Japan's Foreign Ministry accused Lanqiao Group of selling lasers. "
        "China's Foreign Ministry denied that Lanqiao Group sold lasers."
    )
    (claim,), _ = _claims(reader, text)
    assert (len(claim.affirmed_by), len(claim.denied_by)) == (1, 1)


def test_a_denial_in_the_first_person_is_no_answer_for_others(reader: Reader) -> None:
    """ "We have never" speaks of the speaker's own side, and leaves what others are told to have done alone."""
    others = "The Trade Ministry said that Adam Brown of Norvik College advised the Tarn Institute of Optics.\n\n"
    own = "The Trade Ministry said that Lanqiao Group sold lasers to the Tarn Institute of Optics.\n\n"
    quoted = "“We have never sold anything to the Tarn Institute of Optics,” {} said."
    (claim,), _ = _claims(reader, others + quoted.format("chief executive Mary Stone (Lanqiao)"))
    assert claim.affirmed_by == ()
    (claim,), _ = _claims(reader, own + quoted.format("Mary Stone, chief executive of Lanqiao Group,"))
    assert (len(claim.affirmed_by), len(claim.denied_by)) == (1, 1)


def test_a_sale_and_a_supply_between_the_same_parties_are_one_matter(reader: Reader) -> None:
    """Verbs of one family join, also where the denial stands first; a byline is no part of the matter."""
    text = (
        "本报讯（记者 张三）白河机械股份有限公司昨日表示，公司从未向青州光学研究所提供任何激光器。"
        "此前，国防研究中心的报告称，白河机械股份有限公司向青州光学研究所出售了激光器。"
    )
    (claim,), content = _claims(reader, text)
    assert [content[u] for u in claim.affirmed_by] == ["白河机械股份有限公司向青州光学研究所出售了激光器"]
    assert len(claim.denied_by) == 1
    (alone,), _ = _claims(reader, text.partition("此前")[0].replace("公司从未", "其从未"))
    assert alone.matter.startswith("白河机械股份有限公司")


def test_a_bare_chinese_denial_joins_the_accusation_before(reader: Reader) -> None:
    """A denial that only points back denies what was said before, and affirms nothing."""
    text = (
        "国防研究中心指控白河机械股份有限公司向青州光学研究所出售激光器。白河机械股份有限公司对此表示否认，称报道不实。"
    )
    (claim,), _ = _claims(reader, text)
    assert (len(claim.affirmed_by), len(claim.denied_by)) == (1, 1)


def test_a_declined_comment_joins_the_one_claim_with_its_party(reader: Reader) -> None:
    """Where one accusation of the document names the party, the silence is about that, wherever it stands."""
    accusation = "The Trade Ministry accused Lanqiao Group of buying lasers from Tarn Optics Ltd."
    (claim,), _ = _claims(reader, f"Tarn Optics Ltd declined to comment. {accusation}")
    assert (len(claim.affirmed_by), len(claim.unclear)) == (1, 1)
    other = "The Customs Bureau accused Feilong Corporation of hiding mirrors from Tarn Optics Ltd."
    claims, _ = _claims(reader, f"Tarn Optics Ltd declined to comment. {accusation} {other}")
    assert [len(claim.affirmed_by) for claim in claims if claim.unclear] == [0]
