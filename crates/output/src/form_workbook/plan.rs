use std::collections::BTreeMap;

use rust_xlsxwriter::{ColNum, RowNum};
use tonghop_core::{
    CellRef, Datum, Decimal, Field, FieldType, Form, Past, Period, RowTable, Section, folded,
};

use super::check::Check;
use super::choice_list::ChoiceLists;
use super::computed::Computed;
use super::content::Content;
use super::rule_plan::RulePlan;
use super::{Addressee, Answers, FormWorkbook, header_block};
use crate::Messages;

/// The column of the form sheet that the answers stand in.
pub(super) const ANSWER: ColNum = 3;

/// What goes where, and what stands there.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub form: &'a Form,
    pub messages: &'a Messages,
    pub addressee: Addressee<'a>,
    pub period: Period,
    pub answers: Option<&'a Answers>,
    /// The rows of the form sheet below its heading, in order.
    pub lines: Vec<Line<'a>>,
    /// The text fields that are asked.
    pub texts: Vec<&'a Field>,
    /// The row tables that are asked.
    pub tables: &'a [RowTable],
    pub lists: ChoiceLists,
    /// The rules of the form, where any concerns the workbook.
    pub rules: Option<RulePlan<'a>>,
    /// Whether it is filled with the totals of many units: nothing is required then.
    pub is_roll_up: bool,
}

/// A row of the form sheet.
#[derive(Debug)]
pub(super) enum Line<'a> {
    Section(&'a Section),
    Question(Box<Question<'a>>),
}

/// A field that stands in the form sheet.
#[derive(Debug)]
pub(super) struct Question<'a> {
    pub field: &'a Field,
    pub required: bool,
    /// Whether it is part of the item above.
    pub part: bool,
    /// The figure of the period before.
    pub prior: Option<Decimal>,
    pub cell: Answer,
}

/// What stands in an answer cell.
#[derive(Debug)]
pub(super) enum Answer {
    /// What was answered; locked where it was known before.
    Given { content: Content, locked: bool, check: Check },
    /// A formula of the form; `None` where it cannot be one of the sheet.
    Computed(Option<Computed>),
}

impl<'a> Plan<'a> {
    pub fn new(workbook: &FormWorkbook<'a>, messages: &'a Messages) -> Self {
        let committee = matches!(workbook.addressee, Addressee::Committee(_));
        let mut plan = Self::asking(workbook, messages, committee);
        plan.rules = RulePlan::of(&plan, workbook);
        plan
    }

    /// The plan of a committee's roll-up: what its units are asked, without a check.
    pub fn of_roll_up(workbook: &FormWorkbook<'a>, messages: &'a Messages) -> Self {
        Self { is_roll_up: true, tables: &[], ..Self::asking(workbook, messages, false) }
    }

    fn asking(workbook: &FormWorkbook<'a>, messages: &'a Messages, committee: bool) -> Self {
        let FormWorkbook { form, addressee, period, answers, .. } = *workbook;
        let tables = if committee { &[] } else { form.tables() };
        let asked = form.asked_fields(committee);
        let (texts, asked): (Vec<&Field>, Vec<&Field>) =
            asked.into_iter().partition(|field| field.field_type == FieldType::Text);
        let lists = ChoiceLists::of(asked.iter().copied(), tables.iter().flat_map(|table| &table.columns));
        let mut plan = Self {
            form,
            messages,
            addressee,
            period,
            answers,
            lines: Vec::new(),
            texts,
            tables,
            lists,
            rules: None,
            is_roll_up: false,
        };
        let cells = plan.cells(workbook, &asked);
        plan.lines = plan.lines(workbook, cells);
        plan
    }

    /// The row of the form sheet that holds the headings of its table.
    pub fn heading_row(&self) -> RowNum {
        header_block::FIRST_ROW + header_block::ROWS + 1
    }

    /// The row of the first line.
    pub fn first_row(&self) -> RowNum {
        self.heading_row() + 1
    }

    /// The text of a message without arguments.
    pub fn text(&self, key: &str) -> String {
        self.messages.text(key)
    }

    /// The name of the sheet that judges the answers by the rules of the form.
    pub fn check_sheet(&self) -> &str {
        self.form.layout.first("sheets.check")
    }

    /// The name of the period for people.
    pub fn period_label(&self) -> String {
        self.form.layout.period_label(self.period)
    }

