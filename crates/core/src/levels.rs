use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::roll_up::RollUp;
use crate::validation::fill_computed;
use crate::{
    Arg, Code, CodeMap, Datum, FileStamp, Finding, Form, LowerSource, Period, Place, RolledItem,
    RolledStanding, RolledUnit, Roster, Row, Selection, Source, State, Status, Submission, Unit, Value,
    catalogue, folded,
};

/// Several levels of a collection seen as one: what the roll-ups carry stands in the place of those who sent them.
///
/// The units of a roll-up take the place of its sender, in the roster and in every count. A roll-up that was not
/// accepted gives its list of units and no figure. Where none came, the units count that the roster has below the
/// sender; where it has none, the sender counts as one unit.
///
/// A unit that came twice, at least once in a roll-up, counts neither time.
#[derive(Debug, Clone, PartialEq)]
pub struct Levels {
    /// Everyone below, on whatever level.
    pub roster: Roster,
    /// A submission for each unit of which a roll-up carries something, and for each that it says was rejected.
    pub carried: Vec<Submission>,
}

/// A report of a unit: its own file, or its place in a roll-up.
struct Report {
    place: Place,
    /// Whether it would be in the totals.
    counts: bool,
    /// The file, by its number.
    submission: usize,
    /// Whether it is in a roll-up.
    is_carried: bool,
}

impl Levels {
    /// Puts what the roll-ups carry in its place. Who reported, and what is wrong with the whole, is brought into
    /// line in `selection`; a file whose unit came in a roll-up too stands aside.
    pub fn of(
        submissions: &mut [Submission],
        selection: &mut Selection,
        form: &Form,
        roster: &Roster,
        period: Period,
        committee: &Code,
    ) -> Self {
        let senders = senders(submissions);
        if senders.is_empty() && roster.units().iter().all(|unit| unit.parent.is_none()) {
            return Self { roster: roster.clone(), carried: Vec::new() };
        }
        let aside = settle_double_reports(submissions, selection, roster, &senders);
        for (unit, index) in &senders {
            let findings = judge_roll_up(&submissions[*index], roster, period, unit);
            submissions[*index].findings.extend(findings);
        }
        let whole = whole_roster(submissions, roster, &senders);
        let mut carried = Vec::new();
        for index in senders.values() {
            let sender = &submissions[*index];
            if let (Status::Accepted, Some(roll_up)) = (sender.status, &sender.roll_up) {
                carried.extend(carry(sender, roll_up, form, &whole, &aside));
            }
        }
        count(submissions, selection, &whole, roster, &senders, &aside, period, committee);
        Self { roster: whole, carried }
    }
}

/// The file with the roll-up of each sender.
fn senders(submissions: &[Submission]) -> BTreeMap<Code, usize> {
    let mut senders: BTreeMap<Code, usize> = BTreeMap::new();
    for (index, submission) in submissions.iter().enumerate() {
        let Some(unit) = submission.identity.unit.as_ref().filter(|_| submission.roll_up.is_some()) else {
            continue;
        };
        match submission.status {
            Status::Accepted => {
                senders.insert(unit.clone(), index);
            }
            Status::Rejected => {
                senders.entry(unit.clone()).or_insert(index);
            }
            _ => {}
        }
    }
    senders
}

fn place_of_unit(submission: &Submission, unit: &RolledUnit) -> Place {
    let file = submission.file.path.clone();
    match &unit.place {
        Some((sheet, cell)) => Place::cell(file, sheet.clone(), *cell),
        None => Place::file(file),
    }
}

