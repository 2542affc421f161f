"""Lists of bare names under a line that announces them."""

from __future__ import annotations

from tests.unit.read.entry.stated import state

BIS = "The Bureau of Industry and Security keeps the Entity List.\n\n"


def test_bullets_under_headings_of_countries_are_listed_and_placed() -> None:
    """A country between the bullets places the parties below it."""
    text = (
        f"{BIS}This rule adds the following three entities to the Entity List:\n\nCanada\n\n• Acme Optics Inc.,\n"
        "and\n\n• Brunel Castings Ltd.\n\nFrance\n\n• Corax Imaging S.A.\n\nNote\n\nThe rule has no further effect.\n"
    )
    stated = state(text)
    assert {source for source, _ in stated.of("listed_by")} == {
        "Acme Optics Inc.", "Brunel Castings Ltd.", "Corax Imaging S.A.",
    }  # fmt: skip
    assert ("Corax Imaging S.A.", "France") in stated.of("located_in")


def test_numbered_lines_in_two_scripts_give_the_other_name() -> None:
    """The name in brackets is an alias of the name before it; a remark on it is not."""
    text = (
        "美国商务部工业和安全局将3家公司列入实体清单。\n\n名单如下:\n\n1.Acme Optics Co. Ltd. (云帆光学有限公司)\n\n"
        "2.Brunel Castings Co. Ltd.(白河铸造有限公司)(音译)\n\n3.Corax Group (青松集团)\n\n以上公司未回应。"
    )
    stated = state(text, language="zh")
    assert stated.of("listed_by") == [
        ("Acme Optics Co. Ltd.", "美国商务部工业和安全局"),
        ("Brunel Castings Co. Ltd.", "美国商务部工业和安全局"),
        ("Corax Group", "美国商务部工业和安全局"),
    ]
    assert ("白河铸造有限公司", "Brunel Castings Co. Ltd.") in stated.of("alias_of")


def test_annex_in_capitals_is_dated_by_the_order() -> None:
    """Names below "Annex" stand on the list of the order, since the day it was signed."""
    text = (
        "Order under Executive Order 13959\n\nThe President orders that the persons in the Annex are barred.\n\n"
        "June 3, 2021.\n\nAnnex\nACME OPTICS CO., LTD.\n\nBRUNEL CASTINGS (HONG KONG) LIMITED\n\nCORAX CORPORATION\n"
    )
    stated = state(text)
    assert len(stated.of("listed_by")) == 3
    assert stated.properties("listed_by", "CORAX CORPORATION")["date_on"] == "2021-06-03"


def test_semicolons_part_the_names_of_a_paragraph() -> None:
    """A paragraph of names parted by semicolons is a list, across its line ends."""
    text = (
        f"{BIS}The agency added the following companies to the Entity List:\n\nAcme Optics Co., Ltd.; Brunel\nCastings "
        "Limited; and Corax Imaging Inc.\n\nThey did not reply.\n"
    )
    assert {source for source, _ in state(text).of("listed_by")} == {
        "Acme Optics Co., Ltd.", "Brunel Castings Limited", "Corax Imaging Inc.",
    }  # fmt: skip


def test_persons_lose_their_kin_in_brackets() -> None:
    """What brackets tell of family is no name."""
    text = (
        "The Department of the Treasury acts.\n\n**Blocking sanctions on the following oligarchs:**\n\n"
        "-   Ivan Samplev (his wife Anna and\n    two companies)\n-   Pyotr Example, a former minister\n"
    )
    assert {source for source, _ in state(text).of("listed_by")} == {"Ivan Samplev", "Pyotr Example"}


def test_addresses_on_labelled_lines_belong_to_the_name_above() -> None:
    """地址 below a numbered name is its address."""
    text = (
        "商务部公告\n\n决定将以下实体列入出口管制管控名单：\n\n1.云帆集团（Acme Group）\n"
        "地址：1 Sample Road, Perm, Russia\n邮编：2961\n\n2.白河公司（Brunel Works a.s.）\n"
        "地址：Areal 2, Brno, Czech Republic\n"
    )
    stated = state(text, language="zh")
    assert ("云帆集团", "商务部") in stated.of("listed_by")
    assert stated.of("located_in") == [("云帆集团", "Russia"), ("白河公司", "Czech Republic")]


def test_guests_of_a_fair_are_not_listed() -> None:
    """A list of those who took part in something puts nobody on an official list."""
    text = (
        "Some companies on the Entity List of the Bureau of Industry and Security came.\n\nThe following companies "
        "attended the fair:\n\n• Acme Optics Co., Ltd.\n• Brunel Castings Limited\n"
    )
    assert state(text).of("listed_by") == []


def test_list_whose_keeper_nobody_names_is_no_tie() -> None:
    """Without an authority in the document there is no listing, and the names are still found."""
    stated = state("The following companies were added to the Entity List:\n\n• Acme Optics Ltd.\n• Corax Limited\n")
    assert stated.ties == []
    assert [mention.name for mention in stated.layout.mentions] == ["Acme Optics Ltd.", "Corax Limited"]


def test_sentences_in_bullets_are_no_names() -> None:
    """Bullets that are sentences are left to the rules for sentences."""
    lead = "The following entities were added to the Entity List:"
    text = f"{BIS}{lead}\n\n• The agency is asking for views.\n• It will wait.\n"
    assert state(text).layout.spans == ()


