use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{
    Arg, CellRef, Code, Conversion, Evidence, Finding, Form, LegacyEncoding, Place, Submission, Value,
};

use crate::open::Workbook;
use crate::sheet::{Cell, Content, Sheet};

/// What became of a workbook's text from before Unicode.
#[derive(Debug, Default)]
pub(crate) struct Transcription {
    /// How many cells were converted.
    converted: u64,
    /// The encodings that they were in.
    encodings: BTreeSet<&'static str>,
    /// Sheet and cell of texts that can be read two ways and were left as they are.
    doubtful: BTreeSet<(Arc<str>, CellRef)>,
}

impl Transcription {
    /// Converts the legacy text of a workbook to Unicode and keeps what was stored: by the font of a cell, and
    /// where that does not tell, by the text itself if the workbook has such fonts or most strings of the sheet
    /// are such text. Sheets that `is_own` names are the form's own words, in Unicode.
    pub fn of(workbook: &mut Workbook, is_own: &dyn Fn(&str) -> bool) -> Self {
        let mut transcription = Self::default();
        let of_sheet =
            |sheet: &Sheet| if is_own(&sheet.name) { Survey::default() } else { Survey::of(sheet) };
        let surveys: Vec<Survey> = workbook.sheets.iter().map(of_sheet).collect();
        let has_fonts = surveys.iter().any(|survey| survey.by_font);
        let whole = Survey::together(&surveys).mostly();
        let all = workbook.sheets.iter_mut().zip(surveys);
        for (sheet, survey) in all.filter(|(sheet, _)| !is_own(&sheet.name)) {
            // A sheet of few texts tells little; what nearly all others are in, it is in too. Its own words must
            // speak for it all the same.
            let mostly = survey.mostly().or(whole.map(|whole| Majority { is_unanimous: false, ..whole }));
            if !has_fonts && mostly.is_none() {
                continue;
            }
            let name = sheet.name.clone();
            for (at, cell) in sheet.cells_mut() {
                match convert(cell, mostly, has_fonts) {
                    Some((encoding, Conversion::Converted(text))) => {
                        transcription.converted += 1;
                        transcription.encodings.insert(name_of(encoding));
                        let original = std::mem::replace(&mut cell.content, Content::Text(text));
                        cell.original = Some(original.raw().into_boxed_str());
                    }
                    Some((_, Conversion::Doubtful)) => {
                        transcription.doubtful.insert((name.clone(), at));
                    }
                    Some((_, Conversion::Unchanged)) | None => {}
                }
            }
        }
        transcription
    }

    /// What is to be told of it: once for the workbook, and at every answer that was converted or left in doubt.
    pub fn findings(&self, workbook: &Workbook, form: &Form, submission: &Submission) -> Vec<Finding> {
        let file = &submission.file.path;
        let mut findings = Vec::new();
        if self.converted > 0 {
            let encodings = self.encodings.iter().map(|name| (*name).to_owned()).collect();
            findings.push(
                Finding::new(&catalogue::LEGACY_TEXT, Place::file(file.clone()))
                    .arg("count", Arg::Count(self.converted))
                    .arg("encodings", Arg::List(encodings)),
            );
        } else if self.doubtful.is_empty() {
            return findings;
        }
        for (code, value) in &submission.values {
            let label = form.field(code.as_str()).map_or("", |field| &field.label);
            findings.extend(self.answer(workbook, file, code, label, value));
        }
        for (code, rows) in &submission.tables {
            let Some(table) = form.tables().iter().find(|table| table.code == *code) else { continue };
            for (id, value) in rows.iter().flat_map(|row| &row.cells) {
                let Some(column) = table.columns.iter().find(|column| column.id == *id) else { continue };
                let mut finding = self.answer(workbook, file, id, &column.label, value);
                if let Some(finding) = &mut finding {
                    finding.table = Some(code.clone());
                    finding.personal = column.personal;
                }
                findings.extend(finding);
            }
        }
        findings
    }

    fn answer(
        &self,
        workbook: &Workbook,
        file: &Arc<str>,
        code: &Code,
        label: &str,
        value: &Value,
    ) -> Option<Finding> {
        let source = value.source.as_ref()?;
        let place = || Place::cell(file.clone(), source.sheet.clone(), source.cell);
        if self.doubtful.contains(&(source.sheet.clone(), source.cell)) {
            let finding = Finding::new(&catalogue::ENCODING_NOT_CLEAR, place()).code(code, label);
            return Some(finding.found(source.raw.to_string()));
        }
        let sheet = workbook.sheets.iter().find(|sheet| sheet.name == source.sheet)?;
        let cell = sheet.get(source.cell)?;
        cell.original.as_ref()?;
        let finding = Finding::new(&catalogue::LEGACY_ANSWER, place()).code(code, label);
        Some(finding.found(source.raw.to_string()).text("value", cell.content.raw()))
    }
}

