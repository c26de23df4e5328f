#![allow(clippy::unwrap_used, reason = "a test that cannot get at its data has failed")]

use std::io::{Cursor, Write};

use tonghop_core::CellRef;
use zip::write::SimpleFileOptions;

use crate::open::{OpenError, Workbook, open};
use crate::sheet::{Content, Sheet, Visibility};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">"#;
const FOOT: &str = "</office:spreadsheet></office:body></office:document-content>";
const STYLES: &str = r#"<office:automatic-styles>
<number:percentage-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:date-style style:name="N2"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<number:currency-style style:name="N3"><number:number number:decimal-places="0" number:grouping="true"/><number:text> </number:text><number:currency-symbol>₫</number:currency-symbol></number:currency-style>
<style:style style:name="ce0" style:family="table-cell"><style:text-properties fo:font-family="'.VnTime'"/></style:style>
<style:style style:name="ce1" style:family="table-cell" style:parent-style-name="ce0" style:data-style-name="N1"/>
<style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>"#;

fn package(content: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    part("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
    part("content.xml", content);
    zip.finish().unwrap().into_inner()
}

fn document(tables: &str) -> String {
    format!("{HEAD}{STYLES}<office:body><office:spreadsheet>{tables}{FOOT}")
}

fn book(tables: &str) -> Workbook {
    open(&package(&document(tables))).unwrap()
}

fn sheet(rows: &str) -> Sheet {
    book(&format!("<table:table table:name=\"A\">{rows}</table:table>")).sheets.remove(0)
}

/// The cells of a sheet with one row that has these cells.
fn contents(cells: &str) -> Vec<Content> {
    let sheet = sheet(&format!("<table:table-row>{cells}</table:table-row>"));
    sheet.cells().map(|(_, cell)| cell.content.clone()).collect()
}

#[test]
fn every_type_of_value_is_read_as_what_it_is() {
    let number = Content::Number;
    let text = |text: &str| Content::Text(text.to_owned());
    let error = |text: &str| Content::Error(text.to_owned());
    let cases = [
        (r#"office:value-type="float" office:value="12.5"><text:p>12,5</text:p>"#, number(12.5)),
        (r#"office:value-type="percentage" office:value="0.95"><text:p>95%</text:p>"#, number(0.95)),
        (r#"office:value-type="float" office:value="NaN"><text:p>NaN</text:p>"#, error("NaN")),
        (r#"office:value-type="float" office:value="1e999"><text:p>1</text:p>"#, error("1e999")),
        (r#"office:value-type="boolean" office:boolean-value="true">"#, Content::Bool(true)),
        (r#"office:value-type="boolean" office:boolean-value="yes">"#, text("yes")),
        (
            r#"office:value-type="string"><text:p>a<text:s text:c="2"/>b</text:p><text:p>c &amp; d</text:p>"#,
            text("a  b\nc & d"),
        ),
        (
            r#"office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>x</text:p>"#,
            text("x"),
        ),
        (
            r#"office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p>"#,
            error("#DIV/0!"),
        ),
        (r#"office:value-type="string"><text:p>Err:508</text:p>"#, error("Err:508")),
        (r#"table:formula="of:=[.A1]+1">"#, Content::Uncalculated("[.A1]+1".to_owned())),
        (r#"office:value-type="time" office:time-value="PT12H00M00S">"#, Content::Time(0.5)),
        // The figure of a table inside a cell is seen as text and not lost.
        (
            r#"><table:table><table:table-row><table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell></table:table-row></table:table>"#,
            text("7"),
        ),
    ];
    for (cell, expected) in cases {
        assert_eq!(contents(&format!("<table:table-cell {cell}</table:table-cell>")), [expected], "{cell}");
    }
    let blank = r#"<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""><text:p/></table:table-cell>"#;
    assert_eq!(contents(blank), []);
}

#[test]
fn styles_say_format_and_font_and_are_shared() {
    let sheet = sheet(
        r#"<table:table-column table:default-cell-style-name="ce2" table:number-columns-repeated="3"/>
        <table:table-row>
          <table:table-cell table:style-name="ce1" office:value-type="percentage" office:value="0.5"/>
          <table:table-cell office:value-type="date" office:date-value="2012-03-26"/>
          <table:table-cell table:style-name="ce3" office:value-type="currency" office:value="5"/>
          <table:table-cell office:value-type="percentage" office:value="0.5"/>
        </table:table-row>"#,
    );
    let cell = |column| sheet.get(CellRef::new(0, column)).unwrap();
    assert_eq!((cell(0).format(), &*cell(0).style.as_ref().unwrap().font), ("0.0%", ".VnTime"));
    assert_eq!(cell(1).format(), "dd/mm/yyyy");
    assert_eq!(cell(1).content, Content::Date("2012-03-26T00:00:00".parse().unwrap()));
    assert_eq!(cell(2).format(), "#,##0 \"₫\"");
    assert_eq!(cell(3).format(), "0%");
}

#[test]
fn what_is_hidden_and_merged_is_known() {
    let book = book(
        r#"<table:table table:name="A">
        <table:table-column/><table:table-column table:visibility="collapse"/>
        <table:table-row table:visibility="filter"><table:table-cell office:value-type="float" office:value="1" table:number-columns-spanned="2" table:number-rows-spanned="3"/><table:covered-table-cell/></table:table-row>
        <table:table-row table:number-rows-repeated="3"/>
        <table:table-row><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="2"/></table:table-row>
        <table:table-row table:visibility="collapse" table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table><table:table table:name="B" table:style-name="ta2"/>"#,
    );
    let sheet = &book.sheets[0];
    assert_eq!(sheet.hidden_rows.iter().collect::<Vec<_>>(), [&0]);
    assert_eq!(sheet.hidden_columns.iter().collect::<Vec<_>>(), [&1]);
    assert_eq!(sheet.merged, [(CellRef::new(0, 0), CellRef::new(2, 1))]);
    assert_eq!(sheet.get(CellRef::new(4, 1)).unwrap().content, Content::Number(2.0));
    assert_eq!(book.sheets[1].visibility, Visibility::Hidden);
}

#[test]
fn blanks_between_elements_and_one_file_are_no_obstacle() {
    let pretty = document(
        "\n <table:table table:name=\"A\">\n  <table:table-row>\n   <table:table-cell office:value-type=\"float\" office:value=\"5\">\n    <text:p>5</text:p>\n   </table:table-cell>\n  </table:table-row>\n </table:table>\n",
    );
    let flat = pretty.replace("office:document-content", "office:document");
    for bytes in [package(&pretty), flat.into_bytes()] {
        let book = open(&bytes).unwrap();
        assert_eq!(book.sheets[0].get(CellRef::new(0, 0)).unwrap().content, Content::Number(5.0));
    }
}

#[test]
fn a_document_that_is_cut_off_anywhere_is_damaged() {
    let whole = document(
        "<table:table table:name=\"A\"><table:table-row><table:table-cell office:value-type=\"string\"><office:annotation><text:p>n</text:p></office:annotation><text:p>x</text:p></table:table-cell></table:table-row></table:table>",
    );
    for end in (0..whole.len() - 1).step_by(7).filter(|end| whole.is_char_boundary(*end)) {
        let error = open(&package(&whole[..end])).unwrap_err();
        assert!(matches!(error, OpenError::Damaged(_)), "{end}: {error:?}");
    }
    let unclosed = whole.replace("</table:table>", "");
    assert_eq!(open(&package(&unclosed)).unwrap_err(), OpenError::Damaged("damage-unbalanced"));
    let declared = whole.replacen("?>", "?><!DOCTYPE a [<!ENTITY b \"c\">]>", 1);
    let error = open(&package(&declared)).unwrap_err();
    assert!(error.to_string().contains("content.xml"), "{error:?}");
}

#[test]
fn repeats_without_measure_are_refused_before_they_are_made() {
    let cell = |columns: u64| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{columns}\" office:value-type=\"float\" office:value=\"1\"/>"
        )
    };
    let row = |rows: u64, cells: String| {
        format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row>")
    };
    let bombs = [
        row(1_000_000, cell(95)),
        row(1, cell(16_384)).repeat(200),
        row(u64::MAX, cell(1)),
        row(2, cell(u64::MAX)),
        row(1_048_576, String::new()) + &row(1, cell(1)),
    ];
    for bomb in bombs {
        let tables = format!("<table:table table:name=\"A\">{bomb}</table:table>");
        let error = open(&package(&document(&tables))).unwrap_err();
        assert!(matches!(error, OpenError::TooMuch(_)), "{error:?}");
    }
}