def test_signature_below_a_list_ends_it() -> None:
    """Lines apart from those of the list are no names of it."""
    text = (
        "The Department of Defense gives notice.\n\nThe following entities have been identified as Chinese military "
        "companies under Section 1260H:\n\nAcme Equipment Inc. China (AEC)\nBrunel Robotics Co., Ltd.\n"
        "   Corax Machinery Co., Ltd.\n\nDated: January 2, 2025.\nJane Q. Sample,\nLiaison Officer.\n"
    )
    assert {source for source, _ in state(text).of("listed_by")} == {
        "Acme Equipment Inc. China", "Brunel Robotics Co., Ltd.", "Corax Machinery Co., Ltd.",
    }  # fmt: skip


def test_commas_part_names_behind_words_of_sanctions() -> None:
    """Behind a colon commas part names, where the words before it tell of sanctions and all pieces are names."""
    text = (
        "Today, the United States acts.\n\n-   **Full blocking sanctions on elites and their family members:** Ivan\n"
        "    Samplev (and his son, Pyotr), Anna Testova, and Boris Examplin.\n"
    )
    assert {source for source, _ in state(text).of("listed_by")} == {"Ivan Samplev", "Anna Testova", "Boris Examplin"}


def test_aliases_in_brackets_behind_a_bullet() -> None:
    """Including three aliases (A; B; and C) gives three other names."""
    text = (
        f"{BIS}The following entities are added to the Entity List:\n\n• Acme Photon Co., Ltd., including three "
        "aliases (Acme Photonics; APC; and Photon Acme);\n• Brunel Institute.\n"
    )
    assert {alias for alias, _ in state(text).of("alias_of")} == {"Acme Photonics", "APC", "Photon Acme"}


def test_instructions_between_bullets_are_no_names() -> None:
    """An item with another kind of mark does not go on with the list."""
    text = (
        f"{BIS}The following entities are added to the Entity List:\n\n• Acme Ltd.\n• Brunel Ltd.\n\n"
        "a. Under CHINA, by revising the entry for “Corax Ltd.”.\n"
    )
    assert {source for source, _ in state(text).of("listed_by")} == {"Acme Ltd.", "Brunel Ltd."}


def test_two_scripts_without_brackets_are_two_names() -> None:
    """A name in Hanzi and one in Latin script side by side are one party."""
    text = (
        "美国商务部工业和安全局将2家公司列入实体清单。\n\n名单如下:\n\n"
        "1. 云帆光学有限公司 Acme Optics Co., Ltd.\n2. 白河铸造集团 Brunel Group\n"
    )
    stated = state(text, language="zh")
    assert [source for source, _ in stated.of("listed_by")] == ["云帆光学有限公司", "白河铸造集团"]
    assert ("Acme Optics Co., Ltd.", "云帆光学有限公司") in stated.of("alias_of")


def test_annex_that_names_its_list_announces_it() -> None:
    """A heading such as "附件：列入…管控名单的实体" opens the list below it."""
    text = (
        "商务部公告\n\n决定将3家实体列入出口管制管控名单（见附件）。\n\n附件：列入出口管制管控名单的实体\n\n"
        "1．云帆公司（Acme）\n2．白河公司（Brunel, Inc.）\n"
    )
    assert [source for source, _ in state(text, language="zh").of("listed_by")] == ["云帆公司", "白河公司"]


def test_bullets_below_a_numbered_name_go_on_with_the_list() -> None:
    """Items set in below a number are items too."""
    text = (
        f"{BIS}The following entities are added to the Entity List:\n\n1. Acme Group\n   - Brunel Ltd.\n2. Corax Ltd.\n"
    )
    assert [source for source, _ in state(text).of("listed_by")] == ["Acme Group", "Brunel Ltd.", "Corax Ltd."]


def test_rows_without_a_header_are_items() -> None:
    """Below an announcement the first words of each row are the party; its number and country are none."""
    rows = "1\tAcme Optics Ltd\tChina\n2\tBrunel Institute\tChina\n"
    text = f"{BIS}The following firms are added to the Entity List:\n\n{rows}"
    assert [source for source, _ in state(text).of("listed_by")] == ["Acme Optics Ltd", "Brunel Institute"]


def test_two_names_joined_by_and_are_a_list_where_it_is_announced() -> None:
    """Behind "the following" and a colon, "and" parts two names whose first ends with a legal form."""
    text = f"{BIS}This rule removes the following two entities from the Entity List: Acme Ltd. and Brunel Institute.\n"
    assert [source for source, _ in state(text).of("listed_by")] == ["Acme Ltd.", "Brunel Institute"]


def test_headings_of_kinds_are_no_parties() -> None:
    """企业 and 个人 part a list; a name loses the office behind its comma."""
    text = (
        "外交部令\n\n外交部决定对以下企业和个人采取反制措施：\n\n一、企业\n（一）云帆公司（Acme, Inc.）\n"
        "二、个人\n（一）安娜·样本（Anna Sample），白河公司总裁\n"
    )
    named = {source for source, _ in state(text, language="zh").of("listed_by")}
    assert named == {"云帆公司", "安娜·样本"}


def test_marks_within_a_list_of_bare_names_do_not_hide_the_others() -> None:
    """A list that begins with bare names goes on below its bullets."""
    text = (
        f"{BIS}The following companies are added to the Entity List:\n\nAcme Ltd\nBrunel Ltd\n* Corax Ltd\nDelta Ltd\n"
    )
    assert len(state(text).of("listed_by")) == 4