fn name_of(encoding: LegacyEncoding) -> &'static str {
    match encoding {
        LegacyEncoding::Tcvn3 => "TCVN3 (ABC)",
        LegacyEncoding::Vni => "VNI",
    }
}

/// What the texts of a sheet speak for.
#[derive(Debug, Default)]
struct Survey {
    /// Whether a text is in a font of a legacy encoding.
    by_font: bool,
    /// Texts that are Vietnamese in Unicode alone.
    unicode: usize,
    /// Those that are Vietnamese only in TCVN3, and those only in VNI.
    legacy: [usize; 2],
}

impl Survey {
    fn of(sheet: &Sheet) -> Self {
        let mut survey = Self::default();
        for (_, cell) in sheet.cells() {
            let Some(text) = cell.text().filter(|text| !text.is_ascii()) else { continue };
            survey.by_font |= font_of(cell).is_some();
            if text.chars().any(is_unicode_letter) {
                survey.unicode += 1;
                continue;
            }
            let evidence = LegacyEncoding::ALL.map(|encoding| encoding.evidence(text));
            for (count, evidence) in survey.legacy.iter_mut().zip(evidence) {
                *count += usize::from(evidence.legacy > 0 && evidence.unicode == 0);
            }
            let is_unicode =
                |evidence: &Evidence| evidence.legacy + evidence.either == 0 && evidence.unicode > 0;
            survey.unicode += usize::from(evidence.iter().all(is_unicode));
        }
        survey
    }

    /// What the texts of a workbook speak for.
    fn together(surveys: &[Self]) -> Self {
        surveys.iter().fold(Self::default(), |all, one| Self {
            by_font: all.by_font || one.by_font,
            unicode: all.unicode + one.unicode,
            legacy: [all.legacy[0] + one.legacy[0], all.legacy[1] + one.legacy[1]],
        })
    }

    /// The encoding that most texts of the sheet are in.
    fn mostly(&self) -> Option<Majority> {
        let [tcvn3, vni] = self.legacy;
        let (most, encoding) =
            if vni > tcvn3 { (vni, LegacyEncoding::Vni) } else { (tcvn3, LegacyEncoding::Tcvn3) };
        let is_unanimous = self.unicode == 0 && most >= UNANIMOUS;
        (most > self.unicode).then_some(Majority { encoding, is_unanimous })
    }
}

/// So many texts in an encoding and none in Unicode speak for those too that could be either.
const UNANIMOUS: usize = 3;

/// What most texts of a sheet are in.
#[derive(Debug, Clone, Copy)]
struct Majority {
    encoding: LegacyEncoding,
    is_unanimous: bool,
}

fn font_of(cell: &Cell) -> Option<LegacyEncoding> {
    LegacyEncoding::of_font(&cell.style.as_ref()?.font)
}

