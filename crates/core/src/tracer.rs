use rust_decimal::Decimal;

use crate::collection_rules::field_of;
use crate::trace::sum;
use crate::{
    Absence, AbsentUnit, Aspect, By, Code, CollectionRules, Consolidation, Contribution, Datum, Field,
    FieldType, FigureName, Finding, Name, Origin, Past, Requirements, RowTable, RuleVerdicts, Scope, State,
    Status, Submission, SubmissionFigures, TotalVerdict, Trace, TracedContribution, TracedPlace, Upward,
    Value, Verdict,
};

/// Follows figures of a consolidation to the cells that they come from, with what was found and decided there.
#[derive(Debug, Clone, Copy)]
pub struct Tracer<'a> {
    /// What the submissions were judged against.
    pub requirements: Requirements<'a>,
    /// The name under which the roster is shown.
    pub roster_name: &'a str,
    /// The committee's name.
    pub committee_name: &'a str,
    /// The totals.
    pub consolidation: &'a Consolidation,
    /// Every file of the period.
    pub submissions: &'a [Submission],
    /// What the roll-ups among them carry.
    pub carried: &'a [Submission],
}

impl<'a> Tracer<'a> {
    /// The trace of a figure; `None` where the form has no such field, row table or column.
    #[must_use]
    pub fn trace(&self, name: &FigureName) -> Option<Trace> {
        let form = self.requirements.form;
        if let Some(field) = form.field(name.code().as_str()) {
            let mut trace = match name.unit() {
                None => self.total(field),
                Some(unit) => self.unit(field, unit),
            };
            if let FigureName::Contribution { file, .. } = name
                && !file.is_empty()
            {
                trace.contributions.retain(|contribution| contribution.place.file == *file);
            }
            if let FigureName::Choice { word, .. } = name {
                trace = trace.of_choice(&|datum| self.word(datum) == **word);
            }
            trace.name = name.clone();
            return Some(trace);
        }
        let table = form.table(name.code().as_str())?;
        self.table(table, name)
    }

    fn total(&self, field: &'a Field) -> Trace {
        let name = FigureName::Total { code: field.code.clone(), aspect: Aspect::Figure };
        let mut trace = Trace::new(name, &field.label, &field.measure, field.field_type);
        if let Some(total) = self.consolidation.total(field.code.as_str()) {
            trace = trace.with_figure(&total.figure);
            trace.coverage = Some(total.coverage);
            trace.contributions = total
                .contributions
                .iter()
                .map(|contribution| self.contribution(field, contribution))
                .collect();
        }
        trace.absent = self.absent(field, &trace.contributions);
        if let Some(formula) = field.formula() {
            trace.formula = Some(formula.text().to_owned());
            let parts = formula.codes().into_iter();
            let parts = parts.filter_map(|code| self.requirements.form.field(code.as_str()));
            trace.parts = parts.map(|field| self.total(field)).collect();
        }
        // Rules about a form were judged where it came in.
        let behind = trace.contributions.iter().filter(|c| c.place.sender.is_none());
        let behind = behind.filter_map(|c| self.of_path(&c.place.file));
        trace.rules = self.rules(field, behind.collect());
        trace.total_rules = self.total_rules(field);
        trace
    }

    fn total_rules(&self, field: &Field) -> Vec<TotalVerdict> {
        let Requirements { form, roster, committee, history, .. } = self.requirements;
        let judged = CollectionRules { form, roster, committee, history: history.and_then(Past::previous) };
        let figures = judged.figures(self.consolidation);
        let named = figures.filter(|figures| {
            figures.rule.check.names().iter().any(|name| field_of(name) == Some(&field.code))
        });
        named
            .map(|figures| TotalVerdict {
                rule: figures.rule.id.clone(),
                check: figures.rule.check.text().to_owned(),
                holds: match figures.rule.verdict(&figures) {
                    Verdict::Holds => Some(true),
                    Verdict::Broken => Some(false),
                    Verdict::Skipped(_) => None,
                },
            })
            .collect()
    }

