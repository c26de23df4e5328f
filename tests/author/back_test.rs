//! Rules are tried on past periods.

use snapbox::{assert_data_eq, str};

use super::{root, shown, tonghop};

#[test]
fn form_try_counts_what_past_periods_would_have_said() {
    let ran = tonghop(&["form", "try", "sample-workbooks"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_data_eq!(
        ran.out,
        str![[r#"
Báo cáo công tác Đoàn và phong trào thanh niên · thử 56 ràng buộc
Quý IV/2011: 40 đơn vị, chỉ có số trong values.csv nên ràng buộc về bảng kê và về chỉ tiêu không có ở đó không xét được
Quý I/2012: 40 bản nộp trong hộp thư

 Ràng buộc  Đã xét  Không xét  Không biết  Không đúng  Tỷ lệ  Ở đơn vị
 R07a           40          0          40           0     0%
 R07b           40          0          40           0     0%
 R07c           40          0          40           0     0%
 R07d           40          0          40           0     0%
 R07e           40          0          40           0     0%
 R07f           40          0          40           0     0%
 R08a           40          0          40           0     0%
 R08b           40          0          40           0     0%
 R08c           40          0          40           0     0%
 R09a           40          0          40           0     0%
 R09b           40          0          40           0     0%
 R09c           40          0          40           0     0%
 R09d           40          0          40           0     0%
 R10a           40          0          40           0     0%
 R10b           40          0          40           0     0%
 R10c           40          0          40           0     0%
 R10d           40          0          40           0     0%
 R10e           40          0          40           0     0%
 R11a           40          0          40           0     0%
 R11b           40          0          40           0     0%
 R11c           40          0          40           0     0%
 R11d           40          0          40           0     0%
 R11e           40          0          40           0     0%
 R12            40          0          40           0     0%
 R13            40          0          40           3   7,5%  2012-Q1: CDCS06, CDCS11, CDCS25
 R14            26         14          40           0     0%
 R15a           40          0          40           0     0%
 R15b           40          0          40           0     0%
 R16            40          0          40           0     0%
 R17            40          0          40           0     0%
 R18a           40          0          40           0     0%
 R18b           40          0          40           0     0%
 R18c           40          0          40           0     0%
 R18d           40          0          40           0     0%
 R19            40          0          40           0     0%
 R20a           40          0          40           0     0%
 R20b           40          0          40           0     0%
 R21a           40          0          40           0     0%
 R21b           40          0          40           0     0%
 R22            40          0          40           0     0%
 R23            80          0           0           1   1,2%  2011-Q4: CDCS30
 R24            40          0          40           0     0%
 R25            40          0          40           0     0%
 R26            40         40           0           1   2,5%  2012-Q1: CDCS22
 R26b           40          0          40           0     0%
 R26c           40          0          40           0     0%
 R26d           40          0          40           0     0%
 R26e           40          0          40           0     0%
 R26f           40          0          40           0     0%
 R26g           40          0          40           0     0%
 R27a            0         40          40           0
 R27b            0         40          40           0
 R27c            0         40          40           0
 R27d            0         40          40           0
 R28             0         40          40           0
 R30             0         40          40           0

Chưa bao giờ xét được: R27a, R27b, R27c, R27d, R28, R30
Đã xét mà chưa bao giờ báo: R07a, R07b, R07c, R07d, R07e, R07f, R08a, R08b, R08c, R09a, R09b, R09c, R09d, R10a, R10b, R10c, R10d, R10e, R11a, R11b, R11c, R11d, R11e, R12, R14, R15a, R15b, R16, R17, R18a, R18b, R18c, R18d, R19, R20a, R20b, R21a, R21b, R22, R24, R25, R26b, R26c, R26d, R26e, R26f, R26g
Không có hai ràng buộc nào mâu thuẫn (xét cặp có từ 5 bản nộp chung)

"#]]
    );
}

#[test]
fn form_try_looks_at_one_rule_and_at_some_periods() {
    let one = tonghop(&[
        "form",
        "try",
        "sample-workbooks",
        "--rule",
        "R13",
        "--periods",
        "2012-Q1",
        "--lang",
        "en",
    ]);
    assert_data_eq!(
        one.out,
        str![[r#"
Báo cáo công tác Đoàn và phong trào thanh niên · 1 rule tried
Quarter 1/2012: 40 submissions in the inbox

 Rule  Judged  Skipped  Unknown  Broken  Share  By units
 R13       40        0        0       3   7.5%  CDCS06, CDCS11, CDCS25

No two rules contradict each other (pairs with at least 5 submissions in common)

"#]]
    );
    let none = tonghop(&["form", "try", "sample-workbooks", "--periods", "2001-Q1..2001-Q4"]);
    assert_eq!((none.code, none.out.as_str()), (2, ""));
    let unknown = tonghop(&["form", "try", "sample-workbooks", "--rule", "R1"]);
    assert_eq!(unknown.code, 2);
}

#[test]
fn a_draft_is_tried_without_changing_the_form() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("nhap.toml");
    let text = "[[rule]]\nid = \"N1\"\nseverity = \"warning\"\ncheck = \"XD07 >= 40\"\nmessage = \"{XD07}\"\n\n[[rule]]\nid = \"N2\"\nseverity = \"warning\"\ncheck = \"XD07 < 40\"\nmessage = \"{XD07}\"\n";
    std::fs::write(&draft, text).unwrap();
    let before = std::fs::read(root().join("sample-workbooks/form.toml")).unwrap();
    let ran = tonghop(&["form", "try", "sample-workbooks", "--rules", shown(&draft), "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report = ran.json();
    let ids: Vec<&str> =
        report["rules"].as_array().unwrap().iter().map(|r| r["rule"].as_str().unwrap()).collect();
    assert_eq!(ids, ["N1", "N2"]);
    for rule in report["rules"].as_array().unwrap() {
        // The accepted values of the quarter before know XD07 too.
        assert!(rule["judged"].as_u64().unwrap() > 60, "{rule}");
    }
    let pairs = report["contradictions"].as_array().unwrap();
    assert!(pairs.iter().any(|pair| pair["rules"] == serde_json::json!(["N1", "N2"])), "{pairs:?}");
    assert_eq!(std::fs::read(root().join("sample-workbooks/form.toml")).unwrap(), before);
    std::fs::write(&draft, text.replace("XD07 >= 40", "XD70 >= 40")).unwrap();
    let wrong = tonghop(&["form", "try", "sample-workbooks", "--rules", shown(&draft)]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains("D007") && wrong.err.contains("nhap.toml:4:"), "{}", wrong.err);
}