/// The letters of Vietnamese that no legacy text can hold.
fn is_unicode_letter(c: char) -> bool {
    matches!(c, '\u{100}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
}

/// The conversion of a cell, where it holds text that may need one.
fn convert(cell: &Cell, mostly: Option<Majority>, has_fonts: bool) -> Option<(LegacyEncoding, Conversion)> {
    let text = cell.text().filter(|text| !text.is_ascii())?;
    if let Some(encoding) = font_of(cell) {
        let mut conversion = encoding.convert(text, true);
        let font = cell.style.as_ref().map_or("", |style| &style.font);
        if let Conversion::Converted(text) = &mut conversion
            && LegacyEncoding::font_draws_capitals(font)
        {
            *text = text.to_uppercase();
        }
        return Some((encoding, conversion));
    }
    let evidence = LegacyEncoding::ALL.map(|encoding| encoding.evidence(text));
    let [tcvn3, vni] = evidence.map(|evidence| evidence.legacy);
    let (encoding, evidence) = match tcvn3.cmp(&vni) {
        Ordering::Greater => (LegacyEncoding::Tcvn3, evidence[0]),
        Ordering::Less => (LegacyEncoding::Vni, evidence[1]),
        Ordering::Equal => match mostly?.encoding {
            LegacyEncoding::Tcvn3 => (LegacyEncoding::Tcvn3, evidence[0]),
            LegacyEncoding::Vni => (LegacyEncoding::Vni, evidence[1]),
        },
    };
    // Where fonts tell the encoding, another font says that a text is in none.
    let font_tells = has_fonts && cell.style.as_ref().is_some_and(|style| !style.font.is_empty());
    let majority = mostly.filter(|majority| majority.encoding == encoding && !font_tells);
    let is_riddle = evidence.either > 0 && evidence.unicode == 0;
    match encoding.convert(text, majority.is_some_and(|majority| majority.is_unanimous)) {
        Conversion::Unchanged if majority.is_some() && is_riddle => Some((encoding, Conversion::Doubtful)),
        conversion => Some((encoding, conversion)),
    }
}

#[cfg(test)]
mod tests {
    use tonghop_core::CellRef;

    use super::*;
    use crate::sheet::Style;

    /// What becomes of texts in fonts, one below the other in a sheet.
    fn read(texts: &[(&str, &str)]) -> (Vec<String>, Transcription) {
        let mut sheet = Sheet::new("A");
        for (row, (font, text)) in (0..).zip(texts) {
            let style = Style { format: Arc::from(""), font: Arc::from(*font) };
            let content = Content::Text((*text).to_owned());
            let style = (!font.is_empty()).then(|| Arc::new(style));
            sheet.insert(CellRef::new(row, 0), Cell { content, style, original: None });
        }
        let mut workbook = Workbook { sheets: vec![sheet], ..Workbook::default() };
        let transcription = Transcription::of(&mut workbook, &|_sheet| false);
        (workbook.sheets[0].cells().map(|(_, cell)| cell.content.raw()).collect(), transcription)
    }

    #[test]
    fn the_font_of_a_cell_decides() {
        let (texts, told) = read(&[
            (".VnTime", "M·"),
            (".VnTime", "Mã"),
            (".VnTimeH", "céng hßa x· héi"),
            (".VnTimeH", "BIEU 1"),
            ("VNI-Times", "Chi ñaàu tö"),
            (".VnTime", "Đơn vị"),
            ("Arial", "Mã"),
            ("Arial", "Tên đơn vị"),
        ]);
        let meant = ["Mã", "Mó", "CỘNG HÒA XÃ HỘI", "BIEU 1", "Chi đầu tư", "Đơn vị", "Mã", "Tên đơn vị"];
        assert_eq!(texts, meant);
        assert_eq!((told.converted, told.doubtful.len()), (4, 0));
        assert_eq!(told.encodings.into_iter().collect::<Vec<_>>(), ["TCVN3 (ABC)", "VNI"]);
    }

    #[test]
    fn without_fonts_the_sheet_decides() {
        let old = ["M· sè", "ChØ tiªu", "§¬n vÞ tÝnh", "Sè liÖu", "Ghi chó", "Céng"];
        let mut texts = old.map(|text| ("", text)).to_vec();
        texts.push(("", "Cã"));
        let (read_texts, told) = read(&texts);
        assert_eq!(read_texts[1..3], ["Chỉ tiêu", "Đơn vị tính"]);
        assert_eq!((read_texts[6].as_str(), told.doubtful.len()), ("Có", 0));
        // One text in Unicode, and what could be either is a riddle.
        texts.push(("", "Số cuộc"));
        let (read_texts, told) = read(&texts);
        assert_eq!((read_texts[6].as_str(), read_texts[7].as_str()), ("Cã", "Số cuộc"));
        assert_eq!(told.doubtful.into_iter().map(|(_, at)| at.row).collect::<Vec<_>>(), [4, 5, 6]);
    }

    #[test]
    fn unicode_is_left_alone_whatever_single_texts_look_like() {
        for texts in [
            vec!["Mã", "Tên", "Số liệu", "Đơn vị", "ChØ tiªu"],
            vec!["Lào Cai", "Toàn", "Hoà", "«x»", "©"],
            vec!["Café", "Müller", "señor", "naïve"],
            vec!["100 m²", "5 °C", "§ 5", "3×4"],
        ] {
            let (read_texts, told) = read(&texts.iter().map(|text| ("", *text)).collect::<Vec<_>>());
            assert_eq!(read_texts, texts);
            assert_eq!((told.converted, told.doubtful.len()), (0, 0), "{texts:?}");
        }
    }
}