    /// What one unit put into a total; of a computed field what is computed from its answers.
    fn unit(&self, field: &'a Field, unit: &Code) -> Trace {
        let name = FigureName::Unit { unit: unit.clone(), nth: 0, field: field.code.clone(), whole: false };
        let mut trace = Trace::new(name, &field.label, &field.measure, field.field_type);
        let counting = self.counting(unit);
        if let Some(formula) = field.formula() {
            trace.formula = Some(formula.text().to_owned());
            let value = counting.and_then(|submission| submission.value(field.code.as_str()));
            trace.datum = value.and_then(|value| value.datum.clone());
            let parts = formula.codes().into_iter();
            let parts = parts.filter_map(|code| self.requirements.form.field(code.as_str()));
            trace.parts = parts.map(|field| self.unit(field, unit)).collect();
            let figure = |code: &Code| {
                let part = trace.parts.iter().find(|part| part.name.code() == code)?;
                part.datum.as_ref().and_then(Datum::number)
            };
            trace.sides = formula.eval_ratio(&figure);
        } else {
            let whole = self.total(field).of_unit(unit);
            (trace.contributions, trace.absent) = (whole.contributions, whole.absent);
            trace.datum = match &*trace.contributions {
                [only] => only.datum.clone(),
                all => sum(all).filter(|_| !all.is_empty()).map(Datum::Number),
            };
        }
        let own = counting.filter(|submission| submission.carried.is_none());
        trace.rules = self.rules(field, own.into_iter().collect());
        trace
    }

    fn table(&self, table: &'a RowTable, name: &FigureName) -> Option<Trace> {
        let total = self.consolidation.tables.get(&table.code)?;
        let layout = &self.requirements.form.layout;
        let column = match name.column() {
            Some(id) => Some(table.shown_columns().find(|column| column.id == *id)?),
            None => None,
        };
        let (label, measure, kind) = match column {
            Some(column) => {
                (format!("{}: {}", table.title, column.label), &*column.measure, column.column_type)
            }
            None => (table.title.to_string(), "", FieldType::Count),
        };
        let mut trace = Trace::new(name.clone(), &label, measure, kind);
        for (unit, file, row) in &total.rows {
            let wanted = match name {
                FigureName::Row { unit: of, file: path, row: at, .. } => {
                    unit == of && *file.path == **path && row.row + 1 == *at
                }
                _ => name.unit().is_none_or(|of| of == unit),
            };
            let value = column.and_then(|column| row.cells.get(&column.id));
            if !wanted || (column.is_some() && value.is_none_or(|value| value.datum.is_none())) {
                continue;
            }
            let submission = self.of_unit(&file.path, unit);
            let source = value.and_then(|value| value.source.as_ref());
            let sheet =
                row.cells.values().find_map(|value| value.source.as_ref()).map(|s| s.sheet.to_string());
            // Of a table about persons only where a row stands may be told, not what is in it.
            let shown = |finding: &&Finding| {
                source.is_some_and(|source| {
                    finding.place.cell_ref() == Some(source.cell)
                        && finding.place.sheet_name() == Some(&*source.sheet)
                })
            };
            let findings = submission.into_iter().flat_map(|s| &s.findings).filter(shown).cloned();
            let decision = column.zip(submission).and_then(|(column, submission)| {
                submission.decision_on(Some((&table.code, row.row)), &column.id).cloned()
            });
            trace.contributions.push(TracedContribution {
                unit: unit.clone(),
                unit_name: self.unit_name(unit),
                datum: match column {
                    Some(_) => value.and_then(|value| value.datum.clone()),
                    None => Some(Datum::Number(Decimal::ONE)),
                },
                place: TracedPlace {
                    file: file.path.to_string(),
                    sha256: file.sha256.to_string(),
                    sheet: sheet.unwrap_or_else(|| match &row.lower {
                        Some(_) => layout.first("roll_up.contributions").to_owned(),
                        None => table.code.to_string(),
                    }),
                    cell: match source {
                        Some(source) => source.cell.to_string(),
                        None => (row.row + 1).to_string(),
                    },
                    raw: source.map(|source| source.raw.to_string()).unwrap_or_default(),
                    line: None,
                    lower: match column {
                        Some(_) => source.and_then(|source| source.lower.clone()),
                        None => row.lower.clone(),
                    },
                    sender: self.sender(&file.path, unit),
                },
                provisional: submission.is_some_and(|s| s.status == Status::Rejected),
                decision,
                remark: String::new(),
                findings: findings.collect(),
                changed: false,
            });
        }
        trace.datum = match (column, &*trace.contributions) {
            (None, rows) => Some(Datum::Number(rows.len().into())),
            (Some(_), [only]) if !matches!(name, FigureName::ColumnSum { .. }) => only.datum.clone(),
            (Some(column), _) => total.sums.get(&column.id).map(|sum| Datum::Number(*sum)),
        };
        if name.unit().is_none() {
            trace.coverage = Some(total.coverage);
        }
        if table.upward == Upward::Count {
            trace.contributions = by_unit(trace.contributions);
        }
        Some(trace)
    }

