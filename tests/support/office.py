"""Drives a running LibreOffice for tests/support/src/office.rs: one job in, one answer out, both JSON files.

    python3 office.py JOB ANSWER

Exit codes: 0 done, 1 the job failed and LibreOffice has been told to end, 3 there is no bridge, 4 LibreOffice
cannot be reached.

Run with the Python that has LibreOffice's bridge (on Debian /usr/bin/python3 with python3-uno).
"""

import datetime
import json
import math
import os
import sys
import time

try:
    import uno
    from com.sun.star.beans import PropertyValue
    from com.sun.star.connection import NoConnectException
except ImportError as error:
    print(f"no bridge to LibreOffice: {error}", file=sys.stderr)
    sys.exit(3)

# com.sun.star.sheet.CellFlags and FormulaResult
VALUE, DATETIME, STRING, FORMULA = 1, 2, 4, 16
ERROR = 4
# com.sun.star.util.NumberFormat
DATE_FORMAT, TEXT_FORMAT = 2, 256
SECONDS_TO_START = 100


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    desktop = connect(job["pipe"])
    try:
        if job["action"] == "dump":
            answer = [dump(desktop, path, job["recalculate"]) for path in job["files"]]
        else:
            answer = fill(desktop, job)
    finally:
        terminate(desktop)
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(answer, file)
    # LibreOffice is gone by now; taking the bridge to it apart in order can end in a crash.
    os._exit(0)


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    started = time.monotonic()
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException as error:
            if time.monotonic() - started > SECONDS_TO_START:
                print(f"no LibreOffice at {pipe}: {error}", file=sys.stderr)
                sys.exit(4)
            time.sleep(0.05)


def terminate(desktop):
    try:
        desktop.terminate()
    except Exception:  # The bridge may be torn down before the answer to this very call is back.
        pass


def load(desktop, path, read_only):
    options = {"Hidden": True, "ReadOnly": read_only, "MacroExecutionMode": 0, "UpdateDocMode": 0}
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, properties(options))
    if document is None:
        raise RuntimeError(f"LibreOffice does not open {path}")
    return document


def properties(options):
    made = []
    for name, value in options.items():
        option = PropertyValue()
        option.Name, option.Value = name, value
        made.append(option)
    return tuple(made)


def dump(desktop, path, recalculate):
    document = load(desktop, path, read_only=True)
    try:
        if recalculate:
            document.calculateAll()
        null = document.NullDate
        sheets = [document.Sheets.getByIndex(index) for index in range(document.Sheets.Count)]
        return {
            "null_date": f"{null.Year:04}-{null.Month:02}-{null.Day:02}",
            "sheets": [{"name": sheet.Name, "cells": cells(sheet)} for sheet in sheets],
        }
    finally:
        document.close(True)


def cells(sheet):
    """Every cell with content: column, row, kind, formula, number, text, error."""
    found = []
    for area in sheet.queryContentCells(STRING).getRangeAddresses():
        for column, row, _, data in contents(sheet, area):
            found.append((column, row, "text", data, None, data, 0))
    for flag, kind in ((VALUE, "value"), (DATETIME, "date")):
        for area in sheet.queryContentCells(flag).getRangeAddresses():
            for column, row, _, data in contents(sheet, area):
                found.append((column, row, kind, "", data, None, 0))
    errors = {}
    for area in sheet.queryFormulaCells(ERROR).getRangeAddresses():
        for column in range(area.StartColumn, area.EndColumn + 1):
            for row in range(area.StartRow, area.EndRow + 1):
                cell = sheet.getCellByPosition(column, row)
                errors[column, row] = (cell.getError(), cell.getString())
    for area in sheet.queryContentCells(FORMULA).getRangeAddresses():
        for column, row, formula, data in contents(sheet, area):
            error, text = errors.get((column, row), (0, None))
            number = None
            if error == 0:
                if isinstance(data, float):
                    number = data
                else:
                    text = data
            found.append((column, row, "formula", formula, number, text, error))
    return found


def contents(sheet, area):
    """The cells of a range, in bulk: a call per cell would take minutes."""
    cells = sheet.getCellRangeByPosition(area.StartColumn, area.StartRow, area.EndColumn, area.EndRow)
    rows = zip(cells.getFormulaArray(), cells.getDataArray())
    for row, (formulas, datas) in enumerate(rows, area.StartRow):
        for column, (formula, data) in enumerate(zip(formulas, datas), area.StartColumn):
            if isinstance(data, float) and not math.isfinite(data):
                data = None
            yield column, row, formula, data


def fill(desktop, job):
    document = load(desktop, job["input"], read_only=False)
    try:
        for index, edit in enumerate(job["edits"]):
            refusal = type_in(document, edit)
            if refusal is not None:
                return {"refused": refusal, "edit": index}
        target = uno.systemPathToFileUrl(job["output"])
        options = {"FilterName": job["filter"], "Overwrite": True}
        if job.get("password"):
            options["Password"] = job["password"]
        document.storeToURL(target, properties(options))
        return {"refused": None, "edit": 0}
    finally:
        document.close(True)


def type_in(document, edit):
    """Types into a cell; gives back why it cannot be done. LibreOffice's API asks nobody: a person at the
    screen is kept out of locked cells, so that is checked here."""
    if not document.Sheets.hasByName(edit["sheet"]):
        return "no-sheet"
    sheet = document.Sheets.getByName(edit["sheet"])
    cell = sheet.getCellRangeByName(edit["cell"])
    if sheet.isProtected() and cell.CellProtection.IsLocked:
        return "locked"
    # The cells that a merged one covers cannot be reached by a click.
    cursor = sheet.createCursorByRange(cell)
    cursor.collapseToMergedArea()
    area, own = cursor.getRangeAddress(), cell.getCellAddress()
    if (area.StartColumn, area.StartRow) != (own.Column, own.Row):
        return "merged"
    type_value(document, cell.getCellByPosition(0, 0), edit["kind"], edit["value"])
    return None


def type_value(document, cell, kind, value):
    """Sets what a cell holds after a person has typed into it."""
    formats = document.NumberFormats
    shown_as = formats.getByKey(cell.NumberFormat).Type
    # In a cell with the text format whatever is typed stays text.
    if kind == "text" or shown_as & TEXT_FORMAT:
        cell.setString(value)
    elif kind == "number":
        cell.setValue(float(value))
    else:
        null = document.NullDate
        day = datetime.date.fromisoformat(value)
        cell.setValue(float((day - datetime.date(null.Year, null.Month, null.Day)).days))
        if not shown_as & DATE_FORMAT:
            cell.NumberFormat = iso_format(formats)


def iso_format(formats):
    locale = uno.createUnoStruct("com.sun.star.lang.Locale")
    locale.Language, locale.Country = "en", "US"
    key = formats.queryKey("YYYY-MM-DD", locale, False)
    return key if key >= 0 else formats.addNew("YYYY-MM-DD", locale)


if __name__ == "__main__":
    main()
