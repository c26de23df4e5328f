//! How the matrix is cut into printed pages, so that no section's heading is cut in two.

use tonghop_core::Section;

use super::book::Book;
use super::matrix_plan::FIRST_FIELD;

/// What A4 landscape leaves between the margins, in points.
const PAGE_WIDTH: f64 = 765.0;
const PAGE_HEIGHT: f64 = 495.0;
/// The smallest scale that can still be read, in percent.
const SMALLEST: u16 = 55;
/// The height of a row of values, in points.
const ROW: f64 = 15.0;

/// Some columns of one section that stand on one page.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) section: &'a Section,
    /// The first and the last column.
    pub(super) columns: (u16, u16),
    /// Whether the section has begun before.
    pub(super) continued: bool,
}

/// The scale of the sheet and where its pages begin.
#[derive(Debug)]
pub(super) struct MatrixPages<'a> {
    pub(super) scale: u16,
    /// The first column of every page but the first.
    pub(super) breaks: Vec<u16>,
    pub(super) parts: Vec<Part<'a>>,
}

impl<'a> MatrixPages<'a> {
    /// `fixed` are the widths of the columns before the fields, of which the first `repeated` stand on every
    /// page; `head` is the height of what stands above the values.
    pub(super) fn new(
        book: &Book<'a>,
        fixed: &[f64],
        repeated: usize,
        head: f64,
        width: &dyn Fn(u16) -> f64,
    ) -> Self {
        let height = head + ROW * (book.matrix.rows.len() as f64 + 1.0);
        let scale = ((PAGE_HEIGHT / height * 100.0).floor() as u16).clamp(SMALLEST, 100);
        let room = PAGE_WIDTH * 100.0 / f64::from(scale);
        let sum = |widths: &[f64]| widths.iter().map(|width| points(*width)).sum::<f64>();
        let mut used = sum(fixed);
        let mut empty = true;
        let (mut breaks, mut parts) = (Vec::new(), Vec::<Part>::new());
        for section in book.form().sections() {
            let columns =
                book.form().fields_of(section).iter().filter_map(|field| book.matrix.column(&field.code));
            let columns: Vec<u16> = columns.flat_map(|c| c.column..c.column + c.width()).collect();
            let wanted: f64 = columns.iter().map(|column| points(width(*column))).sum();
            let mut continued = false;
            for column in columns {
                let next = points(width(column));
                // A section that fits on a page of its own is not begun at the end of a page.
                let fits = sum(&fixed[..repeated]) + wanted <= room;
                let moves = !continued && fits && used + wanted > room && used > room / 2.0;
                if (used + next > room || moves) && !empty {
                    breaks.push(column);
                    used = sum(&fixed[..repeated]);
                }
                match parts.last_mut() {
                    Some(part) if continued && breaks.last() != Some(&column) => part.columns.1 = column,
                    _ => parts.push(Part { section, columns: (column, column), continued }),
                }
                used += next;
                (empty, continued) = (false, true);
            }
        }
        debug_assert!(breaks.iter().all(|column| *column >= FIRST_FIELD));
        Self { scale, breaks, parts }
    }
}

/// The width of a column on paper: seven pixels a digit and five of padding, 96 to the inch.
fn points(width: f64) -> f64 {
    (width * 7.0 + 5.0) * 0.75
}