/// Reports units that came twice, at least once in a roll-up, and returns those that count neither time.
fn settle_double_reports(
    submissions: &mut [Submission],
    selection: &mut Selection,
    roster: &Roster,
    senders: &BTreeMap<Code, usize>,
) -> HashSet<String> {
    let mut reports: BTreeMap<String, Vec<Report>> = BTreeMap::new();
    let mut names: HashMap<String, (Code, Arc<str>)> = HashMap::new();
    for index in senders.values() {
        let submission = &submissions[*index];
        let accepted = submission.status == Status::Accepted;
        for unit in submission.roll_up.iter().flat_map(|roll_up| &roll_up.units) {
            if matches!(unit.standing, RolledStanding::Missing | RolledStanding::NotExpected)
                && unit.files.is_empty()
            {
                continue;
            }
            let key = folded(unit.code.as_str());
            names.entry(key.clone()).or_insert_with(|| (unit.code.clone(), unit.name.clone()));
            let counts = accepted && unit.standing != RolledStanding::Rejected;
            let place = place_of_unit(submission, unit);
            reports.entry(key).or_default().push(Report {
                place,
                counts,
                submission: *index,
                is_carried: true,
            });
        }
    }
    for (index, submission) in submissions.iter().enumerate().filter(|(_, one)| one.roll_up.is_none()) {
        let came = matches!(submission.status, Status::Accepted | Status::Rejected | Status::Unidentified);
        let Some(unit) = submission.identity.unit.as_ref().filter(|_| came) else { continue };
        if let Some(reports) = reports.get_mut(&folded(unit.as_str())) {
            let place = Place::file(submission.file.path.clone());
            let counts = submission.status == Status::Accepted;
            reports.push(Report { place, counts, submission: index, is_carried: false });
        }
    }
    let mut aside = HashSet::new();
    for (key, reports) in reports.into_iter().filter(|(_, reports)| reports.len() > 1) {
        let Some((code, name)) = names.get(&key) else { continue };
        let name = roster.unit(code.as_str()).map_or(name, |unit| &unit.name);
        let stands_aside = reports.iter().filter(|report| report.counts).count() > 1;
        for (number, report) in reports.iter().enumerate() {
            let others = reports.iter().enumerate().filter(|(other, _)| *other != number);
            let others: Vec<String> = others.map(|(_, other)| other.place.to_string()).collect();
            let finding = Finding::new(&catalogue::UNIT_REPORTED_TWICE, report.place.clone())
                .unit(code)
                .found(code.as_str())
                .text("unit", &**name)
                .text("other", others.join("; "));
            if report.is_carried {
                selection.findings.push(finding);
                continue;
            }
            let submission = &mut submissions[report.submission];
            submission.findings.push(finding);
            if stands_aside && submission.status == Status::Accepted {
                submission.status = Status::Rejected;
            }
        }
        if stands_aside {
            aside.insert(key);
        }
    }
    aside
}

/// What is to be said of a roll-up as such.
fn judge_roll_up(submission: &Submission, roster: &Roster, period: Period, sender: &Code) -> Vec<Finding> {
    let Some(roll_up) = submission.roll_up.as_ref().filter(|roll_up| !roll_up.units.is_empty()) else {
        return Vec::new();
    };
    let name = roster.unit(sender.as_str()).map_or(sender.as_str(), |unit| &unit.name);
    let finding = |entry| {
        let place = Place::file(submission.file.path.clone());
        Finding::new(entry, place).unit(sender).text("unit", name)
    };
    let mut findings = Vec::new();
    let of = |standing: RolledStanding| -> Vec<String> {
        let units = roll_up.units.iter().filter(|unit| unit.standing == standing);
        units.map(|unit| unit.code.to_string()).collect()
    };
    let (missing, rejected) = (of(RolledStanding::Missing), of(RolledStanding::Rejected));
    if !missing.is_empty() || !rejected.is_empty() {
        let expected = roll_up.units.iter().filter(|unit| unit.standing.is_expected()).count();
        let accepted = of(RolledStanding::Accepted).len();
        findings.push(
            finding(&catalogue::ROLL_UP_INCOMPLETE)
                .found(format!("{accepted}/{expected}"))
                .arg("expected", Arg::Count(expected as u64))
                .arg("accepted", Arg::Count(accepted as u64))
                .arg("missing", Arg::List(missing))
                .arg("rejected", Arg::List(rejected)),
        );
    }
    if roll_up.provisional {
        findings.push(finding(&catalogue::ROLL_UP_PROVISIONAL));
    }
    let listed: BTreeSet<String> = roster
        .units()
        .iter()
        .filter(|unit| unit.parent.as_ref() == Some(sender) && unit.reports_in(period))
        .map(|unit| folded(unit.code.as_str()))
        .collect();
    if !listed.is_empty() {
        let sent: BTreeMap<String, &RolledUnit> = roll_up
            .units
            .iter()
            .filter(|unit| unit.standing.is_expected())
            .map(|unit| (folded(unit.code.as_str()), unit))
            .collect();
        let absent: Vec<String> = roster
            .units()
            .iter()
            .map(|unit| unit.code.as_str())
            .filter(|code| listed.contains(&folded(code)) && !sent.contains_key(&folded(code)))
            .map(str::to_owned)
            .collect();
        let surplus = sent.iter().filter(|(key, _)| !listed.contains(*key));
        let surplus: Vec<String> = surplus.map(|(_, unit)| unit.code.to_string()).collect();
        if !absent.is_empty() || !surplus.is_empty() {
            findings.push(
                finding(&catalogue::ROLL_UP_UNITS_DIFFER)
                    .arg("absent", Arg::List(absent))
                    .arg("surplus", Arg::List(surplus)),
            );
        }
    }
    findings
}

