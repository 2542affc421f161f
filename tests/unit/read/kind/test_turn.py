"""Turns of transcripts."""

from __future__ import annotations

import pytest

from tieline.read.kind.turn import find_turns

ENGLISH = (
    "Regular Press Conference\n\n"
    "Reuters: The ministry of Norland put 28 companies on its list. What is your comment?\n"
    "Qiu Shan: We firmly oppose this. The list has no basis.\n"
    "Lanqiao Daily: Will there be talks?\n"
    "Qiu Shan: I have nothing to add.\n"
)
CHINESE = (
    "外交部例行记者会\n"
    "路透社记者：北国商务部将28家公司列入清单。你对此有何评论？\n"
    "丘山：我们坚决反对。该清单毫无根据。\n"
    "《蓝桥日报》记者：双方会谈吗？\n"
    "丘山：我没有补充。\n"
)


@pytest.mark.parametrize("text", [ENGLISH, CHINESE], ids=["english", "chinese"])
def test_turns_alternate_and_the_outlets_ask(text: str) -> None:
    """In a press conference the outlets ask and one speaker answers."""
    turns = find_turns(text)
    assert [turn.is_question for turn in turns] == [True, False, True, False]
    assert all(turn.label.cut(text) == turn.name for turn in turns)


def test_turn_holds_what_is_said_without_its_label() -> None:
    """A turn runs from behind its label to the next one."""
    turns = find_turns(ENGLISH)
    assert turns[1].span.cut(ENGLISH) == "We firmly oppose this. The list has no basis."


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Q: Who owns the plant?\nA: A fund does.", ["Q", "A"]),
        ("Q  Who owns the plant?\n\nMR. SHAN:  A fund does.", ["Q", "MR. SHAN"]),
        ("Interview with Qiu Shan\nQuestion: Who owns the plant?\nAnswer: A fund does.", ["Question", "Qiu Shan"]),
        ("Q: Hi, it's Ann Lee with the Lanqiao Daily. Who owns it?\nA: A fund does.", ["Ann Lee", "A"]),
        ("问：谁拥有该厂？答：一家基金。", ["问", "答"]),
        ("**Bloomberg:** Who owns the plant?\n**Qiu Shan:** A fund does.", ["Bloomberg", "Qiu Shan"]),
    ],
    ids=["q-a", "bare-q", "named-in-title", "names-herself", "inline-chinese", "bold"],
)
def test_labels(text: str, names: list[str]) -> None:
    """Labels are found in the forms that transcripts use."""
    assert [turn.name for turn in find_turns(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "AGENCY: Bureau of Trade.\nACTION: Final rule.\nSUMMARY: The bureau adds 10 entities.",
        "Name: Acme Ltd\nAddress: 1 Main St\nName: Beta Ltd\nAddress: 2 Main St",
        "He asked one thing: who owns the plant?\nShe said one thing: a fund.",
        "The plant opened. Who owns it? A fund does.",
        "采购人：蓝桥大学\n供应商：丘山公司\n采购人：蓝桥医院\n供应商：丘山公司",
    ],
    ids=["notice", "register", "sentences", "prose", "procurement"],
)
def test_forms_and_prose_have_no_turns(text: str) -> None:
    """Fields of forms and sentences with a colon are nobody's turns."""
    assert find_turns(text) == ()


def test_a_transcript_ends_with_its_closing_line() -> None:
    """What stands behind the closing time belongs to nobody."""
    turns = find_turns("Q  Who owns the plant?\n\nMS. LEE:  A fund does.\n\n9:39 A.M. EDT\n\nContact us")
    assert turns[-1].span.end == len("Q  Who owns the plant?\n\nMS. LEE:  A fund does.")
