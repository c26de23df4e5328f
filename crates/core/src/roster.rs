use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date;

use crate::catalogue::{self, Entry};
use crate::name_key::{code_key, name_key, unaccented};
use crate::text::{folded, nearest};
use crate::unit_names::{NameMatch, UnitNames};
use crate::{Arg, Code, DeclarationError, FileStamp, Finding, Layout, Period, Place, RosterCount, Source};

/// Someone who must report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its code, unique in the roster.
    pub code: Code,
    /// Its full name.
    pub name: Arc<str>,
    /// Other names that it goes by.
    pub aliases: Vec<Arc<str>>,
    /// What kind of unit it is.
    pub kind: Arc<str>,
    /// How many cells (chi đoàn) it has, where that is known.
    pub cells: Option<u32>,
    /// The first day of its existence; `None` means that it is older than any period.
    pub founded: Option<Date>,
    /// The last day of its existence.
    pub dissolved: Option<Date>,
    /// The unit through which it reports: one that collects from it and hands up a roll-up.
    pub parent: Option<Code>,
    /// The line of the roster file that declares it, from 1; 0 for one that only a roll-up lists.
    pub line: u64,
    /// The file and cell of the roll-up that lists it, and there the line of the roster below.
    pub through: Option<(FileStamp, Source)>,
}

impl Unit {
    /// Whether it exists on `day`. On the day of its dissolution it no longer does.
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        self.founded.is_none_or(|founded| founded <= day) && self.dissolved.is_none_or(|gone| gone > day)
    }

    /// Whether it must report for `period`: whether it exists when the period ends.
    #[must_use]
    pub fn reports_in(&self, period: Period) -> bool {
        self.exists_on(period.last_day())
    }

    /// Whether `count` counts it in `period`. The begin of a period is the end of the day before it.
    #[must_use]
    pub fn counts_as(&self, count: RosterCount, period: Period) -> bool {
        let within =
            |day: Option<Date>| day.is_some_and(|d| period.first_day() <= d && d <= period.last_day());
        match count {
            RosterCount::Begin => period.first_day().yesterday().is_ok_and(|eve| self.exists_on(eve)),
            RosterCount::Founded => within(self.founded),
            RosterCount::Dissolved => within(self.dissolved),
            RosterCount::End => self.exists_on(period.last_day()),
        }
    }
}

/// Everyone who has to report, in the order of the roster file.
///
/// ```
/// use tonghop_core::{Language, Layout, Roster};
/// let csv = "code,name,kind\nA01,Phòng A,Phòng\nA02,Phòng B,Phòng\n";
/// let roster = Roster::parse("units.csv", csv, &Layout::of(Language::Vi)).unwrap();
/// assert_eq!(roster.units().len(), 2);
/// assert_eq!(&*roster.unit("A02").unwrap().name, "Phòng B");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    units: Vec<Unit>,
    /// Those whose units stand in their place: known by their codes, and counted nowhere.
    groups: Vec<Unit>,
    by_code: HashMap<String, usize>,
    /// Codes by their [`code_key`] without accents; `None` where several codes share one.
    by_code_key: HashMap<String, Option<usize>>,
    /// The units by what a word that is their code is compared by.
    by_code_word: HashMap<String, Vec<usize>>,
    names: UnitNames,
}

const COLUMNS: [&str; 8] = ["code", "name", "aliases", "kind", "cells", "founded", "dissolved", "parent"];

