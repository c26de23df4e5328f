//! The charts, each with its figures beside it.

use rust_xlsxwriter::{
    Chart, ChartAxisCrossing, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat, ChartLayout,
    ChartLegendPosition, ChartLine, ChartPoint, ChartSeries, ChartSolidFill, ChartType, Color, IgnoreError,
    ObjectMovement, XlsxError,
};
use tonghop_core::{Arg, ChartKind, plain};

use super::book::Book;
use super::chart_plan::{Panel, panels};
use super::sheet::{Page, Sheet, lines};
use super::styles::{Look, Shape, Tint};
use crate::number_format::number_format;

/// The columns that charts lie on and that are printed, and their width.
const CANVAS: u16 = 8;
const CANVAS_WIDTH: f64 = 11.0;
/// The width of a note below a chart.
const NOTE_WIDTH: f64 = CANVAS as f64 * CANVAS_WIDTH * 0.95;
/// A column of that width is so many pixels wide.
const CANVAS_PIXELS: u32 = 8 * 82;
/// The columns of the figures.
const CODE: u16 = CANVAS + 1;
const LABEL: u16 = CODE + 1;
const FIRST_SERIES: u16 = LABEL + 1;
/// The row of the first chart.
const FIRST: u32 = 2;
/// The height of a row, in pixels.
const ROW: u32 = 20;
/// The scale of the print, in percent, and rows on a page of A4 at that scale: room for the units of a usual
/// committee below the chart of submissions.
const SCALE: u16 = 94;
const PAGE_ROWS: u32 = 51;

/// Pixels of a chart that its title, its axis and its legend take.
const HEADING: u32 = 44;
const AXIS: u32 = 34;
const LEGEND: u32 = 30;
/// The height of a chart, whatever stands in it.
const HEIGHTS: (u32, u32) = (160, 940);
/// Where bars begin and how long they can be, as shares of the width.
const BARS: (f64, f64) = (0.39, 0.54);

/// Colours of the figures of a line, in their order.
const SERIES: [u32; 6] = [0x002F_5597, 0x00B4_C7E7, 0x0054_8235, 0x00BF_9000, 0x007F_7F7F, 0x0084_3C0C];
const GREY: u32 = 0x00D9_D9D9;

pub(super) fn write(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let panels = panels(book);
    let series = panels.iter().map(|panel| panel.series.len()).max().unwrap_or(1);
    let mut widths = vec![CANVAS_WIDTH; usize::from(CANVAS)];
    widths.extend([3.0, 9.0, 62.0]);
    widths.extend(std::iter::repeat_n(14.0, series));
    sheet.widths(&widths)?;
    let period = [("period", Arg::Period(book.input.consolidation.period))];
    sheet.title(book, &book.say("consolidated-title-charts", &period))?;
    sheet.text(0, CODE, &book.text("consolidated-note-charts"), &book.styles.note)?;
    let (mut row, mut page) = (FIRST, 1);
    let mut breaks = Vec::new();
    let mut last = FIRST;
    for panel in &panels {
        let height = height(panel);
        let rows = (height + 4).div_ceil(ROW);
        let printed = rows + panel.notes.iter().map(|note| lines(note, NOTE_WIDTH) as u32).sum::<u32>();
        if row - page + printed > PAGE_ROWS && row > FIRST {
            breaks.push(row);
            page = row;
        }
        write_figures(book, sheet, row, panel)?;
        // A little below the edge of the row, where a page may end.
        sheet.raw().insert_chart_with_offset(row, 0, &drawn(book, row, panel, height), 0, 4)?;
        last = write_notes(book, sheet, row + rows, panel)?;
        row = last.max(row + panel.bars.len() as u32 + 1) + 2;
    }
    sheet.raw().ignore_error_range(FIRST, CODE, row, FIRST_SERIES, IgnoreError::NumberStoredAsText)?;
    sheet.raw().set_freeze_panes(1, 0)?;
    sheet.page(
        book,
        &Page { landscape: false, repeated: None, one_page_wide: false, last: (last, CANVAS - 1) },
    )?;
    sheet.raw().set_print_scale(SCALE).set_page_breaks(&breaks)?;
    Ok(())
}

/// The figures of a chart; those that stand elsewhere in the workbook are taken from there.
fn write_figures(book: &Book, sheet: &mut Sheet, head: u32, panel: &Panel) -> Result<(), XlsxError> {
    let style = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    sheet.text(head, CODE, &book.text("consolidated-column-code"), style)?;
    sheet.text(head, LABEL, &panel.title, style)?;
    for (column, series) in (FIRST_SERIES..).zip(&panel.series) {
        sheet.text(head, column, series, style)?;
    }
    for (row, bars) in (head + 1..).zip(&panel.bars) {
        sheet.text(row, CODE, &bars.code, book.shape(Shape::Text, Tint::Plain))?;
        sheet.text(row, LABEL, &bars.label, book.shape(Shape::Text, Tint::Plain))?;
        let style = book.shape(panel.shape, Tint::Plain);
        for (column, point) in (FIRST_SERIES..).zip(&bars.points) {
            match point {
                None => sheet.blank(row, column, style)?,
                Some(point) => match &point.formula {
                    Some(formula) => sheet.formula(row, column, formula, &plain(point.value), style)?,
                    None => sheet.number(row, column, point.value, style)?,
                },
            }
        }
    }
    Ok(())
}

