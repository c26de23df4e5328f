use super::look::SIZE;

/// The greatest height that Excel gives a row, in points.
const TALLEST: f64 = 409.0;

/// How much narrower a cell is by one step of indentation, in digits.
pub(crate) const INDENT: f64 = 1.3;

/// How many pixels a column of `characters` digits is wide inside its borders.
fn inner_pixels(characters: f64) -> f64 {
    // Digits of running text have 8 pixels; some are padding.
    characters * 8.0 - 5.0
}

/// The height of a row that holds several wrapped texts: neither rust_xlsxwriter nor, for merged cells, Excel
/// works it out.
///
/// Widths are estimated from the widths of Times New Roman's letters, on the generous side: a line too many
/// is a blemish, a line too few cuts text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowHeight {
    points: f64,
}

impl RowHeight {
    /// At least one line of running text.
    pub fn new() -> Self {
        Self { points: line_points(SIZE) }
    }

    /// At least `lines` of running text.
    pub fn at_least(mut self, lines: u32) -> Self {
        self.points = self.points.max(line_points(SIZE) * f64::from(lines));
        self
    }

    /// Room for `text` in running size, in a cell of `characters` width.
    pub fn text(self, text: &str, characters: f64) -> Self {
        self.sized(text, characters, SIZE, false)
    }

    /// Room for bold `text` in running size.
    pub fn bold(self, text: &str, characters: f64) -> Self {
        self.sized(text, characters, SIZE, true)
    }

    /// Room for `text` of some size.
    pub fn sized(mut self, text: &str, characters: f64, size: f64, bold: bool) -> Self {
        let lines = lines(text, inner_pixels(characters), size, bold);
        self.points = self.points.max(line_points(size) * f64::from(lines));
        self
    }

    /// In points, with a little room above and below.
    pub fn points(self) -> f64 {
        (self.points + 3.0).min(TALLEST)
    }
}

/// The height of one line.
fn line_points(size: f64) -> f64 {
    size * 1.3
}

/// How many lines wrapped text takes.
fn lines(text: &str, pixels: f64, size: f64, bold: bool) -> u32 {
    let em = size * 96.0 / 72.0 * if bold { 1.12 } else { 1.05 };
    let width = |text: &str| text.chars().map(letter_width).sum::<f64>() * em;
    let mut lines = 0;
    for paragraph in text.split('\n') {
        lines += 1;
        let mut filled = 0.0;
        for word in paragraph.split(' ') {
            let word = width(word);
            let space = if filled > 0.0 { letter_width(' ') * em } else { 0.0 };
            if filled > 0.0 && filled + space + word > pixels {
                lines += 1;
                filled = word;
            } else {
                filled += space + word;
            }
            // A word that is wider than the cell is broken.
            while filled > pixels && pixels > 0.0 {
                lines += 1;
                filled -= pixels;
            }
        }
    }
    lines
}

/// The width of a letter of Times New Roman, in parts of its size. Accents do not change it.
fn letter_width(letter: char) -> f64 {
    match letter {
        ' ' | '\u{a0}' | ',' | '.' => 0.25,
        'i' | 'j' | 'l' | 't' | 'í' | 'ì' | 'ỉ' | 'ĩ' | 'ị' | ':' | ';' | '\'' | '/' | '|' | '·' => {
            0.28
        }
        'f' | 'r' | 'I' | '(' | ')' | '-' | '!' | '[' | ']' => 0.33,
        's' | 'J' => 0.39,
        'a' | 'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ'
        | 'ẫ' | 'ậ' => 0.444,
        'e' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' | 'c' | 'z' | '“' | '”' => {
            0.444
        }
        'm' | 'w' | '…' => 0.78,
        'M' | 'W' | '@' | '%' => 0.9,
        _ if letter.is_uppercase() => 0.69,
        _ => 0.5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_does_not_fit_takes_more_lines() {
        let words = "Số đoàn viên cử tham gia diễu hành hưởng ứng Năm An toàn giao thông";
        assert_eq!(lines(words, 1000.0, 12.0, false), 1);
        assert_eq!(lines(words, 330.0, 12.0, false), 2);
        assert_eq!(lines("một\nhai\n\nbốn", 330.0, 12.0, false), 4);
        assert!(lines(&"x".repeat(100), 100.0, 12.0, false) >= 8);
    }
}