/// The roster with the units of every roll-up in the place of its sender.
fn whole_roster(submissions: &[Submission], roster: &Roster, senders: &BTreeMap<Code, usize>) -> Roster {
    let parents: HashSet<&Code> = roster.units().iter().filter_map(|unit| unit.parent.as_ref()).collect();
    let sent = |unit: &Unit| {
        let index = senders.get(&unit.code)?;
        let roll_up = submissions[*index].roll_up.as_ref().filter(|roll_up| !roll_up.units.is_empty())?;
        Some((&submissions[*index], roll_up))
    };
    // What a roll-up says of a unit counts before what the roster of this level says.
    let carried: HashSet<String> = roster
        .units()
        .iter()
        .filter_map(sent)
        .flat_map(|(_, roll_up)| &roll_up.units)
        .map(|unit| folded(unit.code.as_str()))
        .collect();
    let came_alone = |unit: &Unit| {
        submissions.iter().any(|one| {
            one.roll_up.is_none()
                && one.identity.unit.as_ref() == Some(&unit.code)
                && matches!(one.status, Status::Accepted | Status::Rejected)
        })
    };
    let mut seen: HashSet<String> = HashSet::new();
    let (mut units, mut groups) = (Vec::new(), Vec::new());
    for unit in roster.units() {
        if let Some((submission, roll_up)) = sent(unit) {
            groups.push(unit.clone());
            for below in &roll_up.units {
                let there = unit_of(below, submission, roster.unit(below.code.as_str()), &unit.code);
                if below.standing == RolledStanding::Committee {
                    if below.code != unit.code {
                        groups.push(there);
                    }
                } else if seen.insert(folded(below.code.as_str())) {
                    units.push(there);
                }
            }
        } else if parents.contains(&unit.code) && !came_alone(unit) {
            groups.push(unit.clone());
        } else if !carried.contains(&folded(unit.code.as_str())) {
            units.push(unit.clone());
        }
    }
    roster.replaced(units, groups)
}

/// A unit below as a unit of this level; `known` is what the roster of this level has under its code.
fn unit_of(below: &RolledUnit, submission: &Submission, known: Option<&Unit>, sender: &Code) -> Unit {
    let through = below.place.as_ref().map(|(sheet, cell)| {
        let lower = below.declared.as_ref().map(|(roster, line)| {
            Arc::new(LowerSource {
                file: FileStamp { path: roster.clone(), sha256: Arc::from("") },
                sheet: Arc::from(""),
                cell: None,
                raw: String::new(),
                line: Some(*line),
                lower: None,
            })
        });
        let source = Source { sheet: sheet.clone(), cell: *cell, raw: below.code.as_str().into(), lower };
        (submission.file.clone(), source)
    });
    Unit {
        code: below.code.clone(),
        name: below.name.clone(),
        aliases: known.map(|unit| unit.aliases.clone()).unwrap_or_default(),
        kind: below.kind.clone(),
        cells: below.cells,
        founded: below.founded,
        dissolved: below.dissolved,
        parent: Some(sender.clone()),
        line: known.map_or(0, |unit| unit.line),
        through,
    }
}

/// What an accepted roll-up carries, as a submission for each unit.
fn carry(
    sender: &Submission,
    roll_up: &RollUp,
    form: &Form,
    whole: &Roster,
    aside: &HashSet<String>,
) -> Vec<Submission> {
    let mut by_unit: HashMap<&Code, Submission> = HashMap::new();
    for unit in &roll_up.units {
        let came = unit.standing != RolledStanding::Missing && !unit.files.is_empty();
        if !came || aside.contains(&folded(unit.code.as_str())) {
            continue;
        }
        by_unit.insert(&unit.code, carried(sender, roll_up, unit, form, whole));
    }
    for entry in &roll_up.entries {
        let Some(submission) = by_unit.get_mut(&entry.unit) else { continue };
        let Some(place) = &entry.place else { continue };
        let source = Source { lower: entry.lower.clone().map(Arc::new), ..place.clone() };
        let row = source.cell.row;
        let value = Value { state: entry.state, datum: entry.datum.clone(), source: Some(source) };
        match &entry.item {
            RolledItem::Field(code) => {
                submission.values.insert(code.clone(), value);
            }
            RolledItem::Row { table, .. } => {
                let cells = CodeMap::new();
                let lower = value.source.and_then(|source| source.lower);
                submission.tables.entry(table.clone()).or_default().push(Row { row, cells, lower });
            }
            RolledItem::Cell { table, column, .. } => {
                if let Some(last) = submission.tables.get_mut(table).and_then(|rows| rows.last_mut()) {
                    last.cells.insert(column.clone(), value);
                }
            }
        }
    }
    let mut carried: Vec<Submission> =
        roll_up.units.iter().filter_map(|unit| by_unit.remove(&unit.code)).collect();
    for submission in &mut carried {
        fill_computed(submission, form);
    }
    carried
}

