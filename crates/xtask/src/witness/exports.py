# Opens every exported file with pandas, pyarrow and GDAL: rows, fields, kinds and cells must be the same in each form.
import json
import subprocess
import sys
from pathlib import Path

import pandas
import pyarrow
import pyarrow.parquet

folder = Path(sys.argv[1])
checks = 0
failures = []


def check(name, holds, says=""):
    global checks
    checks += 1
    if not holds:
        failures.append(f"{name}: {says}")


def fields(file):
    dictionary = json.loads((folder / f"{file}.dictionary.json").read_text())
    return [(field["name"], field["type"]) for field in dictionary["fields"]]


def as_text(value):
    """A cell as text, the same for every reader: whole numbers without decimals, nothing for nothing."""
    if value is None or value is pandas.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value)
    return str(value)


def typed(cell, kind):
    """A cell of a CSV as the other readers have it."""
    if cell == "" or kind in ("string", "date"):
        return cell
    return as_text(float(cell)) if kind == "number" else cell


def csv_rows(file):
    table = pandas.read_csv(folder / file, dtype=str, keep_default_na=False, na_filter=False)
    return list(table.columns), table.values.tolist()


def ogr(file, count, names):
    done = subprocess.run(["ogrinfo", "-ro", "-so", "-al", folder / file], capture_output=True, text=True)
    check(f"{file}: ogrinfo", done.returncode == 0 and "ERROR" not in done.stderr, done.stderr[:300])
    lines = done.stdout.splitlines()
    check(f"{file}: ogrinfo counts", f"Feature Count: {count}" in lines, done.stdout[:300])
    seen = [line.split(":")[0] for line in lines if line.split(":")[0] in names]
    check(f"{file}: ogrinfo's fields", seen == names, f"{seen} for {names}")


for what in ("points", "mediation", "hours", "promises", "left-out"):
    dictionary = fields(f"{what}.csv")
    names = [name for name, _ in dictionary]
    kinds = dict(dictionary)
    header, rows = csv_rows(f"{what}.csv")
    check(f"{what}.csv: fields", header == names, f"{header}")
    if rows:
        ogr(f"{what}.csv", len(rows), names)
    expected = [[typed(cell, kinds[name]) for name, cell in zip(names, row)] for row in rows]
    report = [f"{what}: {len(rows)} rows, {len(names)} fields; csv (pandas, ogrinfo)"]

    parquet = folder / f"{what}.parquet"
    if parquet.exists():
        table = pyarrow.parquet.read_table(parquet)
        arrow = {"string": "string", "integer": "int64", "number": "double", "boolean": "bool", "date": "date32[day]"}
        seen = [(field.name, str(field.type)) for field in table.schema]
        check(f"{what}.parquet: fields", seen == [(name, arrow[kind]) for name, kind in dictionary], f"{seen}")
        check(f"{what}.parquet: rows", table.num_rows == len(rows), f"{table.num_rows}")
        columns = table.to_pydict()
        cells = [[as_text(columns[name][at]) for name in names] for at in range(table.num_rows)]
        check(f"{what}.parquet: cells", cells == expected, next((f"{a} {b}" for a, b in zip(cells, expected) if a != b), ""))
        notes = table.schema.metadata or {}
        check(f"{what}.parquet: notes", {b"licence", b"date", b"sources"} <= set(notes), f"{list(notes)}")
        frame = pandas.read_parquet(parquet)
        check(f"{what}.parquet: pandas", frame.shape == (len(rows), len(names)), f"{frame.shape}")
        report.append("parquet (pyarrow, pandas)")

    document = folder / f"{what}.json"
    if document.exists():
        said = json.loads(document.read_text())
        cells = [[as_text(row[name]) for name in names] for row in said["rows"]]
        # Whole numbers of JSON are whole, whatever the column.
        cells = [[typed(cell, kinds[name]) for name, cell in zip(names, row)] for row in cells]
        check(f"{what}.json: cells", cells == expected, next((f"{a} {b}" for a, b in zip(cells, expected) if a != b), ""))
        frame = pandas.json_normalize(said["rows"])
        check(f"{what}.json: pandas", not rows or frame.shape == (len(rows), len(names)), f"{frame.shape}")
        report.append("json (pandas)")

    geojson = folder / f"{what}.geojson"
    if geojson.exists():
        features = json.loads(geojson.read_text())["features"]
        properties = [name for name in names if name not in ("latitude", "longitude")]
        if rows:
            ogr(f"{what}.geojson", len(rows), properties)
        cells = []
        for feature in features:
            lon, lat = feature["geometry"]["coordinates"]
            row = {**feature["properties"], "latitude": lat, "longitude": lon}
            cells.append([typed(as_text(row[name]), kinds[name]) for name in names])
        check(f"{what}.geojson: cells", cells == expected, next((f"{a} {b}" for a, b in zip(cells, expected) if a != b), ""))
        report.append("geojson (ogrinfo)")
    print(", ".join(report))

gdal = subprocess.run(["ogrinfo", "--version"], capture_output=True, text=True).stdout.split(",")[0]
print(f"pandas {pandas.__version__}, pyarrow {pyarrow.__version__}, {gdal}")
for failure in failures:
    print(f"FAILED {failure}")
print(f"{checks - len(failures)} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
