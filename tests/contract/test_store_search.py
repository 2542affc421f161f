"""What every store finds by words."""

from __future__ import annotations

import pytest

from tests.contract.samples import make_document, make_entity, make_resolution
from tieline.model import Document
from tieline.store.base import Store


def found_paths(store: Store, words: str) -> list[str]:
    """List the paths of the documents that a search finds.

    Args:
        store: Where to search.
        words: What to search for.

    Returns:
        Paths, the best first.
    """
    return [found.path for found in store.search(words).documents]


def keep(store: Store, *texts: str) -> list[Document]:
    """Save a document for each text.

    Args:
        store: Where to.
        *texts: The texts; their paths are a, b, c and so on.

    Returns:
        The documents.
    """
    documents = [make_document(path, text) for path, text in zip("abcdefgh", texts, strict=False)]
    for document in documents:
        store.save_document(document)
    return documents


@pytest.mark.parametrize("words", ["飞腾", "飛騰", "津飞", "飞腾信息"])
def test_two_hanzi_find_a_document(store: Store, words: str) -> None:
    """Any neighbouring Hanzi find a text, in simplified or traditional form."""
    keep(store, "天津飞腾信息技术有限公司", "天津的飞机和腾达公司")
    assert found_paths(store, words) == ["a"]


def test_hanzi_across_a_line_break_are_neighbours(store: Store) -> None:
    """A name that the page breaks is found."""
    keep(store, "天津飞\n腾信息")
    (found,) = store.search("飞腾").documents
    assert [span.cut("天津飞\n腾信息") for span in found.spans] == ["飞\n腾"]


def test_spans_cut_the_words_out_of_the_text(store: Store) -> None:
    """Each span is where the document's own text has the words, in any spelling."""
    text = "Ｐｈｙｔｉｕｍ was listed.\nSociété PHYTIUM denies it. Phytiums does not count."
    keep(store, text)
    (found,) = store.search("phytium").documents
    assert [span.cut(text) for span in found.spans] == ["Ｐｈｙｔｉｕｍ", "PHYTIUM"]
    assert [mark.cut(found.snippet) for mark in found.marks] == ["Ｐｈｙｔｉｕｍ", "PHYTIUM"]
    assert "\n" not in found.snippet


def test_all_words_must_occur_somewhere(store: Store) -> None:
    """Several words are asked for together, wherever in the document they stand."""
    far = "Tianjin " + "and so on " * 1000 + "Phytium"
    keep(store, far, "Tianjin alone", "Phytium alone")
    assert found_paths(store, "phytium tianjin") == ["a"]
    (found,) = store.search("phytium tianjin").documents
    assert [span.cut(far) for span in found.spans] == ["Tianjin", "Phytium"]


def test_quoted_words_must_stand_together(store: Store) -> None:
    """Double quotes make a phrase."""
    keep(store, "the National University of Defense", "the University is National")
    assert found_paths(store, '"national university"') == ["a"]
    assert sorted(found_paths(store, "national university")) == ["a", "b"]


def test_a_title_is_found_too(store: Store) -> None:
    """Words that only the title has find the document, without a span of the text."""
    store.save_document(make_document("a", "Nothing here.", title="关于飞腾的通知"))
    (found,) = store.search("飞腾").documents
    assert found.spans == ()
    assert found.snippet == "关于飞腾的通知"


def test_a_match_far_inside_a_long_text_is_found(store: Store) -> None:
    """Spans are offsets into the whole text, also when a passage far from its start has the words."""
    text = "一二三四五六七八九十" * 5000 + "飞腾" + "甲乙丙丁" * 5000
    keep(store, text)
    (found,) = store.search("飞腾").documents
    assert [(span.start, span.cut(text)) for span in found.spans] == [(50_000, "飞腾")]
    assert found.snippet[found.marks[0].start :].startswith("飞腾甲乙丙丁")


