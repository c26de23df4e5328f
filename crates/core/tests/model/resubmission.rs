use tonghop_core::{Changes, Code, Datum, Row, Submission};

use crate::support::{form, number, row, submission};

fn with_rows(path: &str, answers: &[(&str, Datum)], rows: Vec<Row>) -> Submission {
    let mut submission = submission(path, "A01", answers);
    submission.tables.insert(Code::from("B1"), rows);
    submission
}

/// What changed, as `B1.so_nguoi 3 → 4`; a side without a row is `-`.
fn told(before: &Submission, after: &Submission) -> Vec<String> {
    let changes = Changes::between(before, after, &Code::from("A01"), &form());
    let said = |value: &Option<tonghop_core::Value>| {
        value
            .as_ref()
            .map_or("-".to_owned(), |value| value.datum.as_ref().map(ToString::to_string).unwrap_or_default())
    };
    let line = |difference: &tonghop_core::Difference| {
        let table = difference.table.as_ref().map(|table| format!("{table}.")).unwrap_or_default();
        format!("{table}{} {} → {}", difference.field, said(&difference.before), said(&difference.after))
    };
    changes.differences.iter().map(line).collect()
}

#[test]
fn answers_that_say_the_same_elsewhere_have_not_changed() {
    let before = with_rows("a", &[("H1", number("4"))], vec![row(4, "Cầu", 3, "Xong")]);
    let mut after = with_rows("b", &[("H1", number("4.0"))], vec![row(9, "Cầu", 3, "Xong")]);
    after.values.get_mut("H1").unwrap().source.as_mut().unwrap().sheet = "BIEU2".into();
    assert!(told(&before, &after).is_empty());
}

#[test]
fn a_changed_figure_is_told_and_a_computed_one_is_not() {
    let before = with_rows("a", &[("H1", number("4")), ("H2", number("8"))], Vec::new());
    let after = with_rows("b", &[("H1", number("6"))], Vec::new());
    assert_eq!(told(&before, &after), ["H1 4 → 6", "H2 8 → "]);
}

#[test]
fn a_row_that_is_put_in_or_taken_out_leaves_the_others_alone() {
    let all = || vec![row(4, "Cầu", 3, "Xong"), row(5, "Đường", 2, "Chưa"), row(6, "Vườn", 1, "Xong")];
    let fewer = vec![row(4, "Cầu", 3, "Xong"), row(5, "Vườn", 1, "Xong")];
    let (long, short) = (with_rows("a", &[], all()), with_rows("b", &[], fewer));
    assert_eq!(told(&long, &short), ["B1.ten Đường → -", "B1.so_nguoi 2 → -", "B1.tinh_trang Chưa → -"]);
    assert_eq!(told(&short, &long).len(), 3);
    let mut other = all();
    other[1] = row(5, "Đường", 7, "Chưa");
    assert_eq!(told(&long, &with_rows("c", &[], other)), ["B1.so_nguoi 2 → 7"]);
}