    fn contribution(&self, field: &Field, contribution: &Contribution) -> TracedContribution {
        let nowhere = |file: &str, sha256: &str| TracedPlace {
            file: file.to_owned(),
            sha256: sha256.to_owned(),
            sheet: String::new(),
            cell: String::new(),
            raw: String::new(),
            line: None,
            lower: None,
            sender: None,
        };
        let (place, submission) = match &contribution.origin {
            Origin::Cell { file, source } => {
                let place = TracedPlace {
                    sheet: source.sheet.to_string(),
                    cell: source.cell.to_string(),
                    raw: source.raw.to_string(),
                    lower: source.lower.clone(),
                    sender: self.sender(&file.path, &contribution.unit),
                    ..nowhere(&file.path, &file.sha256)
                };
                (place, self.of_unit(&file.path, &contribution.unit))
            }
            Origin::File { file } => (nowhere(&file.path, &file.sha256), self.of_path(&file.path)),
            Origin::Roster { line } => {
                (TracedPlace { line: Some(*line), ..nowhere(self.roster_name, "") }, None)
            }
        };
        TracedContribution {
            unit: contribution.unit.clone(),
            unit_name: self.unit_name(&contribution.unit),
            datum: Some(contribution.datum.clone()),
            place,
            provisional: contribution.provisional,
            decision: contribution.decision.clone(),
            remark: String::new(),
            findings: submission.map(|submission| findings_about(submission, field)).unwrap_or_default(),
            changed: false,
        }
    }

    /// Units that should be in a total and are not.
    fn absent(&self, field: &Field, contributions: &[TracedContribution]) -> Vec<AbsentUnit> {
        let committee = std::slice::from_ref(self.requirements.committee);
        let asked: &[Code] = match &field.by {
            By::Unit => &self.consolidation.units.expected,
            By::Committee => committee,
            By::Roster { .. } | By::Computed(_) => &[],
        };
        let missing = asked.iter().filter(|unit| contributions.iter().all(|c| c.unit != **unit));
        missing
            .map(|unit| AbsentUnit {
                unit: unit.clone(),
                unit_name: self.unit_name(unit),
                absence: self.absence(field, unit),
            })
            .collect()
    }

    fn absence(&self, field: &Field, unit: &Code) -> Absence {
        let of_unit = self.parts().filter(|s| s.identity.unit.as_ref() == Some(unit));
        let accepted = of_unit.clone().find(|s| s.status == Status::Accepted);
        let rejected = || of_unit.clone().find(|s| s.status == Status::Rejected);
        let Some(submission) = accepted.or_else(rejected) else { return Absence::NotReceived };
        if submission.status == Status::Rejected && !self.consolidation.provisional {
            return Absence::Rejected;
        }
        let state = submission.value(field.code.as_str()).map_or(State::Blank, |value: &Value| value.state);
        match Absence::of_state(state) {
            Absence::Blank if submission.status == Status::Rejected && state != State::Blank => {
                Absence::NotTaken
            }
            absence => absence,
        }
    }

