"""Holds the reports of audits against official schemas and readers: SARIF, JUnit, iCalendar, CSV, GitLab, the workbook, the
signature."""

import base64
import csv
import datetime
import gzip
import hashlib
import json
import pathlib
import sys

import icalendar
import jsonschema
import openpyxl
from google.protobuf import json_format
from in_toto_attestation.v1.statement import Statement
from in_toto_attestation.v1.statement_pb2 import Statement as StatementMessage
from lxml import etree
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey

work = pathlib.Path(sys.argv[1])
sarif_schema = json.loads((work / "package/sarif-2.1.0.json").read_text())
sarif = jsonschema.validators.validator_for(sarif_schema)(sarif_schema)
junit = etree.XMLSchema(etree.parse(work / "pytest-9.2.0/testing/example_scripts/junit-10.xsd"))


def check(holds, what):
    if not holds:
        sys.exit(f"not so: {what}")


for lang in ("sv", "en"):
    folder = work / lang
    lines = [json.loads(line) for line in gzip.open(folder / "verdicts.jsonl.gz", "rt", encoding="utf-8")]
    results = [result for line in lines if "file" in line for result in line["file"]["results"]]
    for name in ("results.sarif", "code-scanning.sarif"):
        errors = list(sarif.iter_errors(json.loads((folder / name).read_text())))
        check(not errors, f"{name} follows its schema: {errors[:3]}")
    check(len(json.loads((folder / "results.sarif").read_text())["runs"][0]["results"]) == len(results), "all results")
    for result in json.loads((folder / "code-scanning.sarif").read_text())["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        check({"startLine", "startColumn", "endLine", "endColumn"} <= region.keys(), "GitHub wants a place")
        check("primaryLocationLineHash" in result["partialFingerprints"], "GitHub wants its fingerprint")
    check(junit.validate(etree.parse(folder / "junit.xml")), f"JUnit: {junit.error_log}")
    calendar = icalendar.Calendar.from_ical((folder / "deadlines.ics").read_bytes())
    events = calendar.walk("VEVENT")
    pending = [result for result in results if result["verdict"] == "pending" and "due" in result]
    check(len(events) >= len(pending) > 0, "an event for each last day")
    check(len({str(event["UID"]) for event in events}) == len(events), "each event has a name of its own")
    with (folder / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    check(len({len(row) for row in rows}) == 1 and len(rows) > len(results), "rows of one length")
    book = openpyxl.load_workbook(folder / "results.xlsx")
    summary, matrix, table, missing, waivers = book.worksheets
    known = [[cell.value for cell in row] for row in table.iter_rows()]
    for told, cells in zip(rows, known, strict=True):
        for text, value in zip(told, cells, strict=True):
            value = value.date() if isinstance(value, datetime.datetime) else value
            check(("" if value is None else str(value)) == text.removeprefix("'"), f"{value!r} is {text!r}")
    check(sum(isinstance(cell, datetime.datetime) for row in known for cell in row) > 0, "days are days")
    for sheet in book.worksheets:
        check(not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row), "no formula")
        check(sheet.page_setup.orientation == "landscape" and sheet.sheet_properties.pageSetUpPr.fitToPage, "paper")
    for sheet in book.worksheets[1:]:
        check(sheet.freeze_panes == "A2" and sheet.auto_filter.ref == sheet.dimensions, "a heading that stays")
        check(sheet.print_title_rows == "$1:$1", "a heading on every page")
    files = [line["file"] for line in lines if "file" in line]
    check([row[2].value for row in matrix.iter_rows(min_row=2)] == [file["path"] for file in files], "every file")
    lacking = sum(len(result.get("missing", [])) for result in results)
    check(missing.max_row == lacking + 1 and waivers.max_row > 1, "what is missing, and the waivers")
    check(book.properties.created == datetime.datetime(2018, 9, 10), "the day of judgement")
    for item in json.loads((folder / "gl-code-quality-report.json").read_text()):
        check(item["severity"] in ("info", "minor", "major", "critical", "blocker"), item)
        check(item["description"] and item["fingerprint"] and item["location"]["lines"]["begin"] >= 1, item)
    envelope = json.loads((folder / "receipt.dsse.json").read_text())
    name = envelope["signatures"][0]["keyid"]
    key = SSlibKey(name, "ed25519", "ed25519", {"public": base64.b64decode(name).hex()})
    verified = Envelope.from_dict(envelope)
    check(len(verified.verify([key], 1)) == 1, "the signature holds under the key")
    Statement.copy_from_pb(json_format.Parse(verified.payload, StatementMessage())).validate()
    for subject in json.loads(verified.payload)["subject"]:
        found = hashlib.sha256((folder / subject["name"]).read_bytes()).hexdigest()
        check(found == subject["digest"]["sha256"], f"what is signed of {subject['name']}")
    print(lang, len(results), "results,", len(events), "events")
