"""The texts of the realistic case, written for the tests about invented organisations."""

from __future__ import annotations

NEWS = "sources/harbour-post.txt"
BRIEFING = "https://ministry.example/briefings/2024-03-07"
REGISTER = "sources/登记信息.txt"
TENDER = "sources/采购公告.html"
FACTS = "sources/fact-sheet.pdf"

TEXTS = {
    NEWS: """Chips for the wind tunnel

By Orla Pennick, The Harbour Post, 5 March 2024

Processors designed by Hongtan Microsystems run the main computer of the Linhai Aerodynamics Research Centre, \
The Harbour Post has learned from two people who worked there.

"Hongtan supplies processors to Linhai, and everybody in the building knows what they are for," said Petra \
Oduya, an engineer who left in 2022.

Marland's Under Secretary Aldous Fenwright said on Monday that Hongtan is "an arm of a weapons programme" and \
that it is owned by the Northern Fleet. He accused the centre of testing gliders for the fleet.

Shen Luo, chair of Hongtan, denied that the company is owned by the Northern Fleet. "We sell to whoever obeys \
the law," Shen said.

The Qinglan Great River Technology Group, which holds 41.5 percent of Hongtan, did not respond to a request for \
comment.

Hongtan showed a new processor at the Linhai Air Show in November 2023.
""",
    BRIEFING: """Regular briefing, 7 March 2024

Spokesperson Mei Lanyu chaired the briefing of the Ministry of External Affairs.

Question: Marland says that Hongtan is an arm of a weapons programme. What is your response?

Mei Lanyu: We firmly refute this accusation. It is groundless. Hongtan is a civilian company, and the Linhai \
Aerodynamics Research Centre serves civil aviation.

Asked whether the centre buys from Hongtan, Mei Lanyu declined to comment.
""",
    REGISTER: """企业登记信息

企业名称：泓潭微系统有限公司
法定代表人：沈洛
成立日期：2014年8月26日
股东：青岚大江科技集团有限公司，持股比例41.5%；临海新区投资有限公司，持股比例33%。
登记机关：临海市市场监督管理局
""",
    TENDER: """采购结果公告

临海空气动力研究中心就高性能计算平台项目进行采购。
中标供应商：泓潭微系统有限公司
中标金额：3200万元
公告日期：2021年6月18日
""",
    FACTS: """Fact sheet: entities of concern
Department of Trade, Marland

On 18 March 2024 the Department of Trade added Hongtan Microsystems and the Linhai Aerodynamics Research Centre \
to the Restricted Parties List, for acquiring items in support of a weapons programme.
Second page. Northgate University signed a memorandum with the Linhai Aerodynamics Research Centre in 2019.
Under Secretary Aldous Fenwright leads the Bureau of Trade Security of the Department of Trade.
""",
}
