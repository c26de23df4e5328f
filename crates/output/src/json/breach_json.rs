use serde::Serialize;
use tonghop_core::{Breach, CitedFigure, Gap, Place, Side, plain};

/// What a broken rule compared: keys of its finding.
#[derive(Serialize)]
pub(super) struct BreachJson<'a> {
    /// The condition as the form writes it.
    check: &'a str,
    figures: Vec<FigureJson<'a>>,
    gaps: Vec<GapJson<'a>>,
}

#[derive(Serialize)]
struct FigureJson<'a> {
    /// As the rule names it.
    name: String,
    value: Option<String>,
    file: Option<&'a str>,
    sheet: Option<&'a str>,
    cell: Option<String>,
    /// The cells of a column, the first of them, and how many more there are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cells: Vec<String>,
    #[serde(skip_serializing_if = "is_zero")]
    more: usize,
}

#[derive(Serialize)]
struct GapJson<'a> {
    left: SideJson<'a>,
    operator: &'static str,
    right: SideJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    within: Option<SideJson<'a>>,
    off: Option<String>,
}

#[derive(Serialize)]
struct SideJson<'a> {
    formula: &'a str,
    value: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl<'a> From<&'a Breach> for BreachJson<'a> {
    fn from(breach: &'a Breach) -> Self {
        Self {
            check: &breach.check,
            figures: breach.figures.iter().map(FigureJson::from).collect(),
            gaps: breach.gaps.iter().map(GapJson::from).collect(),
        }
    }
}

impl<'a> From<&'a CitedFigure> for FigureJson<'a> {
    fn from(figure: &'a CitedFigure) -> Self {
        let place = figure.place.as_ref();
        Self {
            name: figure.name.to_string(),
            value: figure.value.data(),
            file: place.and_then(Place::file_name),
            sheet: place.and_then(Place::sheet_name),
            cell: place.and_then(Place::cell_ref).map(|cell| cell.to_string()),
            cells: figure.cells.iter().map(ToString::to_string).collect(),
            more: figure.more,
        }
    }
}

impl<'a> From<&'a Gap> for GapJson<'a> {
    fn from(gap: &'a Gap) -> Self {
        Self {
            left: SideJson::from(&gap.left),
            operator: gap.comparison.sign(),
            right: SideJson::from(&gap.right),
            within: gap.within.as_ref().map(SideJson::from),
            off: gap.off.map(plain),
        }
    }
}

impl<'a> From<&'a Side> for SideJson<'a> {
    fn from(side: &'a Side) -> Self {
        Self { formula: &side.formula, value: side.value.data() }
    }
}