fn carried(
    sender: &Submission,
    roll_up: &RollUp,
    unit: &RolledUnit,
    form: &Form,
    whole: &Roster,
) -> Submission {
    let is_committee = unit.standing == RolledStanding::Committee;
    let mut submission = Submission::unread(sender.file.clone());
    submission.identity.clone_from(&sender.identity);
    submission.identity.unit = whole.unit(unit.code.as_str()).map_or(Some(unit.code.clone()), |known| {
        Some(if is_committee { unit.code.clone() } else { known.code.clone() })
    });
    submission.identity.unit_name = Some(unit.name.to_string());
    submission.identity.unit_kind = Some(unit.kind.to_string());
    submission.identity.filled_on = None;
    // Of a rejected unit a roll-up has figures only if it is provisional itself.
    submission.readable = unit.standing != RolledStanding::Rejected || roll_up.provisional;
    submission.status = match unit.standing {
        RolledStanding::Rejected => Status::Rejected,
        _ => Status::Accepted,
    };
    let absent = || Value { state: State::Blank, datum: None::<Datum>, source: None };
    for field in form.asked_fields(is_committee) {
        submission.values.insert(field.code.clone(), absent());
    }
    if !is_committee {
        submission.tables.extend(form.tables().iter().map(|table| (table.code.clone(), Vec::new())));
    }
    submission.carried = Some(Arc::new(unit.clone()));
    submission
}

/// Counts every unit below instead of the senders.
#[expect(
    clippy::too_many_arguments,
    reason = "all of them are parts of one collection, each of another kind"
)]
fn count(
    submissions: &[Submission],
    selection: &mut Selection,
    whole: &Roster,
    own: &Roster,
    senders: &BTreeMap<Code, usize>,
    aside: &HashSet<String>,
    period: Period,
    committee: &Code,
) {
    let before = std::mem::take(&mut selection.units);
    let mut standing: HashMap<String, (RolledStanding, bool)> = HashMap::new();
    for index in senders.values() {
        let submission = &submissions[*index];
        let taken = submission.status == Status::Accepted;
        for unit in submission.roll_up.iter().flat_map(|roll_up| &roll_up.units) {
            let there = match unit.standing {
                RolledStanding::Accepted if !taken => RolledStanding::Rejected,
                standing => standing,
            };
            let known = standing.entry(folded(unit.code.as_str())).or_insert((there, unit.late));
            // Of two lists the one that has something of the unit.
            if matches!(known.0, RolledStanding::Missing | RolledStanding::NotExpected) {
                *known = (there, unit.late);
            }
        }
    }
    let is_own = |list: &[Code], code: &Code| list.contains(code);
    for unit in whole.units() {
        let key = folded(unit.code.as_str());
        let code = unit.code.clone();
        let own_file = is_own(&before.received, &code)
            && submissions.iter().any(|one| {
                one.roll_up.is_none()
                    && one.identity.unit.as_ref() == Some(&code)
                    && matches!(one.status, Status::Accepted | Status::Rejected)
            });
        let (there, late) = match standing.get(&key) {
            Some((there, late)) if !own_file => (*there, *late),
            _ if !unit.reports_in(period) => continue,
            _ if is_own(&before.accepted, &code) => (RolledStanding::Accepted, is_own(&before.late, &code)),
            _ if is_own(&before.rejected, &code) => (RolledStanding::Rejected, is_own(&before.late, &code)),
            _ => (RolledStanding::Missing, false),
        };
        if !there.is_expected() {
            continue;
        }
        let there = if aside.contains(&key) { RolledStanding::Rejected } else { there };
        let units = &mut selection.units;
        units.expected.push(code.clone());
        match there {
            RolledStanding::Accepted => units.accepted.push(code.clone()),
            RolledStanding::Rejected => units.rejected.push(code.clone()),
            _ => units.missing.push(code.clone()),
        }
        if there != RolledStanding::Missing {
            units.received.push(code.clone());
        }
        if late {
            units.late.push(code);
        }
    }
    // Of a unit that reports through another its sender is told.
    let told_of_sender = |code: &Code| {
        let parent = own.unit(code.as_str()).and_then(|unit| unit.parent.as_ref());
        parent.is_some_and(|parent| parent != committee) || standing.contains_key(&folded(code.as_str()))
    };
    selection.findings.retain(|finding| {
        *finding.entry != catalogue::UNIT_MISSING || !finding.unit.as_ref().is_some_and(told_of_sender)
    });
}
