//! What programs get: the JSON contract of `check` and `consolidate`, version 1.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};
use tonghop_test_support::{Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD};

use crate::{shown, tonghop};

/// The form of the example with a text answer and a row table.
const MORE_FIELDS: &str = r#"
[[section.field]]
code = "T1"
label = "Ý kiến"
type = "text"
kind = "state"

[[table]]
code = "B1"
title = "Công trình"
section = "I"
upward = "rows"
column = [
    { id = "ten", label = "Tên", type = "text", required = true },
    { id = "so_dvtn", label = "Số đoàn viên", type = "count" },
    { id = "trang_thai", label = "Trạng thái", type = "choice", choices = ["Hoàn thành", "Đang làm"] },
]
"#;

/// Files of every status: `accepted`, `rejected`, `superseded`, `duplicate`, `unidentified`, `unreadable`.
fn every_status() -> TestWorkspace {
    let declared = Declarations { form: (VI_DU.form.to_string() + MORE_FIELDS).into(), ..VI_DU };
    let folder = TestWorkspace::of(&declared);
    let (form, roster) = (declared.form(), declared.roster());
    let file = |unit: &str| FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap());
    let a01 = file("A01")
        .answer("H1", "191")
        .answer("H2", "200")
        .answer("H3", "20450000")
        .answer("H4", "")
        .answer("H7", "33/41")
        .answer("H9", "0.50")
        .answer("T1", "Quy\u{301} I")
        .rows("B1", "| ten | so_dvtn | trang_thai |\n|--|--|--|\n| Cầu | 56 | Hoàn thành |\n| Đường | | |");
    let a02 = file("A02").answer("H1", "khoảng 20").doubled("H2");
    let a03 = file("A03").header("filled_on", "2012-03-20");
    let put = |name: &str, bytes: &[u8]| folder.put(VI_DU_PERIOD, name, bytes);
    put("A01.xlsx", &a01.to_bytes());
    put("A01 copy.xlsx", &a01.to_bytes());
    put("A02.xlsx", &a02.to_bytes());
    put("A03.xlsx", &a03.to_bytes());
    put("A03 lần 2.xlsx", &file("A03").to_bytes());
    put("không rõ.xlsx", &file("A01").identify("unit", "X01").header("unit_name", "").to_bytes());
    put("trang.xls", b"<html><table></table></html>");
    folder
}

/// That an object has the keys of the contract, and besides them no more than `more`.
fn assert_keys(object: &Json, contract: &str, more: &str) {
    let sorted = |mut keys: Vec<String>| {
        keys.sort();
        keys
    };
    let keys = object.as_object().unwrap_or_else(|| panic!("{object}")).keys().cloned().collect();
    let wanted = contract.split_whitespace().chain(more.split_whitespace()).map(str::to_owned).collect();
    assert_eq!(sorted(keys), sorted(wanted), "{object}");
}

const FINDING: &str = "code rule severity field table related sheet cell found expected message hint \
                       explanation explain_in trial effect";