    /// The answer to a field, as the cell that says it.
    pub fn content(&self, field: &Field) -> Content {
        let answer = self.answers.and_then(|answers| answers.values.get(&field.code));
        Content::of(answer, &self.form.layout)
    }

    /// Whether the addressee must answer a field.
    pub fn requires(&self, field: &Field) -> bool {
        !self.is_roll_up && field.required.of(self.addressee.kind().unwrap_or_default())
    }

    /// The answer cells of the form sheet, in the order of their fields.
    fn cells(&self, workbook: &FormWorkbook<'_>, asked: &[&'a Field]) -> Vec<(&'a Field, Answer)> {
        let addresses = self.addresses(asked);
        let mut contents: BTreeMap<&str, Content> = BTreeMap::new();
        let mut locked: BTreeMap<&str, bool> = BTreeMap::new();
        for field in asked.iter().filter(|field| field.formula().is_none()) {
            let opening = opening(workbook, field);
            locked.insert(field.code.as_str(), opening.is_some());
            let content = match self.content(field) {
                Content::Blank => Content::of(opening.as_ref(), &self.form.layout),
                content => content,
            };
            contents.insert(field.code.as_str(), content);
        }
        // A formula may need another's result: in at most as many rounds as there are fields all are known.
        for _ in asked {
            let results: Vec<(&str, Content)> = asked
                .iter()
                .filter_map(|field| {
                    let computed = Computed::of(field, &addresses, &contents)?;
                    let code = field.code.as_str();
                    (contents.get(code) != Some(&computed.result)).then_some((code, computed.result))
                })
                .collect();
            if results.is_empty() {
                break;
            }
            contents.extend(results);
        }
        let cell = |field: &Field| match field.formula() {
            Some(_) => Answer::Computed(Computed::of(field, &addresses, &contents)),
            None => Answer::Given {
                content: contents.get(field.code.as_str()).cloned().unwrap_or(Content::Blank),
                locked: locked.get(field.code.as_str()).copied().unwrap_or(false),
                check: Check::of(field, self.requires(field), &self.lists, &self.form.layout, self.messages),
            },
        };
        asked.iter().map(|field| (*field, cell(field))).collect()
    }

    /// The address of every answer cell of the form sheet.
    fn addresses(&self, asked: &[&'a Field]) -> BTreeMap<&'a str, String> {
        let mut addresses = BTreeMap::new();
        let mut row = self.first_row();
        let mut section = None;
        for field in asked {
            let own = self.form.section_of(field.code.as_str()).map(|section| &*section.id);
            if own != section {
                section = own;
                row += 1;
            }
            addresses.insert(field.code.as_str(), CellRef::new(row, u32::from(ANSWER)).to_string());
            row += 1;
        }
        addresses
    }

    /// The rows of the form sheet: each field under the heading of its section.
    fn lines(&self, workbook: &FormWorkbook<'a>, cells: Vec<(&'a Field, Answer)>) -> Vec<Line<'a>> {
        let form = workbook.form;
        let words = self.messages.text("form-part-words");
        let words: Vec<String> = words.split('|').map(folded).collect();
        let mut lines = Vec::new();
        let mut section = None;
        for (field, cell) in cells {
            let own = form.section_of(field.code.as_str());
            if let Some(own) = own
                && section != Some(&*own.id)
            {
                section = Some(&*own.id);
                lines.push(Line::Section(own));
            }
            let label = folded(&field.label);
            lines.push(Line::Question(Box::new(Question {
                field,
                required: self.requires(field) && field.formula().is_none(),
                part: words.iter().any(|word| label.starts_with(word.as_str())),
                prior: workbook
                    .past
                    .and_then(Past::previous)
                    .and_then(|history| history.figure(self.addressee.code().as_str(), field.code.as_str())),
                cell,
            })));
        }
        lines
    }
}

/// The value that a field opens with.
fn opening(workbook: &FormWorkbook<'_>, field: &Field) -> Option<Datum> {
    let code = field.opening.as_ref()?.as_str();
    let history = workbook.past?.previous()?;
    match workbook.addressee {
        Addressee::Unit(unit) => history.opening(unit, code),
        // Nobody but a unit is new.
        Addressee::Committee(committee) => history.figure(committee.code.as_str(), code).map(Datum::Number),
    }
}
