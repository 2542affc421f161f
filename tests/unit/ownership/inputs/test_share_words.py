"""Shares in Chinese, and words that state no share."""

from __future__ import annotations

import pytest

from tieline.ownership.inputs.share import MAX_CHARS, Share, parse_share


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("35%", Share(35.0, 35.0)),
        ("１０％", Share(10.0, 10.0)),
        ("50%以上", Share(50.0)),
        ("50%以下", Share(None, 50.0)),
        ("超过50%", Share(50.0, None, True)),
        ("不低于30%", Share(30.0)),
        ("不足三成", Share(None, 30.0, False, True)),
        ("三成", Share(30.0, 30.0)),
        ("三成五", Share(35.0, 35.0)),
        ("三成半", Share(35.0, 35.0)),
        ("3成", Share(30.0, 30.0)),
        ("逾三成", Share(30.0, None, True)),
        ("三成多", Share(30.0, None, True)),
        ("近三成", Share(None, 30.0, False, True)),
        ("百分之三十五", Share(35.0, 35.0)),
        ("百分之三十五点二", Share(35.2, 35.2)),
        ("百分之一百", Share(100.0, 100.0)),
        ("过半数", Share(50.0, None, True)),
        ("半数以上", Share(50.0)),
        ("四分之一", Share(25.0, 25.0)),
        ("1/4", Share(25.0, 25.0)),
        ("25%至50%", Share(25.0, 50.0)),
        ("25～50％", Share(25.0, 50.0)),
        ("超过50%但不超过75%", Share(50.0, 75.0, True)),
        ("全资", Share(100.0, 100.0)),
        ("30% or more", Share(30.0)),
        ("not more than 25 percent", Share(None, 25.0)),
    ],
)
def test_chinese_and_mixed_wordings_are_read(text: str, share: Share) -> None:
    """Tenths, hundredths, parts, and the words for bounds before and after a figure."""
    assert parse_share(text) == share


@pytest.mark.parametrize("text", ["约三成", "约35%", "about 30%", "approximately 50", "~30", "三成左右", "30% or so"])
def test_what_is_only_about_a_share_gives_no_bound(text: str) -> None:
    """How near it comes to the figure, the source does not say, and nobody invents it."""
    with pytest.raises(ValueError, match="how near"):
        parse_share(text)


@pytest.mark.parametrize("text", ["控股", "相对控股", "controlling stake"])
def test_words_about_control_state_no_share(text: str) -> None:
    """Who controls need not hold most of the shares."""
    with pytest.raises(ValueError, match="control"):
        parse_share(text)


@pytest.mark.parametrize("text", ["不详", "未披露", "—", "未知"])
def test_chinese_words_for_unknown_are_not_nothing(text: str) -> None:
    """What is not disclosed has no bounds."""
    assert parse_share(text).is_unknown


@pytest.mark.parametrize("text", ["120%", "-5", "百分之二百", "五分之九", "1/0", "十一成", "三成五六", "%", "成"])
def test_figures_that_are_no_part_of_a_whole_are_refused(text: str) -> None:
    """More than a whole, less than nothing, or no figure at all."""
    with pytest.raises(ValueError, match="share"):
        parse_share(text)


def test_a_long_text_is_refused_at_once() -> None:
    """A cell of a million characters costs no time, and its message is short."""
    with pytest.raises(ValueError, match="too long") as caught:
        parse_share("1" * (MAX_CHARS + 1_000_000))
    assert len(str(caught.value)) < 200