def test_a_phrase_is_found_wherever_the_text_is_cut(store: Store) -> None:
    """No cut between passages hides a phrase."""
    for before in range(950, 1000, 2):
        text = "x " * before + "Sugon Feiteng Phytium Loongson " + "y " * 900
        store.save_document(make_document(str(before), text))
    assert len(store.search('"feiteng phytium"', limit=100).documents) == 25


def test_a_frequent_hanzi_hides_no_phrase(store: Store) -> None:
    """A phrase is found though its first character occurs thousands of times before it."""
    keep(store, "中的" * 3000 + "中国长城")
    assert found_paths(store, "中国") == ["a"]


OPERATORS = ['"', "'", "*", "-", "NEAR(a b, 2)", "a AND", "OR", "NOT a", "terms:a", "^a", "a*", "(", "\\", "%"]
OPERATORS += ["a' | 'b", "<->", ":*", "飞*"]


@pytest.mark.parametrize("words", OPERATORS)
def test_operators_of_search_engines_are_harmless(store: Store, words: str) -> None:
    """What means something to an index is read as words, or as nothing."""
    keep(store, "Phytium")
    assert store.search(words).documents == ()


@pytest.mark.parametrize("words", ["", "  ", "…", '""', "\0"])
def test_no_words_find_nothing(store: Store, words: str) -> None:
    """A search without letters or digits gives nothing, not everything."""
    keep(store, "Phytium", "")
    assert store.search(words).documents == ()


def test_hyphens_and_digits_are_found_as_written(store: Store) -> None:
    """A designation is found with its hyphen, and is not found in pieces elsewhere."""
    keep(store, "the FT-2000 processor", "2000 units of FT", "the F-35B")
    assert found_paths(store, "FT-2000") == ["a"]
    assert found_paths(store, "F-35B") == ["c"]


def test_very_long_words_do_no_harm(store: Store) -> None:
    """Encoded data is kept, and can be found by itself."""
    keep(store, "x" * 10_000 + " Phytium")
    assert found_paths(store, "phytium") == ["a"]
    assert found_paths(store, "x" * 150) == []


def test_a_document_that_changed_is_found_by_its_new_text_only(store: Store) -> None:
    """The index keeps in step with the documents."""
    store.save_document(make_document("a", "about Phytium"))
    store.save_document(make_document("a", "about Feiteng"))
    assert found_paths(store, "phytium") == []
    assert found_paths(store, "feiteng") == ["a"]


def test_the_better_match_comes_first(store: Store) -> None:
    """A short text that speaks of nothing else comes before a long one that mentions the word once."""
    keep(store, "Many other firms " * 60 + "and Phytium", "Phytium, Phytium, Phytium.")
    assert found_paths(store, "phytium") == ["b", "a"]


def test_the_limit_holds(store: Store) -> None:
    """No more is given than was asked for, always the same ones."""
    keep(store, *["Phytium"] * 8)
    assert len(store.search("phytium", limit=3).documents) == 3
    assert store.search("phytium", limit=3) == store.search("phytium", limit=3)


def test_entities_are_found_by_any_name(store: Store) -> None:
    """An entity is found by each of its names, and the words may come from different names."""
    store.replace_resolution(
        make_resolution(make_entity(1, "Phytium Information", "天津飞腾"), make_entity(2, "Feilong", "飞龙"))
    )
    (found,) = store.search("飞腾").entities
    assert (found.entity, found.name, found.matched) == ("ent-1", "Phytium Information", ("天津飞腾",))
    assert [one.entity for one in store.search("phytium 飞腾").entities] == ["ent-1"]
    assert store.search("phytium 飞龙").entities == ()


def test_entities_of_an_old_resolution_are_not_found(store: Store) -> None:
    """The index keeps in step with the resolution."""
    store.replace_resolution(make_resolution(make_entity(1, "Phytium")))
    store.replace_resolution(make_resolution(make_entity(2, "Feiteng")))
    assert store.search("phytium").entities == ()
    assert [found.entity for found in store.search("feiteng").entities] == ["ent-2"]