impl Roster {
    /// Reads a roster from CSV: columns `code`, `name`, `kind`, and where wanted `aliases` (separated by `;`,
    /// or by `|` in a file whose columns are), `cells`, `founded`, `dissolved` (ISO days), `parent` (the code of the
    /// unit of this roster that collects from it). The separator is
    /// the comma, semicolon or tab that the first line has; a byte order mark does no harm.
    ///
    /// # Errors
    /// Every mistake in the file, each with its line.
    pub fn parse(file: &str, text: &str, layout: &Layout) -> Result<Self, DeclarationError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first_line = text.lines().next().unwrap_or("");
        let separator =
            [b'\t', b';', b','].into_iter().find(|s| first_line.contains(char::from(*s))).unwrap_or(b',');
        let mut parser = Parser { file: Arc::from(file), mistakes: Vec::new() };
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
        let headings = match reader.headers() {
            Ok(headings) => headings.clone(),
            Err(error) => {
                parser.mistake(&catalogue::NOT_WELL_FORMED, 1, 1, |m| m.text("reason", error.to_string()));
                csv::StringRecord::new()
            }
        };
        let columns = parser.columns(&headings, layout);
        let mut units: Vec<Unit> = Vec::new();
        let mut lines: BTreeMap<String, u64> = BTreeMap::new();
        for record in reader.records() {
            match record {
                Ok(record) => {
                    if let Some(unit) = parser.unit(&record, &columns, headings.len(), separator, &mut lines)
                    {
                        units.push(unit);
                    }
                }
                Err(error) => {
                    let line = error.position().map_or(1, csv::Position::line);
                    parser.mistake(&catalogue::NOT_WELL_FORMED, line, 1, |m| {
                        m.text("reason", error.to_string())
                    });
                }
            }
        }
        if units.is_empty() && parser.mistakes.is_empty() {
            parser.mistake(&catalogue::NOTHING_DECLARED, 1, 1, |m| m.arg("what", Arg::Word("what-units")));
        }
        parser.parents(&mut units, columns[7]);
        if !parser.mistakes.is_empty() {
            return Err(DeclarationError { mistakes: parser.mistakes });
        }
        one_spelling(&mut units);
        let names = UnitNames::new(&units, layout);
        Ok(Self::of(units, Vec::new(), names))
    }

    fn of(units: Vec<Unit>, groups: Vec<Unit>, names: UnitNames) -> Self {
        let by_code =
            units.iter().enumerate().map(|(index, unit)| (folded(unit.code.as_str()), index)).collect();
        let mut by_code_key: HashMap<String, Option<usize>> = HashMap::new();
        for (index, unit) in units.iter().enumerate() {
            let key = unaccented(&code_key(unit.code.as_str()));
            by_code_key.entry(key).and_modify(|known| *known = None).or_insert(Some(index));
        }
        let mut by_code_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, unit) in units.iter().enumerate() {
            by_code_word.entry(name_key(unit.code.as_str())).or_default().push(index);
        }
        Self { units, groups, by_code, by_code_key, by_code_word, names }
    }

    /// The roster with other units, and with those in whose place they stand. Names are not looked up in it: what
    /// came in has been identified by then.
    pub(crate) fn replaced(&self, mut units: Vec<Unit>, groups: Vec<Unit>) -> Self {
        let spelled: HashMap<String, Arc<str>> =
            self.kinds().into_iter().map(|kind| (folded(&kind), kind)).collect();
        for unit in &mut units {
            if let Some(kind) = spelled.get(&folded(&unit.kind)) {
                unit.kind = kind.clone();
            }
        }
        one_spelling(&mut units);
        Self::of(units, groups, UnitNames::default())
    }

    /// The same roster with its kinds of unit spelled as in `kinds`, where they differ in case or blanks alone.
    #[must_use]
    pub fn with_kinds_spelled_as(mut self, kinds: &[Arc<str>]) -> Self {
        for unit in &mut self.units {
            if let Some(kind) = kinds.iter().find(|kind| folded(kind) == folded(&unit.kind)) {
                unit.kind = kind.clone();
            }
        }
        self
    }

    /// All units, in the order of the file.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The unit with `code`, in upper or lower case; also one in whose place others stand.
    #[must_use]
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        let key = folded(code);
        let group = || self.groups.iter().find(|unit| folded(unit.code.as_str()) == key);
        self.by_code.get(&key).map(|index| &self.units[*index]).or_else(group)
    }

    /// The unit whose code is `code` but for blanks, dots, dashes and accents, if that is one unit's alone.
    #[must_use]
    pub fn unit_respelled(&self, code: &str) -> Option<&Unit> {
        let index = (*self.by_code_key.get(&unaccented(&code_key(code)))?)?;
        Some(&self.units[index])
    }

    /// The unit that goes by this name or alias, whatever its case, accents, spacing and punctuation, and with
    /// initials for words.
    ///
    /// ```
    /// use tonghop_core::{Language, Layout, NameMatch, Roster};
    /// let csv = "code,name,kind\nA01,Chi đoàn cơ sở Sở Tài chính,Chi đoàn cơ sở\nA02,Chi đoàn cơ sở Sở Công thương,Chi đoàn cơ sở\n";
    /// let roster = Roster::parse("units.csv", csv, &Layout::of(Language::Vi)).unwrap();
    /// for name in ["CĐCS Sở TC", "Sở tài chính", "chi doan co so - so tai chinh"] {
    ///     assert_eq!(roster.named(name), NameMatch::One(&roster.units()[0]), "{name}");
    /// }
    /// assert_eq!(roster.named("Sở Xây dựng"), NameMatch::None);
    /// ```
    #[must_use]
    pub fn named(&self, name: &str) -> NameMatch<'_> {
        self.names.find(name, &self.units)
    }

    /// The unit whose name is nearest to `wrong`, to be offered and never taken.
    #[must_use]
    pub fn nearest_name(&self, wrong: &str) -> Option<&Unit> {
        self.names.nearest(wrong, &self.units)
    }

    /// The units that a text such as the name of a file mentions, by code or by name.
    #[must_use]
    pub fn mentioned(&self, text: &str) -> Vec<&Unit> {
        let key = name_key(text);
        let words = key.split(' ').filter_map(|word| self.by_code_word.get(word));
        let by_code: BTreeSet<usize> = words.flatten().copied().collect();
        if by_code.is_empty() {
            return self.names.within(text, &self.units);
        }
        by_code.into_iter().map(|index| &self.units[index]).collect()
    }

    /// The units that must report for `period`.
    pub fn reporting(&self, period: Period) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(move |unit| unit.reports_in(period))
    }

    /// How many units, of one kind or of any, `count` counts in `period`.
    #[must_use]
    pub fn count(&self, count: RosterCount, unit_kind: Option<&str>, period: Period) -> usize {
        let of_kind = |unit: &&Unit| unit_kind.is_none_or(|kind| *unit.kind == *kind);
        self.units.iter().filter(of_kind).filter(|unit| unit.counts_as(count, period)).count()
    }

    /// The code that `wrong` was most likely meant to be, to be offered and never taken.
    #[must_use]
    pub fn nearest_code(&self, wrong: &str) -> Option<&str> {
        nearest(wrong, self.units.iter().map(|unit| unit.code.as_str()))
    }

    /// The kinds of unit, each once, in the order of the roster.
    #[must_use]
    pub fn kinds(&self) -> Vec<Arc<str>> {
        let mut kinds: Vec<Arc<str>> = Vec::new();
        for unit in &self.units {
            if !kinds.contains(&unit.kind) {
                kinds.push(unit.kind.clone());
            }
        }
        kinds
    }
}

