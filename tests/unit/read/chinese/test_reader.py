"""Reading Chinese documents as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.read.passage import make_document
from tieline.model import Reading, Schema, Stance
from tieline.read.chinese.reader import ChineseReader, find_chinese_paragraphs
from tieline.read.document import make_document as make_from_bytes
from tieline.read.reader import Reader
from tieline.settings import Limits


def _read(chinese: ChineseReader, text: str) -> Reading:
    return chinese.read(make_document(text, language="zh"))


def test_names_of_all_kinds(chinese: ChineseReader) -> None:
    """Companies, institutions, public bodies, persons and places are told apart."""
    reading = _read(chinese, "青松大学校长王立新在武汉会见白河机械股份有限公司代表，国务院派员出席。")
    assert [(m.quote, m.schema) for m in reading.mentions] == [
        ("青松大学", Schema.ORGANIZATION),
        ("王立新", Schema.PERSON),
        ("武汉", Schema.PLACE),
        ("白河机械股份有限公司", Schema.COMPANY),
        ("国务院", Schema.PUBLIC_BODY),
    ]


def test_short_name_is_tied_to_its_full_name(chinese: ChineseReader) -> None:
    """A short form of the only full name that it may come from repeats it."""
    reading = _read(chinese, "中国青松科技集团股份有限公司昨日停牌。\n中国青松没有说明原因。")
    full, short = (m for m in reading.mentions if m.schema is Schema.COMPANY)
    assert (short.quote, short.same_as) == ("中国青松", full.id)


def test_short_name_of_two_companies_is_left_open(chinese: ChineseReader) -> None:
    """A short form that two full names may have repeats neither."""
    text = "青松信息技术有限公司和青松信息服务有限公司均已上市。\n青松信息公司股价上涨。"
    assert all(m.same_as is None for m in _read(chinese, text).mentions)


def test_other_name_in_brackets(chinese: ChineseReader) -> None:
    """What brackets give as a short name is an alias."""
    reading = _read(chinese, "白河机械股份有限公司（以下简称“白河机械”）位于武汉。")
    assert ("alias_of", "zh.alias.brackets") in {(t.type.value, t.rule) for t in reading.relationships}


def test_listed_name_is_found(chinese: ChineseReader) -> None:
    """A name of an official list is found where no ending gives it away."""
    assert "琼州飞燕" in {m.quote for m in _read(chinese, "会议上提到了琼州飞燕的产品。").mentions}


def test_traditional_script_keeps_its_offsets(chinese: ChineseReader) -> None:
    """Traditional characters are read, and every quote is the document's own words."""
    reading = _read(chinese, "遠松電子股份有限公司持有聯白科技股份有限公司三成五股權。")
    (tie,) = reading.relationships
    assert (tie.type.value, [(p.name, p.value, p.evidence.quote) for p in tie.properties]) == (
        "owns",
        [("share", "35", "三成五")],
    )


def test_date_of_a_tie(chinese: ChineseReader) -> None:
    """A date in Hanzi numbers becomes a property with its own words."""
    reading = _read(chinese, "二〇一八年六月二十日，青松大学与白河机械股份有限公司签署合作协议。")
    dates = [(p.value, p.evidence.quote) for t in reading.relationships for p in t.properties if p.name == "date"]
    assert dates == [("2018-06-20", "二〇一八年六月二十日")]


def test_tie_inside_a_saying_is_according_to_it(chinese: ChineseReader) -> None:
    """What a newspaper reports is not the document's own statement."""
    reading = _read(chinese, "据路透社报道，青松控股有限公司持有白河机械股份有限公司35%的股份。")
    (utterance,) = reading.utterances
    (tie,) = reading.relationships
    assert (utterance.speaker_name, tie.according_to) == ("路透社", utterance.id)


def test_denial_by_cue_and_by_words(chinese: ChineseReader) -> None:
    """A verb of denial denies; a silent verb denies where its content holds words of denial."""
    text = "白河机械股份有限公司否认与军方合作。\n外交部发言人王立新表示，有关指责毫无根据。"
    assert [u.stance for u in _read(chinese, text).utterances] == [Stance.DENIES, Stance.DENIES]


def test_no_comment_is_unclear(chinese: ChineseReader) -> None:
    """Who says nothing neither affirms nor denies."""
    (utterance,) = _read(chinese, "白河机械股份有限公司对此未予置评。").utterances
    assert utterance.stance is Stance.UNCLEAR


