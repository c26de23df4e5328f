//! What is written as Parquet is what is written as CSV, read back by the reader of the same library.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[allow(dead_code, reason = "the scene is that of the consolidated workbook, which is not asked here")]
#[path = "consolidated_workbook/scene.rs"]
mod scene;

use std::io::Write;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use tonghop_core::{Language, plain_text};
use tonghop_output::{DataTable, DataType, FindingsScope, Messages};

use scene::Scene;

type Records = Vec<Vec<String>>;

fn of_csv(table: &DataTable<'_>) -> Records {
    let bytes = table.to_csv().unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let plain = |record: csv::StringRecord| record.iter().map(|cell| plain_text(cell).to_owned()).collect();
    reader.records().map(|record| plain(record.unwrap())).collect()
}

fn of_parquet(table: &DataTable<'_>) -> Records {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(&table.to_parquet().unwrap()).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    let mut records = vec![schema.columns().iter().map(|column| column.name().to_owned()).collect()];
    for row in reader.get_row_iter(None).unwrap() {
        let text = |field: &Field| match field {
            Field::Null => String::new(),
            Field::Str(text) => text.clone(),
            Field::Long(count) => count.to_string(),
            Field::Bool(flag) => flag.to_string(),
            other => panic!("{other:?}"),
        };
        records.push(row.unwrap().get_column_iter().map(|(_, field)| text(field)).collect());
    }
    records
}

#[test]
fn parquet_holds_what_csv_holds() {
    let scene = Scene::new();
    let submissions = scene.submissions();
    let consolidation = scene.workbook(submissions.clone(), false, Language::Vi).consolidation;
    let messages = Messages::of(Language::Vi);
    let scope = FindingsScope { form: &scene.form, roster: &scene.roster, messages: &messages };
    let tables = [
        ("values", DataTable::of_values(&scene.form, &scene.roster, &consolidation)),
        ("totals", DataTable::of_totals(&scene.form, &consolidation)),
        ("findings", DataTable::of_findings(scope, &[], &consolidation, &submissions)),
    ];
    let mut types = Vec::new();
    for (name, table) in &tables {
        let (csv, parquet) = (of_csv(table), of_parquet(table));
        assert_eq!(csv, parquet, "{name}");
        assert_eq!(csv.len(), table.rows().count() + 1, "{name}");
        assert_eq!(table.to_parquet().unwrap(), table.to_parquet().unwrap(), "{name}: the same bytes");
        types.extend(table.columns().iter().map(|column| column.data_type));
    }
    assert!(tables[0].1.rows().count() > 5 && tables[1].1.rows().count() > 15, "{tables:?}");
    for data_type in [DataType::Text, DataType::Count, DataType::Flag] {
        assert!(types.contains(&data_type), "{data_type:?} is not tried");
    }
}
