//! What looks odd about a form without breaking a rule.

mod kind;
mod likeness;
mod own_past;
mod peers;
mod round_figures;
mod spread;
mod standing;
mod thresholds;

pub use kind::OddityKind;
pub use thresholds::Thresholds;

use crate::{Code, Finding, Form, Past, Roster, Status, Submission};
use likeness::{Likenesses, repeated};
use own_past::OwnPast;
use peers::Peers;
use round_figures::round_figures;
use standing::Standing;

/// Looks for what is odd about the submissions that stand, by the thresholds of the form, and adds it to their
/// findings: a figure that is unlike those of the unit's own past or of its peers, figures that are those of the
/// period before or of another unit, round figures, a sudden zero. None of it is an error, so no submission loses its
/// status by it.
///
/// To be called once it is settled which submissions stand and what the office decided, and before warnings are
/// explained. Neither the order of the submissions nor who else is odd changes what is said of one: medians do not
/// follow the odd, and only sound submissions are compared with.
pub fn find_oddities(
    submissions: &mut [Submission],
    form: &Form,
    roster: &Roster,
    committee: &Code,
    past: &Past,
) {
    let thresholds = form.thresholds();
    let found: Vec<Vec<Finding>> = {
        let seen: Vec<Option<Standing<'_>>> = submissions
            .iter()
            .map(|submission| {
                // The totals of many units are like nobody's figures.
                let stands = matches!(submission.status, Status::Accepted | Status::Rejected)
                    && submission.roll_up.is_none();
                let unit = submission.identity.unit.as_ref().filter(|_| stands)?;
                let listed = roster.unit(unit.as_str());
                let known = listed.is_some() || unit == committee;
                known.then_some(Standing { form, submission, unit, listed })
            })
            .collect();
        let all: Vec<Standing<'_>> = seen.iter().flatten().copied().collect();
        let own_past = OwnPast::new(past, thresholds, &all);
        let peers = Peers::new(thresholds, &all);
        let likenesses = Likenesses::new(thresholds, &all);
        let of_one = |standing: Standing<'_>| {
            let mut findings = own_past.findings(&standing);
            findings.extend(peers.findings(&standing));
            findings.extend(repeated(&standing, past, thresholds));
            findings.extend(likenesses.copied(&standing));
            findings.extend(round_figures(&standing, thresholds));
            findings
        };
        seen.into_iter().map(|standing| standing.map_or_else(Vec::new, of_one)).collect()
    };
    for (submission, findings) in submissions.iter_mut().zip(found) {
        if !findings.is_empty() {
            submission.findings.extend(findings);
            submission.findings.sort_by(|a, b| a.place.cmp(&b.place).then(a.entry.code.cmp(b.entry.code)));
        }
    }
}
