use std::collections::HashSet;
use std::sync::Arc;

use crate::{Code, CodeMap, Datum, Finding, Place, Row, Submission, Value};

/// Texts of cells that are longer are seldom the same in two files.
const LONGEST: usize = 24;
/// So many different texts of cells are kept; forms have far fewer codes, sheets and usual answers.
const MOST: usize = 1 << 16;

/// What many submissions have in common, kept once: lists of codes, names of sheets, short texts of cells.
///
/// A submission means the same before and after it was shared; only the memory that it takes is less.
///
/// ```
/// use std::sync::Arc;
/// use tonghop_core::{FileStamp, Sharing, Submission};
/// let mut sharing = Sharing::default();
/// let mut submission = Submission::unread(FileStamp { path: "A01.xlsx".into(), sha256: "".into() });
/// let before = submission.clone();
/// sharing.share(&mut submission);
/// assert_eq!(submission, before);
/// ```
#[derive(Debug, Default)]
pub struct Sharing {
    texts: HashSet<Arc<str>>,
    codes: HashSet<Arc<Vec<Code>>>,
}

impl Sharing {
    /// Exchanges what a submission has in common with those before it.
    pub fn share(&mut self, submission: &mut Submission) {
        self.map(&mut submission.values, Self::value);
        for rows in submission.tables.values_mut() {
            rows.shrink_to_fit();
            rows.iter_mut().for_each(|row| self.row(row));
        }
        self.map(&mut submission.notes, |sharing, note| {
            sharing.text(&mut note.sheet);
            sharing.text(&mut note.text);
        });
        let path = submission.file.path.clone();
        for finding in &mut submission.findings {
            self.finding(finding, &path);
        }
        submission.findings.shrink_to_fit();
    }

    /// Exchanges the codes of a map.
    pub fn codes<V>(&mut self, map: &mut CodeMap<V>) {
        let codes = map.codes_mut();
        match self.codes.get(codes) {
            Some(known) => *codes = known.clone(),
            None if self.codes.len() < MOST => {
                self.codes.insert(codes.clone());
            }
            None => {}
        }
        map.shrink();
    }

    fn map<V>(&mut self, map: &mut CodeMap<V>, each: impl Fn(&mut Self, &mut V)) {
        self.codes(map);
        map.values_mut().for_each(|value| each(self, value));
    }

    fn row(&mut self, row: &mut Row) {
        self.map(&mut row.cells, Self::value);
    }

    fn value(&mut self, value: &mut Value) {
        if let Some(Datum::Choice(text) | Datum::Text(text)) = &mut value.datum {
            self.text(text);
        }
        let Some(source) = &mut value.source else { return };
        self.text(&mut source.sheet);
        match &value.datum {
            Some(Datum::Text(text)) if **text == *source.raw => source.raw = text.clone(),
            _ => self.text(&mut source.raw),
        }
    }

    fn finding(&mut self, finding: &mut Finding, path: &Arc<str>) {
        if let Place::File { file } | Place::Sheet { file, .. } | Place::Cell { file, .. } =
            &mut finding.place
            && *file == *path
        {
            *file = path.clone();
        }
        if let Place::Sheet { sheet, .. } | Place::Cell { sheet, .. } = &mut finding.place {
            self.text(sheet);
        }
    }

    fn text(&mut self, text: &mut Arc<str>) {
        if text.len() > LONGEST {
            return;
        }
        match self.texts.get(text) {
            Some(known) => *text = known.clone(),
            None if self.texts.len() < MOST => {
                self.texts.insert(text.clone());
            }
            None => {}
        }
    }
}
