"""A first cut of Chinese mentions: full names that end in an institution's or a company's form.

Only what punctuation or a line break sets off on the left is taken, because Chinese writes no spaces and the
beginning of a name in running text needs a segmenter.
"""

from __future__ import annotations

import re

from tieline.model.entity import Mention, Schema
from tieline.model.ids import DocumentId
from tieline.model.span import Span
from tieline.read.mention import make_mention

_SUFFIX = {
    Schema.COMPANY: "股份有限公司|有限责任公司|有限公司|集团公司|集團公司|總公司|总公司|集团|集團",
    Schema.ORGANIZATION: "大学|大學|学院|學院|研究院|研究所|研究中心|实验室|實驗室|超算中心|超级计算中心|医院|基金会|协会",
    Schema.PUBLIC_BODY: "人民政府|办公室|办公厅|委员会|管理局|商务部|外交部|国防部|教育部|财政部|工业和信息化部|科学技术部|气象局|网信办|监督管理局|人民法院",
}
_LEFT = r"(?:(?<=[\s：:，,。；;、（(“\"《〈\-—|/0-9.])|^)"
_BODY = r"[一-鿿]{2,24}?(?:[（(][一-鿿]{2,8}[）)][一-鿿]{0,16}?)?"
_NAME = re.compile(
    _LEFT
    + rf"(?P<name>{_BODY}(?:"
    + "|".join(f"(?P<{schema.name}>{forms})" for schema, forms in _SUFFIX.items())
    + r"))(?![一-鿿]*(?:股份|有限|责任))",
    re.MULTILINE,
)
_NOT_FIRST = re.compile(
    r"^(?:在|由|与|和|及|对|向|从|将|被|为|是|有|该|本|各|据|经|按|根据|关于|请|对于|以及|其中|包括|我|你|他|这|那|近日|日前|今日|昨日|名称|单位|企业)"
)


def find_hanzi_mentions(document: DocumentId, text: str) -> list[Mention]:
    """Find full Chinese names of organisations.

    Args:
        document: Id of the document.
        text: Its canonical text.

    Returns:
        Mentions in text order.
    """
    found: list[Mention] = []
    for match in _NAME.finditer(text):
        schema = next(Schema[group] for group in ("COMPANY", "ORGANIZATION", "PUBLIC_BODY") if match[group])
        if not _NOT_FIRST.match(match["name"]):
            found.append(make_mention(document, Span(match.start("name"), match.end("name")), schema, text))
    return found