def test_quotation_before_its_speaker(chinese: ChineseReader) -> None:
    """A quotation belongs to the speaker behind it."""
    (utterance,) = _read(chinese, "“我们没有参与该项目，”青松大学校长王立新说。").utterances
    assert (utterance.speaker_name, utterance.content) == ("王立新", "我们没有参与该项目")


def test_plan_and_negation_are_no_facts(chinese: ChineseReader) -> None:
    """What is planned or denied is no tie."""
    text = "青松控股有限公司拟收购白河机械股份有限公司。\n王立新没有担任青松控股有限公司董事。"
    assert _read(chinese, text).relationships == ()


@pytest.mark.parametrize(
    ("text", "word", "dates"),
    [
        ("2021年5月，青松大学终止了与白河机械股份有限公司的合作协议。", "终止", {("date_off", "2021-05")}),
        ("青松大学已解除与白河机械股份有限公司签订的合作协议。", "解除", set()),
        ("2021年3月，青松控股有限公司与长白科技有限公司解散合资公司。", "解散", {("date_off", "2021-03")}),
        (
            "2018年青松大学与白河机械股份有限公司签署合作协议，2021年终止。",
            "终止",
            {("date", "2018"), ("date_off", "2021")},
        ),
        ("2021年5月3日，青松控股有限公司出售所持白河机械股份有限公司35%股权。", "出售", {("date_off", "2021-05-03")}),
        ("2022年，青松控股有限公司退出白河机械股份有限公司。", "退出", {("date_off", "2022")}),
        ("王立新不再担任青松控股有限公司董事。", "不再担任", set()),
    ],
)
def test_what_has_ended_is_a_former_tie(
    chinese: ChineseReader, text: str, word: str, dates: set[tuple[str, str]]
) -> None:
    """A tie that was ended, sold or left is a former one by the word that says so, and its date is the end."""
    (tie,) = _read(chinese, text).relationships
    assert [p.evidence.quote for p in tie.properties if (p.name, p.value) == ("kind", "former")] == [word]
    assert {(p.name, p.value) for p in tie.properties if p.name.startswith("date")} == dates


@pytest.mark.parametrize(
    "text",
    [
        "青松大学计划终止与白河机械股份有限公司的合作。",
        "青松控股有限公司拟出售所持白河机械股份有限公司35%股权。",
        "美国商务部威胁称将终止与白河机械股份有限公司的合作协议。",
        "青松大学与白河机械股份有限公司的合作协议将于2030年终止。",
    ],
)
def test_end_to_come_ends_nothing(chinese: ChineseReader, text: str) -> None:
    """A planned or threatened end makes no former tie, and its date begins nothing."""
    found = {(p.name, p.value) for tie in _read(chinese, text).relationships for p in tie.properties}
    assert ("kind", "former") not in found
    assert not {name for name, _ in found if name.startswith("date")}


@pytest.mark.parametrize("behind", ["结束了多年的分歧", "取消关税", "2021年终止了与长白科技有限公司的合同"])
def test_end_of_another_matter_ends_no_agreement(chinese: ChineseReader, behind: str) -> None:
    """A dispute, a tariff or a contract with a third party that ends leaves the fresh agreement as it is."""
    found = _read(chinese, f"青松大学与白河机械股份有限公司签署合作协议，{behind}。").relationships
    assert found
    assert "former" not in {p.value for tie in found for p in tie.properties}


def test_notice_gives_buyer_and_supplier(chinese: ChineseReader) -> None:
    """A notice of labels and values gives buyer, supplier, product and price."""
    text = "采购人：青松大学；项目名称：节点；中标供应商：白河机械股份有限公司；中标金额：128万元。"
    (tie,) = _read(chinese, text).relationships
    assert (tie.type.value, [p.value for p in tie.properties]) == ("supplies", ["节点", "128万元"])


def test_notice_with_labels_on_lines_of_their_own(chinese: ChineseReader) -> None:
    """Labels that stand lines apart give buyer and supplier too, with both places as evidence."""
    text = "一、采购人名称：青松大学\n二、中标供应商：白河机械股份有限公司\n三、中标金额：1280000元"
    reading = _read(chinese, text)
    (tie,) = reading.relationships
    names = {mention.id: mention.name for mention in reading.mentions}
    assert (names[tie.source], names[tie.target], tie.properties[0].value) == (
        "白河机械股份有限公司",
        "青松大学",
        "1280000元",
    )
    assert len(tie.evidence) == 2


