//! The model of Tổng hợp: what a form asks, who must report, what came back, what is wrong with it,
//! and what it adds up to.
//!
//! This crate takes values and returns values and [`Finding`]s. It opens no file, reads no clock and no
//! environment, prints nothing, and knows no spreadsheet library. Text that declares a form, a roster or a
//! workspace is handed in as `&str`.
//!
//! The way through it: [`Form::parse`] and [`Roster::parse`] build the declarations; a reader (the
//! `tonghop-ingest` crate) makes [`Submission`]s; [`validate`] judges one submission, [`select`] decides
//! which submission of a unit counts, and [`Tally`] adds up what counts into a [`Consolidation`].
//!
//! With the feature `serde` a [`Submission`] can travel from a process that reads to one that judges.

#![deny(missing_docs)]
#![forbid(unsafe_code)]
#![warn(clippy::disallowed_methods)]

mod advice;
mod board;
mod breach;
pub mod catalogue;
mod cell_ref;
mod chart;
mod closed_totals;
mod code;
mod code_map;
mod collection_figures;
mod collection_rules;
mod computed_figures;
mod consolidation;
mod criterion;
mod decision;
mod decisions;
mod declaration;
mod drift;
mod effect;
mod evaluation;
mod excerpt;
mod explanation;
mod expression;
mod field;
mod figure_name;
mod finding;
mod finding_counts;
mod form;
mod form_declaration;
mod formula;
mod formula_words;
mod function;
mod gap;
mod highlights;
mod history;
mod issue_comparison;
mod issued_workbook;
mod layout;
mod legacy_text;
mod levels;
mod name_key;
mod nearness;
mod note;
mod number;
mod oddity;
mod operand;
mod outlook;
mod past;
mod period;
mod period_text;
mod place;
mod ranking;
mod report_document;
mod report_settings;
mod resubmission;
mod roll_up;
mod roster;
mod row_table;
mod rule;
mod rule_declaration;
mod rule_explanation;
mod rule_figures;
mod rule_findings;
mod rule_types;
mod ruling;
mod scoring;
mod selection;
mod settings;
mod sharing;
mod sheet_formula;
mod signature;
mod spreadsheet_text;
#[cfg(feature = "serde")]
mod static_text;
mod steps;
mod submission;
mod syllable;
mod tally;
mod targets;
mod text;
mod thousands;
mod to_date;
mod tolerance;
mod total;
mod total_part;
mod trace;
mod tracer;
mod track_record;
mod unclosed;
mod unit_check;
mod unit_names;
mod validation;
mod value;

pub use advice::advice;
pub use board::{Board, UnitStanding, UnitState};
pub use breach::{Breach, CitedFigure};
pub use cell_ref::{CellRef, ParseCellRefError};
pub use chart::{Chart, ChartBy, ChartKind};
pub use closed_totals::{ClosedTotal, ClosedTotals, PastTotals};
pub use code::Code;
pub use code_map::CodeMap;
pub use collection_figures::CollectionFigures;
pub use collection_rules::CollectionRules;
pub use computed_figures::ComputedFigures;
pub use consolidation::{Consolidation, TableTotal, UnitCount};
pub use decision::{AnswerName, DecidedAnswer, Decision, FileName, Matter};
pub use decisions::Decisions;
pub use declaration::DeclarationError;
pub use drift::fold_drift;
pub use effect::{DoubtSpread, Effect, Effects, weigh};
pub use evaluation::{Figures, serial_number};
pub use excerpt::{Excerpt, ExcerptRow, Excerpts};
pub use expression::{Expression, FormulaError, Name, Operator, PriorSpan, UnitProperty, UnitTally};
pub use field::{By, Field, FieldType, Kind, Required, RosterCount};
pub use figure_name::{Aspect, FigureName};
pub use finding::{Arg, Finding, Related, Said, Severity};
pub use finding_counts::FindingCounts;
pub use form::{Form, Section};
pub use formula::Formula;
pub use function::Function;
pub use gap::{Gap, Side};
pub use highlights::{Highlight, Highlights};
pub use history::History;
pub use issue_comparison::{FigureDifference, FileFate, IssueComparison, is_same_figure};
pub use issued_workbook::{Issue, IssuedContribution, IssuedField, IssuedFigure, IssuedWorkbook};
pub use layout::{Language, Layout};
pub use legacy_text::{Conversion, Evidence, LegacyEncoding};
pub use levels::Levels;
pub use name_key::{abbreviates, code_key, name_key, unaccented};
pub use nearness::Nearness;
pub use note::Note;
pub use number::{decimal_from_f64, exact_add, plain, shortest};
pub use oddity::{OddityKind, Thresholds, find_oddities};
pub use operand::{Fault, Operand};
pub use outlook::{FieldOutlook, Outlook, PastFigure, Span, WaitingUnit};
pub use past::Past;
pub use period::{Grain, ParsePeriodError, Period};
pub use place::Place;
pub use ranking::{RankedUnit, Ranking};
pub use report_document::{
    GivenByUnit, ReportDocument, ReportParagraph, ReportPart, ReportStamp, WrittenFigure,
};
pub use report_settings::{Page, PaperLine, ReportSettings, report_layouts};
pub use resubmission::{Changes, Difference};
pub use roll_up::{RollUp, RollUpMatter, RolledEntry, RolledItem, RolledStanding, RolledUnit};
pub use roster::{Roster, Unit};
pub use row_table::{Column, RowTable, Upward};
pub use rule::{MessagePart, MissingPolicy, Rule, Scope, Verdict};
pub use rule_explanation::{NamedFigure, RuleExplanation};
pub use rule_figures::SubmissionFigures;
pub use ruling::Ruling;
pub use scoring::{Grade, Measure, ScoreCriterion, Scoring};
pub use selection::{Receipts, Selection, select};
pub use settings::{Committee, Settings};
pub use sharing::Sharing;
pub use sheet_formula::SheetCells;
pub use signature::Signature;
pub use spreadsheet_text::{guarded_text, plain_text};
pub use steps::{Step, StepPart};
pub use submission::{FileStamp, Identity, Row, Status, Submission};
pub use tally::Tally;
pub use targets::{Target, Targets};
pub use text::{composed, folded, mended, nearest};
pub use to_date::{Course, ToDate, ToDateTotals};
pub use tolerance::Tolerance;
pub use total::{Contribution, Coverage, Figure, Origin, Total};
pub use total_part::TotalPart;
pub use trace::{Absence, AbsentUnit, RuleVerdicts, TotalVerdict, Trace, TracedContribution, TracedPlace};
pub use tracer::Tracer;
pub use track_record::{CONTRADICTION_LEAST, Contradiction, RuleRecord, TrackRecord};
pub use unclosed::unclosed_periods;
pub use unit_names::NameMatch;
pub use validation::{Requirements, validate};
pub use value::{Datum, LowerSource, Ratio, Source, State, Value};

/// The day of a calendar.
pub use jiff::civil::Date;
/// The decimal number that every figure is kept in: exact, 28 significant digits.
pub use rust_decimal::Decimal;
