"""Small files in the layouts of the US lists, written for these tests."""

from __future__ import annotations

import csv
import io

HEADER = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,gross_registered_tonnage,"
    "vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,dates_of_birth,nationalities,"
    "places_of_birth,source_information_url,ids"
).split(",")
ENTITY_LIST = "Entity List (EL) - Bureau of Industry and Security"


def csl_csv(*rows: dict[str, str], header: list[str] | None = None) -> bytes:
    """Write rows in the official CSV layout.

    Args:
        *rows: Values by column; the list defaults to the Entity List.
        header: The columns; None takes the official ones.

    Returns:
        The file.
    """
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, header or HEADER, restval="")
    writer.writeheader()
    writer.writerows({"source": ENTITY_LIST, **row} for row in rows)
    return stream.getvalue().encode()