def test_empty_and_odd_texts(chinese: ChineseReader) -> None:
    """Texts without Chinese words, and one endless line, are read without trouble."""
    assert _read(chinese, "。").mentions == ()
    assert _read(chinese, "plain words").mentions == ()
    assert _read(chinese, "的" * 5000).relationships == ()


def test_chinese_paragraph_of_an_english_document(reader: Reader) -> None:
    """A Chinese paragraph of an English document is read as Chinese."""
    text = "Acme Corporation owns Beta Ltd.\n\n美国商务部将白河机械股份有限公司列入实体清单。"
    assert {t.type.value for t in reader.read(make_document(text)).relationships} == {"owns", "listed_by"}


def test_english_and_japanese_paragraphs_are_left_out() -> None:
    """A name in Hanzi makes no Chinese paragraph, nor does a Japanese one."""
    text = "The maker Feiteng (飞腾信息技术有限公司) said no more than that in Tianjin.\n外務省は会社を発表しました。"
    assert find_chinese_paragraphs(text, whole=False) == []


def test_all_shared_documents_are_grounded(chinese: ChineseReader, shared: Path) -> None:
    """Every quote of a reading equals the text at its span, in all shared documents that hold Chinese."""
    for path in sorted((shared / "documents").rglob("*.txt")):
        document = make_from_bytes(path.read_bytes(), sha256="0" * 64, path=path.name, limits=Limits())
        reading = chinese.read(document)
        assert reading.dropped == ()
        assert all(m.span.cut(document.text) == m.quote for m in reading.mentions)
        assert all(u.content_span.cut(document.text) == u.content for u in reading.utterances)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("白河机械股份有限公司是青松集团的子公司。该公司表示，从未供货。", "白河机械股份有限公司"),
        ("外交部发言人王立新主持记者会。他指出，有关指责毫无根据。", "王立新"),
        ("青松大学校长王立新出席会议。该校否认参与军工项目。", "青松大学"),
    ],
    ids=["firm", "person", "school"],
)
def test_pronoun_stands_for_the_party_before(chinese: ChineseReader, text: str, speaker: str) -> None:
    """Who is only referred to speaks by the name of the party that stands before."""
    assert [u.speaker_name for u in _read(chinese, text).utterances] == [speaker]


def test_role_keeps_its_words_and_gets_its_mention(chinese: ChineseReader) -> None:
    """A spokesperson named before stands behind the bare role."""
    reading = _read(chinese, "外交部发言人王立新主持记者会。发言人还表示，中方坚决反对。")
    said = [(u.speaker_name, u.speaker) for u in reading.utterances]
    assert said == [("发言人", next(m.id for m in reading.mentions if m.name == "王立新"))]


def test_removal_from_a_list_has_its_own_date(chinese: ChineseReader) -> None:
    """Who is taken off a list is tied to the authority with the day as date off."""
    (tie,) = _read(chinese, "2023年8月21日，美国商务部将白河机械股份有限公司移出实体清单。").relationships
    assert {p.name: p.value for p in tie.properties} == {
        "date_off": "2023-08-21",
        "kind": "removed",
        "list": "实体清单",
    }


def test_order_names_its_issuer(chinese: ChineseReader) -> None:
    """What a letter demands is an ordered removal by the order of whoever signs it."""
    text = (
        "江城市互联网信息办公室\n\n江网函〔2021〕17号\n\n关于清理有关信息的函\n\n青松日报社应于4月20日前修改有关报道，"
        "删除其中关于参展的段落。\n\n江城市互联网信息办公室\n2021年4月19日\n"
    )
    (tie,) = [tie for tie in _read(chinese, text).relationships if tie.type.value == "removes"]
    assert [(p.name, p.value) for p in tie.properties] == [
        ("kind", "ordered"),
        ("on_order_of", "江城市互联网信息办公室"),
    ]


def test_accusation_of_a_named_party(chinese: ChineseReader) -> None:
    """An accusation is read where the accused's name follows the verb at once."""
    (utterance,) = _read(chinese, "美国商务部指控蓝桥集团规避制裁。").utterances
    assert (utterance.speaker_name, utterance.content) == ("美国商务部", "蓝桥集团规避制裁")