/// Spells kinds that differ in case or blanks alone as the first unit of that kind does.
fn one_spelling(units: &mut [Unit]) {
    let mut spelled: HashMap<String, Arc<str>> = HashMap::new();
    for unit in units {
        unit.kind = spelled.entry(folded(&unit.kind)).or_insert_with(|| unit.kind.clone()).clone();
    }
}

struct Parser {
    file: Arc<str>,
    mistakes: Vec<Finding>,
}

impl Parser {
    fn mistake(
        &mut self,
        entry: &'static Entry,
        line: u64,
        column: usize,
        fill: impl FnOnce(Finding) -> Finding,
    ) {
        let place = Place::line(self.file.clone(), usize::try_from(line).unwrap_or(usize::MAX), column);
        self.mistakes.push(fill(Finding::new(entry, place)));
    }

    /// Which column of the file each of [`COLUMNS`] stands in.
    fn columns(&mut self, headings: &csv::StringRecord, layout: &Layout) -> [Option<usize>; 8] {
        let mut columns = [None; 8];
        let known = || Arg::List(COLUMNS.map(str::to_owned).to_vec());
        for (index, heading) in headings.iter().enumerate() {
            match COLUMNS.iter().position(|key| layout.is(&format!("roster.{key}"), heading)) {
                Some(key) => {
                    if let Some(first) = columns[key].replace(index) {
                        let first = Arg::Count(first as u64 + 1);
                        self.mistake(&catalogue::DECLARED_TWICE, 1, index + 1, |m| {
                            m.found(heading).arg("first", first)
                        });
                    }
                }
                None => {
                    let suggestion = nearest(heading, COLUMNS).unwrap_or_default();
                    self.mistake(&catalogue::UNKNOWN_COLUMN, 1, index + 1, |m| {
                        m.found(heading).text("suggestion", suggestion).arg("known", known())
                    });
                }
            }
        }
        for (key, column) in COLUMNS.iter().zip(columns) {
            if column.is_none() && ["code", "name", "kind"].contains(key) {
                self.mistake(&catalogue::DECLARED_MISSING_COLUMN, 1, 1, |m| {
                    m.text("column", *key).arg("known", known())
                });
            }
        }
        columns
    }

