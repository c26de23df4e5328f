//! A rule or formula as a formula of a sheet.

use crate::expression::{Expression, Operator};
use crate::{Function, Name};

/// Where the names of a rule have their values in a sheet.
pub trait SheetCells {
    /// The cell that has the value of a name; of a column the range of its cells.
    fn value(&self, name: &Name) -> String;

    /// The same for functions that look at cells, such as `ISBLANK`: a cell that is empty where there is no
    /// answer, whatever that means for the value.
    fn cell(&self, name: &Name) -> String {
        self.value(name)
    }

    /// Beside the range of a column, the range that has 1 in each row that is one of the table. `None` where
    /// every cell of the range is an answer.
    fn rows(&self, column: &Name) -> Option<String> {
        let _every_cell = column;
        None
    }
}

impl Expression {
    /// The expression over cells. `outer` is how tightly the surroundings bind; weaker expressions get
    /// brackets. `None` where no formula of a sheet says the same.
    pub(crate) fn over(&self, cells: &dyn SheetCells, outer: u8) -> Option<String> {
        Some(match self {
            Self::Number(number) => number.normalize().to_string(),
            Self::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
            Self::Flag(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
            Self::Omitted => String::new(),
            Self::Name(name) => cells.value(name),
            // A sign binds more tightly than a power in spreadsheets: -2^2 is 4.
            Self::Negated(inner) => format!("-{}", inner.over(cells, 6)?),
            Self::Percent(inner) => format!("{}%", inner.over(cells, 7)?),
            Self::Binary(operator, left, right) => binary(*operator, left, right, cells, outer)?,
            Self::Call(function, arguments) => call(*function, arguments, cells)?,
        })
    }

    /// The expression as an argument of a function that looks at cells.
    fn looked_at(&self, cells: &dyn SheetCells) -> Option<String> {
        match self {
            Self::Name(name) if !matches!(name, Name::Column(..)) => Some(cells.cell(name)),
            other => other.over(cells, 0),
        }
    }

    /// The range that says which cells of this column are rows of its table.
    fn rows(&self, cells: &dyn SheetCells) -> Option<String> {
        match self {
            Self::Name(name @ Name::Column(..)) => cells.rows(name),
            _ => None,
        }
    }
}

fn binary(
    operator: Operator,
    left: &Expression,
    right: &Expression,
    cells: &dyn SheetCells,
    outer: u8,
) -> Option<String> {
    let binding = operator.binding();
    let text =
        format!("{}{}{}", left.over(cells, binding)?, operator.sign(), right.over(cells, binding + 1)?);
    Some(if binding < outer { format!("({text})") } else { text })
}

fn call(function: Function, arguments: &[Expression], cells: &dyn SheetCells) -> Option<String> {
    match function {
        Function::CountIf | Function::CountIfs | Function::SumIf | Function::SumIfs => {
            return conditional(function, arguments, cells);
        }
        Function::CountA if arguments.iter().any(|argument| argument.rows(cells).is_some()) => {
            return count_content(arguments, cells);
        }
        _ => {}
    }
    let looks =
        matches!(function, Function::Count | Function::CountA | Function::IsBlank | Function::IsNumber);
    let written = |argument: &Expression| {
        if looks { argument.looked_at(cells) } else { argument.over(cells, 0) }
    };
    let arguments: Vec<String> = arguments.iter().map(written).collect::<Option<_>>()?;
    Some(format!("{}({})", function.name(), arguments.join(",")))
}

/// `COUNTA` over columns whose cells are formulas: those that give an empty text do not count.
fn count_content(arguments: &[Expression], cells: &dyn SheetCells) -> Option<String> {
    let part = |argument: &Expression| {
        let range = argument.looked_at(cells)?;
        Some(match argument.rows(cells) {
            Some(_) => format!("SUMPRODUCT(--(LEN({range})>0))"),
            None => format!("COUNTA({range})"),
        })
    };
    let parts: Vec<String> = arguments.iter().map(part).collect::<Option<_>>()?;
    Some(format!("SUM({})", parts.join(",")))
}

/// The functions that count or add by criteria, with one criterion more where only some cells are rows.
fn conditional(function: Function, arguments: &[Expression], cells: &dyn SheetCells) -> Option<String> {
    let (summed, pairs) = match function {
        Function::SumIfs => (arguments.first(), arguments.get(1..)?),
        Function::SumIf => (arguments.get(2).or(arguments.first()), arguments.get(..2)?),
        _ => (None, arguments),
    };
    let counted = pairs.iter().step_by(2).find_map(|tested| tested.rows(cells));
    let Some(counted) = counted else {
        let one = |(index, argument): (usize, &Expression)| match (function, index) {
            (Function::SumIfs, 0) => argument.looked_at(cells),
            (Function::SumIfs, _) if index % 2 == 1 => argument.looked_at(cells),
            (Function::SumIf, 0 | 2) => argument.looked_at(cells),
            (Function::CountIf | Function::CountIfs, _) if index % 2 == 0 => argument.looked_at(cells),
            _ => argument.over(cells, 0),
        };
        let arguments: Vec<String> = arguments.iter().enumerate().map(one).collect::<Option<_>>()?;
        return Some(format!("{}({})", function.name(), arguments.join(",")));
    };
    let mut written: Vec<String> = Vec::new();
    written.extend(match summed {
        Some(summed) => Some(summed.looked_at(cells)?),
        None => None,
    });
    for pair in pairs.chunks(2) {
        let [tested, criterion] = pair else { return None };
        if tested.rows(cells).is_some() && asks_for_nothing(criterion) {
            return None;
        }
        written.extend([tested.looked_at(cells)?, criterion.over(cells, 0)?]);
    }
    written.extend([counted, "1".to_owned()]);
    let name = if summed.is_some() { Function::SumIfs.name() } else { Function::CountIfs.name() };
    Some(format!("{name}({})", written.join(",")))
}

/// Whether a criterion is about empty cells: a formula that gives an empty text does not make one.
fn asks_for_nothing(criterion: &Expression) -> bool {
    match criterion {
        Expression::Text(text) => text.trim_start_matches(['<', '>', '=']).chars().all(|c| c == '*'),
        Expression::Omitted => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Formula, Name, SheetCells};

    struct Sheet;

    impl SheetCells for Sheet {
        fn value(&self, name: &Name) -> String {
            match name {
                Name::Column(_, column) => format!("{column}1:{column}9"),
                other => format!("{other}$"),
            }
        }

        fn cell(&self, name: &Name) -> String {
            format!("IF(k=0,e,{name}$)")
        }

        fn rows(&self, _column: &Name) -> Option<String> {
            Some("r1:r9".to_owned())
        }
    }

    fn over(rule: &str) -> Option<String> {
        Formula::parse(rule).unwrap().over_cells(&Sheet)
    }

    #[test]
    fn only_rows_of_the_table_are_counted() {
        for (rule, expected) in [
            ("A1 = COUNTIF(T[a], \"<>x\")", "A1$=COUNTIFS(a1:a9,\"<>x\",r1:r9,1)"),
            ("SUMIF(T[a], \"x\", T[b]) > 1", "SUMIFS(b1:b9,a1:a9,\"x\",r1:r9,1)>1"),
            ("SUMIF(T[b], \">1\") > 1", "SUMIFS(b1:b9,b1:b9,\">1\",r1:r9,1)>1"),
            ("SUM(T[b], A1) = (A1 + 1) * 2", "SUM(b1:b9,A1$)=(A1$+1)*2"),
            ("COUNTA(T[b], A1) > 1", "SUM(SUMPRODUCT(--(LEN(b1:b9)>0)),COUNTA(IF(k=0,e,A1$)))>1"),
            ("OR(ISBLANK(A1), A1 = 0)", "OR(ISBLANK(IF(k=0,e,A1$)),A1$=0)"),
            ("COUNTIF(A1, 5) = 1", "COUNTIF(IF(k=0,e,A1$),5)=1"),
        ] {
            assert_eq!(over(rule).as_deref(), Some(expected), "{rule}");
        }
    }

    #[test]
    fn what_is_about_empty_cells_of_a_column_cannot_be_said() {
        for rule in ["COUNTIF(T[a], \"<>\") = 1", "COUNTIF(T[a], \"\") = 1", "COUNTIF(T[a], \"*\") = 1"] {
            assert_eq!(over(rule), None, "{rule}");
        }
    }
}