def test_question_and_answer_of_a_transcript(chinese: ChineseReader) -> None:
    """The turns of a press conference are said by whoever their labels name."""
    text = (
        "路透社记者：有报道称青松大学参与了军工项目。请问发言人对此有何评论？\n"
        "王立新：有关报道毫无根据，青松大学从未参与军工项目。\n"
        "新华社记者：美方宣布了新的制裁。中方对此有何评论？\n王立新：我们坚决反对单边制裁。\n"
    )
    assert {(u.speaker_name, u.stance) for u in _read(chinese, text).utterances if u.rule == "zh.say.voice"} >= {
        ("王立新", Stance.DENIES)
    }


@pytest.mark.parametrize(
    "text",
    [
        "有媒体称青松控股有限公司持有白河机械股份有限公司35%的股份。",
        "网传青松控股有限公司收购白河机械股份有限公司60%股权，系谣言。",
        "所谓青松控股有限公司持有白河机械股份有限公司35%股份的说法纯属谣言。",
        "据传，青松控股有限公司持有白河机械股份有限公司35%的股份。",
        "青松控股有限公司疑似持有白河机械股份有限公司35%的股份。",
        "有消息称，青松控股有限公司收购了白河机械股份有限公司。",
        "关于青松控股有限公司持有白河机械股份有限公司35%股份的消息不实。",
        "美国商务部威胁将白河机械股份有限公司列入实体清单。",
        "青松控股有限公司停止持有白河机械股份有限公司35%的股份。",
    ],
    ids=["media", "online", "so-called", "rumour", "suspected", "word-is", "untrue", "threat", "stops"],
)
def test_rumour_and_threat_are_no_facts(chinese: ChineseReader, text: str) -> None:
    """What nobody named answers for, is called untrue, threatened or stopped is no tie."""
    assert _read(chinese, text).relationships == ()


@pytest.mark.parametrize(
    "text",
    [
        "美国商务部将白河机械股份有限公司列入所谓实体清单。",
        "美国商务部以构成威胁为由将白河机械股份有限公司列入实体清单。",
        "据传言者自述，行情平稳；青松控股有限公司持有白河机械股份有限公司35%的股份。",
        "青松控股有限公司持有白河机械股份有限公司35%的股份，公司公告相关传闻不实。",
        "白河机械股份有限公司因信息披露不实被江城市市场监督管理局处罚。",
    ],
    ids=["so-called-list", "threat-as-reason", "other-clause", "other-rumour", "untrue-figures"],
)
def test_fact_beside_words_of_rumour_stays(chinese: ChineseReader, text: str) -> None:
    """Words of rumour that stand for something else take no tie away."""
    assert len(_read(chinese, text).relationships) == 1


def test_rumour_that_a_speaker_denies_is_according_to_it(chinese: ChineseReader) -> None:
    """A tie that a named speaker calls a rumour stays, on the word of who denies it."""
    text = "外交部发言人王立新表示，所谓青松控股有限公司持有白河机械股份有限公司35%股份的说法纯属谣言。"
    reading = _read(chinese, text)
    (utterance,) = reading.utterances
    owning = [tie for tie in reading.relationships if tie.type.value == "owns"]
    assert ([tie.according_to for tie in owning], utterance.stance) == ([utterance.id], Stance.DENIES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青松控股有限公司原持有白河机械股份有限公司35%的股份。", [("former", "原持有")]),
        ("王立新曾任青松控股有限公司法定代表人。", [("former", "曾任")]),
        ("青松控股有限公司原董事长王立新到会。", [("former", "原")]),
        ("美国商务部将白河机械股份有限公司移出实体清单。", [("removed", "移出")]),
        ("白河机械股份有限公司已从美国商务部的实体清单中移除。", [("removed", "移除")]),
        ("青松控股有限公司持有白河机械股份有限公司35%的股份。", []),
        ("青松控股有限公司曾在2019年收购白河机械股份有限公司。", [("收购", "收购")]),
        ("王立新曾任长白大学校长，2019年起担任青松控股有限公司总裁。", [("former", "曾任"), None]),
    ],
    ids=["share", "office", "before-name", "taken-off", "taken-from", "present", "act", "later-office"],
)
def test_former_tie_is_marked(chinese: ChineseReader, text: str, expected: list[tuple[str, str] | None]) -> None:
    """A tie that ended, or a party taken from a list, has a kind that says so, with its word as evidence."""
    found = [
        next(((p.value, p.evidence.quote) for p in tie.properties if p.name == "kind"), None)
        for tie in _read(chinese, text).relationships
    ]
    wanted = expected or [None]
    assert sorted(found, key=str) == sorted(wanted, key=str)
