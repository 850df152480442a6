"""Prints each test of a .trx report that did not pass, with the start of what it said."""
import sys
import xml.etree.ElementTree as xml

REPORT = "{http://microsoft.com/schemas/VisualStudio/TeamTest/2010}"
SHOWN = 2000

for result in xml.parse(sys.argv[1]).iter(REPORT + "UnitTestResult"):
    if result.get("outcome") != "Passed":
        print(f"{result.get('outcome')}: {result.get('testName')} ({result.get('duration')})")
        for part in ("Message", "StackTrace"):
            print((result.findtext(f".//{REPORT}{part}") or "").strip()[:SHOWN])