    fn unit(
        &mut self,
        record: &csv::StringRecord,
        columns: &[Option<usize>; 8],
        width: usize,
        separator: u8,
        names: &mut BTreeMap<String, u64>,
    ) -> Option<Unit> {
        let line = record.position().map_or(1, csv::Position::line);
        for (index, surplus) in
            record.iter().enumerate().skip(width).filter(|(_, cell)| !cell.trim().is_empty())
        {
            self.mistake(&catalogue::UNKNOWN_COLUMN, line, index + 1, |m| {
                m.found(surplus).arg("known", Arg::List(COLUMNS.map(str::to_owned).to_vec()))
            });
        }
        let cell =
            |key: usize| columns[key].and_then(|c| record.get(c)).map(crate::composed).unwrap_or_default();
        let place = |key: usize| columns[key].map_or(1, |column| column + 1);
        let mut complete = true;
        for (key, name) in COLUMNS.iter().enumerate().filter(|(key, _)| [0, 1, 3].contains(key)) {
            if columns[key].is_some() && cell(key).is_empty() {
                self.mistake(&catalogue::MISSING_KEY, line, place(key), |m| {
                    m.text("key", *name).text("example", "")
                });
                complete = false;
            }
        }
        let code = cell(0);
        if !code.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c)) {
            self.mistake(&catalogue::BAD_CODE, line, place(0), |m| m.found(&code));
        }
        let alias_separator = if separator == b';' { '|' } else { ';' };
        let aliases = cell(2);
        let aliases: Vec<Arc<str>> =
            aliases.split(alias_separator).map(str::trim).filter(|a| !a.is_empty()).map(Arc::from).collect();
        let name = cell(1);
        let own: Vec<(usize, String)> = std::iter::once((0, code.clone()))
            .chain(std::iter::once((1, name.clone())))
            .chain(aliases.iter().map(|alias| (2, alias.to_string())))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        for (key, text) in own {
            // The same alias twice for one unit does no harm; for two units nobody could tell them apart.
            if let Some(first) = names.insert(folded(&text), line).filter(|first| *first != line) {
                self.mistake(&catalogue::DECLARED_TWICE, line, place(key), |m| {
                    m.found(text).arg("first", Arg::Count(first))
                });
                complete = false;
            }
        }
        let founded = self.date(&cell(5), line, place(5));
        let dissolved = self.date(&cell(6), line, place(6));
        if let (Some(founded), Some(dissolved)) = (founded, dissolved)
            && dissolved < founded
        {
            self.mistake(&catalogue::DATES_REVERSED, line, place(6), |m| {
                m.found(dissolved.to_string()).text("founded", founded.to_string())
            });
        }
        let cells = cell(4);
        let count = cells.parse::<u32>().ok();
        if !cells.is_empty() && count.is_none() {
            self.mistake(&catalogue::DECLARED_NOT_A_NUMBER, line, place(4), |m| {
                m.found(&cells).text("key", "cells")
            });
        }
        complete.then(|| Unit {
            code: Code::from(code),
            name: Arc::from(name),
            aliases,
            kind: Arc::from(cell(3)),
            cells: count,
            founded,
            dissolved,
            parent: Some(cell(7)).filter(|code| !code.is_empty()).map(Code::from),
            line,
            through: None,
        })
    }

    /// Spells parents as their own lines do, and reports those that the roster does not have. Nobody reports
    /// through itself, nor in a circle.
    fn parents(&mut self, units: &mut [Unit], column: Option<usize>) {
        let codes: HashMap<String, Code> =
            units.iter().map(|unit| (folded(unit.code.as_str()), unit.code.clone())).collect();
        let place = column.map_or(1, |column| column + 1);
        for unit in units.iter_mut() {
            let Some(parent) = &unit.parent else { continue };
            match codes.get(&folded(parent.as_str())) {
                Some(code) => unit.parent = Some(code.clone()),
                None => {
                    let near = nearest(parent.as_str(), codes.values().map(Code::as_str)).unwrap_or_default();
                    self.mistake(&catalogue::NOT_IN_ROSTER, unit.line, place, |m| {
                        m.found(parent.as_str()).text("suggestion", near)
                    });
                }
            }
        }
        let above: HashMap<&Code, &Code> =
            units.iter().filter_map(|unit| Some((&unit.code, unit.parent.as_ref()?))).collect();
        for unit in units.iter() {
            let mut at = unit.parent.as_ref();
            for _ in 0..units.len() {
                if at == Some(&unit.code) {
                    self.mistake(&catalogue::NOT_IN_ROSTER, unit.line, place, |m| {
                        m.found(unit.parent.as_ref().map_or("", Code::as_str)).text("suggestion", "")
                    });
                    break;
                }
                at = at.and_then(|code| above.get(code).copied());
            }
        }
    }

    fn date(&mut self, text: &str, line: u64, column: usize) -> Option<Date> {
        if text.is_empty() {
            return None;
        }
        let date = parse_day(text);
        if date.is_none() {
            self.mistake(&catalogue::DECLARED_NOT_A_DATE, line, column, |m| m.found(text));
        }
        date
    }
}

/// A day as ISO (`2012-02-10`) or, as Excel in Vietnam saves CSV, day first (`10/02/2012`).
pub(crate) fn parse_day(text: &str) -> Option<Date> {
    if let Ok(date) = text.parse() {
        return Some(date);
    }
    let mut parts = text.split('/').map(|part| part.trim().parse::<i16>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || year < 1900 {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
