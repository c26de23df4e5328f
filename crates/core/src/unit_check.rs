use crate::catalogue;
use crate::text::folded;
use crate::unit_names::NameMatch;
use crate::{Arg, Code, Finding, Identity, Place, Requirements, Submission, Unit};

/// Resolves who a submission is from, and returns the kind of that unit; the committee's is empty.
pub(crate) fn check_unit(
    submission: &mut Submission,
    requirements: &Requirements<'_>,
    findings: &mut Vec<Finding>,
) -> Option<String> {
    let Requirements { roster, period, committee, .. } = *requirements;
    let place = Place::file(submission.file.path.clone());
    let disagree = |finding: &Finding| {
        *finding.entry == catalogue::CONFLICTING_IDENTITY
            && finding.args.contains(&("what", Arg::Word("identity-unit")))
    };
    if submission.findings.iter().any(disagree) {
        return None;
    }
    let identity = &mut submission.identity;
    let spelled = identity.unit_name.clone().unwrap_or_default();
    let named = roster.named(&spelled);
    let is_committee = |code: &Code| code.as_str().eq_ignore_ascii_case(committee.as_str());
    if identity.unit.as_ref().is_some_and(is_committee) {
        return match named {
            NameMatch::One(named) => {
                findings.push(conflict(&place, &spelled, (committee, ""), named));
                None
            }
            NameMatch::Several(_) | NameMatch::None => {
                identity.unit = Some(committee.clone());
                Some(String::new())
            }
        };
    }
    let unit = match resolve(identity, &named, &spelled, requirements, &place) {
        Ok((unit, finding)) => {
            findings.extend(finding);
            unit
        }
        Err(finding) => {
            let mut finding = *finding;
            if *finding.entry == catalogue::NO_UNIT {
                let offered = offered_by_file(submission, requirements).unwrap_or_default();
                finding = finding.text("suggestion", offered);
            }
            findings.push(finding);
            return None;
        }
    };
    if named == NameMatch::None && !spelled.is_empty() {
        let finding = Finding::new(&catalogue::NAME_UNKNOWN, place.clone()).found(spelled);
        findings.push(finding.text("unit", &*unit.name));
    }
    if let Some(kind) = identity.unit_kind.as_deref().filter(|kind| folded(kind) != folded(&unit.kind)) {
        let finding = Finding::new(&catalogue::KIND_DIFFERS, place.clone()).found(kind);
        findings.push(finding.text("expected", &*unit.kind));
    }
    identity.unit = Some(unit.code.clone());
    findings.extend(check_file_name(submission, unit, requirements));
    if !unit.reports_in(period) {
        findings.push(
            Finding::new(&catalogue::UNIT_NOT_EXPECTED, place)
                .found(unit.code.as_str())
                .text("unit", &*unit.name),
        );
    }
    Some(unit.kind.to_string())
}

/// The unit that code and name lead to, with what is to be said about the way there; else why there is none.
fn resolve<'r>(
    identity: &Identity,
    named: &NameMatch<'r>,
    spelled: &str,
    requirements: &Requirements<'r>,
    place: &Place,
) -> Result<(&'r Unit, Option<Finding>), Box<Finding>> {
    let roster = requirements.roster;
    let Some(code) = &identity.unit else {
        return match named {
            NameMatch::One(unit) => {
                let finding = Finding::new(&catalogue::UNIT_BY_NAME, place.clone()).found(spelled);
                let finding = finding.text("unit", &*unit.name).text("code", unit.code.as_str());
                Ok((unit, Some(finding)))
            }
            NameMatch::Several(units) => {
                let units = units.iter().map(|unit| format!("{} ({})", unit.code, unit.name)).collect();
                let finding = Finding::new(&catalogue::NAME_OF_SEVERAL, place.clone()).found(spelled);
                Err(Box::new(finding.arg("units", Arg::List(units))))
            }
            NameMatch::None => Err(Box::new(Finding::new(&catalogue::NO_UNIT, place.clone()).found(spelled))),
        };
    };
    let exact = roster.unit(code.as_str());
    let Some(unit) = exact.or_else(|| roster.unit_respelled(code.as_str())) else {
        let by_name = match named {
            NameMatch::One(unit) => Some(unit.code.as_str()),
            NameMatch::Several(_) | NameMatch::None => None,
        };
        let suggestion = by_name.or_else(|| roster.nearest_code(code.as_str())).unwrap_or_default();
        let finding = Finding::new(&catalogue::UNKNOWN_UNIT, place.clone()).found(code.as_str());
        return Err(Box::new(finding.text("suggestion", suggestion)));
    };
    let other = match named {
        NameMatch::One(named) => Some(*named).filter(|named| named.code != unit.code),
        NameMatch::Several(units) if units.iter().all(|named| named.code != unit.code) => {
            units.first().copied()
        }
        NameMatch::Several(_) | NameMatch::None => None,
    };
    if let Some(other) = other {
        return Err(Box::new(conflict(place, spelled, (&unit.code, &unit.name), other)));
    }
    let respelled = exact.is_none().then(|| {
        Finding::new(&catalogue::UNIT_CODE_RESPELLED, place.clone())
            .found(code.as_str())
            .text("code", unit.code.as_str())
    });
    Ok((unit, respelled))
}

fn conflict(place: &Place, spelled: &str, one: (&Code, &str), other: &Unit) -> Finding {
    let witnesses = vec![format!("{} ({})", one.0, one.1), format!("{} ({})", other.code, other.name)];
    Finding::new(&catalogue::CONFLICTING_IDENTITY, place.clone())
        .found(spelled)
        .arg("what", Arg::Word("identity-unit"))
        .arg("witnesses", Arg::List(witnesses))
}

/// The name of a file without its folder and its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The unit to be offered where the inside of a file names none: by the name in it that is nearly a unit's, else
/// by the name of the file.
fn offered_by_file(submission: &Submission, requirements: &Requirements<'_>) -> Option<String> {
    let roster = requirements.roster;
    let near = submission.identity.unit_name.as_deref().and_then(|name| roster.nearest_name(name));
    let unit = near.or_else(|| match roster.mentioned(stem(&submission.file.path))[..] {
        [unit] => Some(unit),
        _ => None,
    })?;
    Some(format!("{} ({})", unit.code, unit.name))
}

/// A file whose name mentions another unit and not its own was perhaps filled in by another.
fn check_file_name(submission: &Submission, unit: &Unit, requirements: &Requirements<'_>) -> Option<Finding> {
    let name = stem(&submission.file.path);
    let mentioned = requirements.roster.mentioned(name);
    let [other] = mentioned[..] else { return None };
    (other.code != unit.code).then(|| {
        Finding::new(&catalogue::FILE_NAME_CONTRADICTS, Place::file(submission.file.path.clone()))
            .found(name)
            .text("unit", format!("{} ({})", unit.code, unit.name))
            .text("other", format!("{} ({})", other.code, other.name))
    })
}