    fn rules(&self, field: &Field, behind: Vec<&'a Submission>) -> Vec<RuleVerdicts> {
        let form = self.requirements.form;
        let names = |rule: &&crate::Rule| {
            rule.scope == Scope::Form
                && rule
                    .check
                    .names()
                    .iter()
                    .any(|name| matches!(name, Name::Field(code) if *code == field.code))
        };
        let judge = |rule: &'a crate::Rule| {
            let mut verdicts = RuleVerdicts {
                rule: rule.id.clone(),
                check: rule.check.text().to_owned(),
                holds: 0,
                broken: Vec::new(),
                skipped: 0,
            };
            for submission in &behind {
                let unit = submission.identity.unit.as_ref();
                let figures = SubmissionFigures {
                    form,
                    rule,
                    submission,
                    unit: unit.and_then(|unit| self.requirements.roster.unit(unit.as_str())),
                    period: self.requirements.period,
                    past: self.requirements.history,
                };
                let verdict = if figures.is_unreadable() { None } else { Some(rule.verdict(&figures)) };
                match (verdict, unit) {
                    (Some(Verdict::Holds), _) => verdicts.holds += 1,
                    (Some(Verdict::Broken), Some(unit)) => verdicts.broken.push(unit.clone()),
                    _ => verdicts.skipped += 1,
                }
            }
            verdicts
        };
        if behind.is_empty() { Vec::new() } else { form.rules().iter().filter(names).map(judge).collect() }
    }

    /// The submission of a unit whose answers are in the totals.
    fn counting(&self, unit: &Code) -> Option<&'a Submission> {
        let mut of_unit = self.parts().filter(|s| s.identity.unit.as_ref() == Some(unit));
        let counts = |s: &&Submission| match s.status {
            Status::Accepted => true,
            Status::Rejected => self.consolidation.provisional,
            _ => false,
        };
        of_unit.find(counts)
    }

    /// What stands for a unit each: files that are no roll-ups, and the parts of those that are.
    fn parts(&self) -> impl Iterator<Item = &'a Submission> + Clone {
        let whole = self.submissions.iter().filter(|submission| submission.roll_up.is_none());
        whole.chain(self.carried)
    }

    /// The submission that an answer of a unit was read from.
    fn of_unit(&self, path: &str, unit: &Code) -> Option<&'a Submission> {
        let part = |s: &&Submission| s.identity.unit.as_ref() == Some(unit) && *s.file.path == *path;
        self.carried.iter().find(part).or_else(|| self.of_path(path))
    }

    /// The unit whose roll-up carries an answer of another.
    fn sender(&self, path: &str, unit: &Code) -> Option<Code> {
        self.of_unit(path, unit)?.carried.as_ref()?;
        self.of_path(path)?.identity.unit.clone()
    }

    fn of_path(&self, path: &str) -> Option<&'a Submission> {
        self.submissions.iter().find(|submission| *submission.file.path == *path)
    }

    /// A status as the workbook writes it.
    fn word(&self, datum: &Datum) -> String {
        match datum {
            Datum::Flag(flag) => {
                let key = if *flag { "words.yes" } else { "words.no" };
                self.requirements.form.layout.first(key).to_owned()
            }
            other => other.to_string(),
        }
    }

    fn unit_name(&self, code: &Code) -> String {
        match self.requirements.roster.unit(code.as_str()) {
            Some(unit) => unit.name.to_string(),
            None if code == self.requirements.committee => self.committee_name.to_owned(),
            None => String::new(),
        }
    }
}

/// What was found about the answer of a field, gravest first.
fn findings_about(submission: &Submission, field: &Field) -> Vec<Finding> {
    let about = |finding: &&Finding| {
        let named = finding.field.as_ref() == Some(&field.code)
            || finding.related.iter().any(|related| related.field.as_ref() == Some(&field.code));
        finding.table.is_none() && named
    };
    let mut findings: Vec<Finding> = submission.findings.iter().filter(about).cloned().collect();
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// The rows of each unit as one line: how many.
fn by_unit(rows: Vec<TracedContribution>) -> Vec<TracedContribution> {
    let mut units: Vec<TracedContribution> = Vec::new();
    for row in rows {
        match units.last_mut() {
            Some(last) if last.unit == row.unit && last.place.file == row.place.file => {
                if let (Some(Datum::Number(count)), Some(Datum::Number(more))) = (&mut last.datum, row.datum)
                {
                    *count += more;
                }
            }
            _ => units.push(TracedContribution {
                place: TracedPlace { cell: String::new(), raw: String::new(), ..row.place.clone() },
                ..row
            }),
        }
    }
    units
}