/// Below the chart: what it does not show. Returns the last row.
fn write_notes(book: &Book, sheet: &mut Sheet, first: u32, panel: &Panel) -> Result<u32, XlsxError> {
    let style = book.styles.note.clone().set_text_wrap();
    let mut row = first;
    for note in &panel.notes {
        sheet.merged(row, (0, CANVAS - 1), note, &style)?;
        sheet.height(row, [(note.as_str(), NOTE_WIDTH)])?;
        row += 1;
    }
    Ok(row.max(first + 1) - 1)
}

/// How high a chart is, so that every line has its label.
fn height(panel: &Panel) -> u32 {
    let bars = panel.bars.len().max(1) as u32;
    let side_by_side = if panel.kind == ChartKind::Stacked { 1 } else { panel.series.len() as u32 };
    let legend = if panel.series.len() > 1 { LEGEND } else { 0 };
    let longest = panel.bars.iter().map(|bars| bars.label.chars().count()).max().unwrap_or(0);
    let of_label = if longest > 44 { 32 } else { 17 };
    let wanted = match panel.kind {
        ChartKind::Column => 320,
        ChartKind::Bar | ChartKind::Stacked => bars * of_label.max(6 + 11 * side_by_side),
    };
    (HEADING + AXIS + legend + wanted).clamp(HEIGHTS.0, HEIGHTS.1)
}

fn drawn(book: &Book, head: u32, panel: &Panel, height: u32) -> Chart {
    let kind = match panel.kind {
        ChartKind::Bar => ChartType::Bar,
        ChartKind::Column => ChartType::Column,
        ChartKind::Stacked => ChartType::BarStacked,
    };
    let (first, last) = (head + 1, head + panel.bars.len().max(1) as u32);
    let sheet = &book.names.charts;
    let range = |column: u16| (sheet.as_str(), first, column, last, column);
    let pattern = number_format(book.messages.language(), panel.shape.pattern());
    let font = |size: f64| {
        let mut font = ChartFont::new();
        font.set_name("Times New Roman").set_size(size);
        font
    };
    let fill = |colour: u32| {
        let mut format = ChartFormat::new();
        format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(colour)));
        format
    };
    let mut chart = Chart::new(kind);
    for (index, column) in (FIRST_SERIES..).take(panel.series.len()).enumerate() {
        let mut series = ChartSeries::new();
        let name = (sheet.as_str(), head, column);
        series.set_values(range(column)).set_categories(range(LABEL)).set_name(name);
        series.set_format(&mut fill(SERIES[index % SERIES.len()])).set_gap(45);
        if panel.kind != ChartKind::Stacked {
            let mut label = ChartDataLabel::new();
            label.show_value().set_position(ChartDataLabelPosition::OutsideEnd);
            label.set_num_format(pattern.as_str()).set_font(&font(8.0));
            series.set_data_label(&label);
        }
        if !panel.colours.is_empty() {
            let points: Vec<ChartPoint> =
                panel.colours.iter().map(|colour| ChartPoint::new().set_format(&mut fill(*colour))).collect();
            series.set_points(&points);
        }
        chart.push_series(&series);
    }
    let mut heading = font(12.0);
    heading.set_bold();
    chart.title().set_name(panel.title.as_str()).set_font(&heading);
    let mut thin = ChartLine::new();
    thin.set_color(Color::RGB(GREY));
    let lying = panel.kind != ChartKind::Column;
    // Of lying bars the axis of figures is the one that lies.
    let figures = if lying { chart.x_axis() } else { chart.y_axis() };
    figures.set_num_format(pattern.as_str()).set_font(&font(8.0)).set_major_gridlines_line(&thin);
    figures.set_major_gridlines(true);
    let names = if lying { chart.y_axis() } else { chart.x_axis() };
    names.set_font(&font(8.0)).set_label_interval(1).set_major_gridlines(false);
    if lying {
        // The first line of the figures is the first bar, and the axis of figures stays below.
        names.set_reverse().set_crossing(ChartAxisCrossing::Max);
        let share = |pixels: u32| f64::from(pixels) / f64::from(height);
        let legend = if panel.series.len() > 1 { LEGEND } else { 0 };
        let room = share(height.saturating_sub(HEADING + AXIS + legend));
        let layout = ChartLayout::new().set_offset(BARS.0, share(HEADING)).set_dimensions(BARS.1, room);
        chart.plot_area().set_layout(&layout);
    }
    if panel.series.len() > 1 {
        chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(9.0));
    } else {
        chart.legend().set_hidden();
    }
    let mut frame = ChartFormat::new();
    frame.set_border(&thin);
    chart.chart_area().set_format(&mut frame);
    chart.set_width(CANVAS_PIXELS).set_height(height);
    chart.set_alt_text(panel.title.as_str()).set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    chart
}