#[test]
fn json_of_check_is_as_the_contract_says() {
    let folder = every_status();
    let root = shown(folder.root());
    let names = ["A01.xlsx", "A01 copy.xlsx", "A02.xlsx", "A03.xlsx", "A03 lần 2.xlsx", "không rõ.xlsx"];
    let paths = names.map(|name| shown(&folder.inbox(VI_DU_PERIOD).join(name)).to_owned());
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let ran = tonghop(&[&["check", "--format", "json", "--workspace", root], &paths[..]].concat());
    assert_eq!(ran.code, 1);
    let report = ran.json();
    assert_keys(&report, "version files", "form counts");
    assert_eq!(report["version"], 1);
    let files: BTreeMap<&str, &Json> =
        report["files"].as_array().unwrap().iter().map(|f| (f["path"].as_str().unwrap(), f)).collect();
    let file = |name: usize| files[paths[name]];
    let statuses: Vec<&str> = (0..6).map(|name| file(name)["status"].as_str().unwrap()).collect();
    assert_eq!(statuses, ["accepted", "duplicate", "rejected", "superseded", "accepted", "unidentified"]);
    for file in files.values() {
        assert_keys(file, "path sha256 unit period form status values tables findings", "notes counts");
        let bytes = std::fs::read(file["path"].as_str().unwrap()).unwrap();
        assert_eq!(file["sha256"], tonghop::sha256(&bytes));
        assert_eq!((&file["period"], &file["form"]), (&json!("2012-Q1"), &json!("vi-du")));
        file["findings"].as_array().unwrap().iter().for_each(|f| assert_keys(f, FINDING, "unit file"));
    }
    let a01 = file(0);
    assert_eq!(a01["unit"], "A01");
    let value = |code: &str| (a01["values"][code]["value"].clone(), a01["values"][code]["state"].clone());
    for (code, text) in [
        ("H1", "191"),
        ("H3", "20450000"),
        ("H5", "Đã đại hội"),
        ("H6", "2012-01-01"),
        ("H7", "33/41"),
        ("H9", "0.5"),
        ("T1", "Quý I"),
    ] {
        assert_eq!(value(code), (json!(text), json!("given")), "{code}");
    }
    assert_eq!(value("H8"), (json!("95.5"), json!("computed")));
    assert_eq!(value("H4"), (json!(null), json!("blank")));
    assert_eq!(
        a01["values"]["H1"],
        json!({"value": "191", "state": "given", "sheet": "BIEU", "cell": "D15", "raw": "191"})
    );
    let row = &a01["tables"]["B1"][0];
    assert_keys(row, "ten so_dvtn trang_thai", "");
    assert_keys(&row["so_dvtn"], "value state cell raw", "sheet");
    assert_eq!((&row["so_dvtn"]["value"], &row["so_dvtn"]["cell"]), (&json!("56"), &json!("C4")));
    assert_eq!(a01["tables"]["B1"][1]["so_dvtn"]["state"], "blank");
    let h1 = &file(2)["findings"].as_array().unwrap().iter().find(|f| f["code"] == "V019").unwrap();
    for (key, expected) in [
        ("rule", json!(null)),
        ("severity", json!("error")),
        ("field", json!("H1")),
        ("table", json!(null)),
        ("related", json!([])),
        ("sheet", json!("BIEU")),
        ("cell", json!("D15")),
        ("found", json!("khoảng 20")),
    ] {
        assert_eq!(h1[key], expected, "{key}");
    }
    assert_eq!(file(2)["values"]["H1"]["value"], json!(null));
    assert_eq!(file(2)["values"]["H1"]["state"], "unreadable");
    let doubled = file(2)["findings"].as_array().unwrap().iter().find(|f| f["code"] == "L003").unwrap();
    assert_eq!(doubled["related"], json!([{"field": "H2", "cell": "D17"}]));
}

#[test]
fn json_of_an_unreadable_file_has_the_same_keys() {
    let folder = every_status();
    let path = folder.inbox(VI_DU_PERIOD).join("trang.xls");
    let arguments = ["check", shown(&path), "--workspace", shown(folder.root()), "--format", "json"];
    let file = tonghop(&arguments).json()["files"][0].take();
    assert_eq!(
        (&file["status"], &file["unit"], &file["period"]),
        (&json!("unreadable"), &Json::Null, &Json::Null)
    );
    assert_keys(&file, "path sha256 unit period form status values tables findings", "notes counts");
}

#[test]
fn json_of_consolidate_is_as_the_contract_says() {
    let folder = every_status();
    let ran = tonghop(&["consolidate", shown(folder.root()), "--format", "json"]);
    assert_eq!(ran.code, 1);
    let report = ran.json();
    assert_keys(
        &report,
        "version form period units totals files findings outputs",
        "provisional tables counts",
    );
    assert_eq!(
        report["units"],
        json!({"expected": 3, "received": 3, "accepted": 2, "missing": [], "rejected": ["A02"], "late": []})
    );
    let both = json!({"have": 2, "of": 3});
    for (code, keys, value) in [
        ("H1", "value coverage", "192"),
        ("H7", "value numerator denominator coverage", "0.8095238095238095238095238095"),
        ("H8", "value numerator denominator coverage", "95.52238805970149253731343284"),
    ] {
        assert_keys(&report["totals"][code], keys, "");
        assert_eq!(
            (&report["totals"][code]["value"], &report["totals"][code]["coverage"]),
            (&json!(value), &both)
        );
    }
    assert_eq!(
        (&report["totals"]["H8"]["numerator"], &report["totals"]["H8"]["denominator"]),
        (&json!("192"), &json!("201"))
    );
    assert_keys(&report["totals"]["H5"], "counts coverage", "value");
    assert_eq!(report["totals"]["H5"]["counts"], json!({"Đã đại hội": 2, "Chưa": 0}));
    assert_eq!(report["files"].as_array().unwrap().len(), 7);
    for file in report["files"].as_array().unwrap() {
        assert_keys(file, "path sha256 unit period form status findings", "counts");
    }
    for finding in report["findings"].as_array().unwrap() {
        assert_keys(finding, FINDING, "unit");
    }
    let of_the_collection: Vec<&Json> =
        report["findings"].as_array().unwrap().iter().map(|finding| &finding["code"]).collect();
    assert_eq!(of_the_collection, Vec::<&Json>::new());
    assert_eq!(report["tables"]["B1"]["rows"], 2);
    assert_eq!(report["tables"]["B1"]["sums"], json!({"so_dvtn": "56"}));
}
