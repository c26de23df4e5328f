use tonghop::{FieldType, State};

use super::spelling::{Put, spelled};
use super::{Damage, Family, noted, noted_or_refused, quiet, refused, warned, warned_or_refused};
use crate::sheet::Content;
use crate::{Key, Reading, Want};
use FieldType::{Count, Decimal, Money, Percent, Ratio};
use Put::{Bool, Formatted, Inline, Number, Quoted, Text};

const COUNT: &[FieldType] = &[Count];
const MONEY: &[FieldType] = &[Money];
const DECIMAL: &[FieldType] = &[Decimal];
const PERCENT: &[FieldType] = &[Percent];
const NUMBERS: &[FieldType] = &[Count, Money, Decimal, Percent];

pub fn damages() -> Vec<Damage> {
    let mut all = counts();
    all.extend(doubtful_counts());
    all.extend(money());
    all.extend(decimals());
    all.extend(percentages());
    all.extend(stored());
    all
}

fn counts() -> Vec<Damage> {
    vec![
        spelled(
            "count-dot-groups",
            COUNT,
            vec![
                (Text("1.500"), noted("1500")),
                (Text("12.345"), noted("12345")),
                (Text("1.234.567"), noted("1234567")),
                (Inline("2.000"), noted("2000")),
            ],
        ),
        spelled(
            "count-space-groups",
            COUNT,
            vec![
                (Text("1 500"), noted("1500")),
                (Text("1\u{a0}500"), noted("1500")),
                (Text("1\u{202f}500"), noted_or_refused("1500")),
                (Text("1 234 567"), noted("1234567")),
            ],
        ),
        spelled(
            "count-comma-groups",
            COUNT,
            vec![(Text("1,500"), noted("1500")), (Text("60,000"), noted("60000"))],
        ),
        spelled(
            "count-outer-blanks",
            COUNT,
            vec![
                (Text(" 1500 "), noted("1500")),
                (Text("\u{a0}1500\u{a0}"), noted("1500")),
                (Text("1500\n"), noted("1500")),
                (Text("\t37"), noted("37")),
            ],
        ),
        spelled(
            "count-as-text",
            COUNT,
            vec![
                (Text("1500"), noted("1500")),
                (Quoted("1500"), noted("1500")),
                (Text("'1500"), noted("1500")),
                (Inline("1500"), noted("1500")),
                (Text("05"), noted("5")),
                (Text("007"), noted("7")),
                (Text("12."), noted_or_refused("12")),
                (Text("12;"), noted_or_refused("12")),
            ],
        ),
        spelled(
            "count-own-measure",
            COUNT,
            vec![
                (Text("12 {đv}"), noted("12")),
                (Text("1.500 {đv}"), noted("1500")),
                (Text("12{đv}"), noted_or_refused("12")),
                (Text("12 {đv}."), noted_or_refused("12")),
                (Text("({đv}) 12"), noted_or_refused("12")),
            ],
        ),
        spelled(
            "count-other-measure",
            COUNT,
            vec![
                (Text("12 {khác}"), refused()),
                (Text("12 %"), refused()),
                (Text("12%"), refused()),
                (Text("3 triệu đồng"), refused()),
                (Text("12 giờ"), warned_or_refused("12")),
            ],
        ),
        spelled(
            "count-look-alike-digits",
            COUNT,
            vec![
                (Text("l2"), noted("12")),
                (Text("1O"), noted("10")),
                (Text("１２"), noted("12")),
                (Text("1２"), noted("12")),
                (Text("12\u{a0}"), noted("12")),
                (Text("1\u{200b}2"), noted_or_refused("12")),
                (Text("\u{feff}12"), noted_or_refused("12")),
                (Text("I2"), noted_or_refused("12")),
                (Text("1o"), noted_or_refused("10")),
                (Text("٣"), noted_or_refused("3")),
            ],
        ),
        spelled(
            "count-followed-by-words",
            COUNT,
            vec![
                (Text("12 (cả Sở)"), noted_or_refused("12")),
                (Text("12 (đã báo cáo)"), noted_or_refused("12")),
                (Text("12 {đv} (kể cả cộng tác viên)"), noted_or_refused("12")),
            ],
        ),
    ]
}

fn doubtful_counts() -> Vec<Damage> {
    let not_applicable = || Want::Noted(Reading { state: State::NotApplicable, value: None });
    vec![
        spelled(
            "number-fraction-in-count",
            COUNT,
            vec![
                // The figure of the period before may settle what was meant.
                (Number("1.5"), noted_or_refused("1500")),
                (Number("2.345"), noted_or_refused("2345")),
                (Formatted("1.5", "#,##0"), noted_or_refused("1500")),
                (Formatted("1.5", "0"), noted_or_refused("1500")),
                (Formatted("1.5", "0.000"), noted_or_refused("1500")),
                (Number("0.5"), refused()),
                (Number("12.0000001"), refused()),
            ],
        ),
        spelled(
            "count-estimates",
            &[Count, Money],
            [
                "hơn 2.000",
                "trên 20",
                "gần 500",
                "khoảng 100",
                "~50",
                ">100",
                "≈ 50",
                "< 100",
                "50+",
                "hơn 30",
                "từ 50 trở lên",
                "trên dưới 50",
                "chừng 30",
                "ít nhất 50",
                "tối thiểu 20",
                "dưới 100",
                "ước 50",
                "Khoảng 1.500",
                "≥ 20",
                "không dưới 50",
                "độ 50",
                "xấp xỉ 100",
                "hàng trăm",
                "vài chục",
                "nhiều",
                "hơn 1 tỷ",
                "gần 20 triệu",
                "trên 20 triệu",
                "> 20 triệu đồng",
            ]
            .into_iter()
            .map(|text| (Text(text), refused()))
            .collect(),
        ),
        spelled(
            "count-two-numbers",
            COUNT,
            [
                "12 (trong đó 5 nữ)",
                "12-15",
                "12 - 15",
                "12–15",
                "12/15",
                "12; 15",
                "12+5",
                "12, 5",
                "12 và 5",
                "12 (5 nữ)",
                "12:5",
                "10 đến 15",
                "12 {đv}, 3 {khác}",
                "12 nữ/30",
                "12\n5",
                "12 34",
                "3x4",
                "1 50",
                "5 = 3+2",
                "15 (kỳ trước 12)",
                "12 (mười ba)",
            ]
            .into_iter()
            .map(|text| (Text(text), refused()))
            .collect(),
        ),
        spelled(
            "count-broken-separators",
            COUNT,
            [
                "1.500,5",
                "1.5000",
                "12.34",
                "1.50",
                "1.500.00",
                "1,500.5",
                "0.500",
                "1.5",
                "12,5",
                "1..500",
                "1.5.0",
                ".500",
                "1500.5",
                "1.500 000.1",
                "01.500",
                "1.500,000",
                "1,5",
            ]
            .into_iter()
            .map(|text| (Text(text), refused()))
            .collect(),
        ),
        spelled(
            "count-whole-with-decimals",
            COUNT,
            vec![
                (Text("15.00"), noted_or_refused("15")),
                (Text("15,0"), noted_or_refused("15")),
                (Number("15.0"), quiet("15")),
                (Number("1.5E3"), quiet("1500")),
                (Number("1.5e+03"), quiet("1500")),
                (Text("1E3"), noted_or_refused("1000")),
            ],
        ),
        spelled(
            "count-arithmetic-and-roman",
            COUNT,
            ["=5+7", "5+7", "XII", "IV", "2x6", "12=7+5", "5 + 7 = 12", "(7+5)", "3*4", "II/2012"]
                .into_iter()
                .map(|text| (Quoted(text), refused()))
                .collect(),
        ),
        spelled(
            "count-in-number-words",
            COUNT,
            vec![
                (Text("mười hai"), noted("12")),
                (Text("Mười hai"), noted("12")),
                (Text("hai mươi mốt"), noted_or_refused("21")),
                (Text("hai mươi lăm"), noted_or_refused("25")),
                (Text("một trăm linh năm"), noted_or_refused("105")),
                (Text("một nghìn năm trăm"), noted_or_refused("1500")),
                (Text("một trăm hai"), noted_or_refused("120")),
                (Text("mười hai {đv}"), noted_or_refused("12")),
                (Text("năm"), noted_or_refused("5")),
                (Text("mười mươi"), refused()),
                (Text("hai ba"), refused()),
            ],
        ),
        spelled(
            "count-scaled-words",
            COUNT,
            vec![
                (Text("12 nghìn"), noted_or_refused("12000")),
                (Text("1,5 nghìn"), noted_or_refused("1500")),
                (Text("12k"), noted_or_refused("12000")),
                (Text("1 chục"), noted_or_refused("10")),
                (Text("2 tá"), noted_or_refused("24")),
                (Text("1.500 nghìn"), noted_or_refused("1500000")),
            ],
        ),
        spelled(
            "count-negative",
            COUNT,
            vec![
                (Number("-5"), refused()),
                (Text("-5"), refused()),
                (Text("(12)"), noted_or_refused("12")),
                (Text("−5"), refused()),
                (Text("+12"), noted_or_refused("12")),
                (Formatted("-5", "0;0"), refused()),
            ],
        ),
        spelled(
            "number-not-applicable",
            NUMBERS,
            vec![
                (Text("không áp dụng"), not_applicable()),
                (Text("N/A"), not_applicable()),
                (Text("n/a"), not_applicable()),
                (Text("x"), not_applicable()),
                (Text("X"), not_applicable()),
            ],
        ),
    ]
}

fn money() -> Vec<Damage> {
    vec![
        spelled(
            "money-words",
            MONEY,
            vec![
                (Text("20 triệu"), noted("20000000")),
                (Text("20 tr"), noted("20000000")),
                (Text("20tr"), noted("20000000")),
                (Text("20,45 triệu đồng"), noted("20450000")),
                (Text("20.450.000đ"), noted("20450000")),
                (Text("20.450.000 đồng"), noted("20450000")),
                (Text("20450 nghìn"), noted("20450000")),
                (Text("2 tỷ"), noted("2000000000")),
                (Text("1,5 tỷ"), noted("1500000000")),
                (Text("20.450.000 VNĐ"), noted_or_refused("20450000")),
                (Text("20.450.000đ."), noted_or_refused("20450000")),
                (Text("2 tỷ 300 triệu"), noted_or_refused("2300000000")),
                (Text("2 tỉ"), noted_or_refused("2000000000")),
                (Text("500 ngàn đồng"), noted_or_refused("500000")),
                (Text("500k"), noted_or_refused("500000")),
                (Text("20 triệu 450 nghìn đồng"), noted_or_refused("20450000")),
                (Text("hai mươi triệu đồng"), noted_or_refused("20000000")),
                (Text("1 triệu rưỡi"), noted_or_refused("1500000")),
                (Text("2 tỷ rưỡi"), noted_or_refused("2500000000")),
                (Text("1 triệu 2"), noted_or_refused("1200000")),
            ],
        ),
        spelled(
            "money-groups",
            MONEY,
            vec![
                (Text("1.500.000"), noted("1500000")),
                (Text("1,500,000"), noted("1500000")),
                (Text("1 500 000"), noted("1500000")),
                (Text("1\u{a0}500\u{a0}000 đ"), noted("1500000")),
                (Text("1500000"), noted("1500000")),
                (Text("450.000"), noted("450000")),
            ],
        ),
        spelled(
            "money-two-readings",
            MONEY,
            vec![
                (Text("20.450 triệu"), refused()),
                (Text("1.500 tỷ"), refused()),
                (Text("20.45"), refused()),
                (Text("20,45"), refused()),
                (Number("20.45"), refused()),
                (Number("1.5"), refused()),
                (Text("20 triệu (trong đó 5 triệu quyên góp)"), refused()),
                (Text("20-25 triệu"), refused()),
                (Text("5 triệu + 3 triệu"), refused()),
                (Text("100 USD"), refused()),
                (Text("$100"), refused()),
                (Text("20 triệu/tháng"), refused()),
                (Text("20 triệu x 3"), refused()),
                (Text("1.500.00"), refused()),
                (Text("10 suất x 200.000đ"), refused()),
            ],
        ),
        spelled(
            "money-format-scales",
            MONEY,
            vec![
                (Formatted("20", "0\" triệu\""), Want::Any(vec![noted("20000000"), warned("20"), refused()])),
                (Formatted("20.45", "0.00\" triệu đồng\""), noted_or_refused("20450000")),
                (Formatted("20450000", "#,##0,"), warned_or_refused("20450000")),
                (Formatted("20450000", "0.00,,\" tr\""), Want::Any(vec![noted("20450000"), refused()])),
            ],
        ),
    ]
}

fn decimals() -> Vec<Damage> {
    vec![
        spelled(
            "decimal-two-readings",
            DECIMAL,
            vec![
                (Text("1.500"), refused()),
                (Text("12.345"), refused()),
                (Text("7.082"), refused()),
                (Text("1.500 {đv}"), refused()),
            ],
        )
        .alone(),
        spelled(
            "decimal-text",
            DECIMAL,
            vec![
                (Text("7,5"), noted("7.5")),
                (Text("7,50 {đv}"), noted("7.5")),
                (Text("0,508"), noted("0.508")),
                (Text("1.234,5"), noted("1234.5")),
                (Text("12"), noted("12")),
                (Text("7.5"), noted_or_refused("7.5")),
                (Text("1,234.5"), noted_or_refused("1234.5")),
            ],
        )
        .alone(),
        spelled(
            "decimal-float-noise",
            DECIMAL,
            vec![
                (Number("0.30000000000000004"), quiet("0.3")),
                (Number("123.45600000000001"), quiet("123.456")),
                (Number("5.1000000000000005"), quiet("5.1")),
            ],
        ),
        every_decimal("decimal-column-points", &["7.082", "0.508", "12.25", "3.5"], |text| {
            Some(text.to_owned())
        }),
        every_decimal("decimal-column-thousands", &["7.082", "12.500", "1.200.300", "3.000"], |text| {
            Some(text.replace('.', ""))
        }),
        every_decimal("decimal-column-mixed", &["7,082", "1.200,5", "0,75", "12.500,25"], |text| {
            Some(text.replace('.', "").replace(',', "."))
        }),
        every_decimal("decimal-column-quarrel", &["7.082", "0.508", "1.200.300", "3.000"], |text| {
            (!["7.082", "3.000"].contains(&text)).then(|| text.replace("1.200.300", "1200300"))
        }),
    ]
}

/// All decimals of a file as text, which together settle what a point is.
fn every_decimal(
    name: &'static str,
    texts: &'static [&'static str],
    value: fn(&str) -> Option<String>,
) -> Damage {
    Damage::new(Family::Value, name, move |case| {
        let keys = case.untouched(|key, asked| asked.kind == Decimal && matches!(key, Key::Field(_)));
        if keys.len() < texts.len() {
            return None;
        }
        for (key, text) in keys.iter().zip(texts) {
            let want = value(text).map_or(Want::Refused, |value| {
                Want::Any(vec![Want::Noted(Reading::given(value)), Want::Refused])
            });
            case.answer(key, Content::text(*text), want);
        }
        Some(())
    })
    .every_type()
    .alone()
}

fn percentages() -> Vec<Damage> {
    vec![
        spelled(
            "percent-spelled",
            PERCENT,
            vec![
                (Text("95%"), noted("95")),
                (Text("95 %"), noted("95")),
                (Text("95,5"), noted("95.5")),
                (Text("95,5%"), noted("95.5")),
                (Text("95"), noted("95")),
                (Number("95"), quiet("95")),
                (Number("95.5"), quiet("95.5")),
                (Text("95 phần trăm"), noted_or_refused("95")),
            ],
        )
        .every_type(),
        spelled(
            "percent-format",
            PERCENT,
            vec![
                (Formatted("0.95", "0%"), quiet("95")),
                (Formatted("0.955", "0.0%"), quiet("95.5")),
                (Formatted("1", "0%"), quiet("100")),
                (Formatted("0.07", "0.00%"), quiet("7")),
                (Formatted("0.005", "0.0%"), quiet("0.5")),
                (Formatted("0.955", "0%"), Want::Any(vec![quiet("95.5"), Want::Refused])),
                (Formatted("1.05", "0%"), Want::Any(vec![quiet("105"), Want::Refused])),
                (Formatted("95", "0%"), Want::Any(vec![warned("95"), warned("9500"), refused()])),
            ],
        )
        .every_type(),
        spelled(
            "percent-two-readings",
            PERCENT,
            vec![
                (Number("0.95"), refused()),
                (Text("0,95"), refused()),
                (Text("0.95"), refused()),
                (Number("1"), refused()),
                (Text("95/100"), noted_or_refused("95")),
                (Text("khoảng 95%"), refused()),
                (Text("90-95%"), refused()),
                (Text(">95%"), refused()),
                (Text("95% (38/40)"), refused()),
            ],
        )
        .every_type(),
        spelled(
            "ratio-spelled",
            &[Ratio],
            vec![
                (Text("33/41"), quiet("33/41")),
                (Text(" 33 / 41 "), quiet("33/41")),
                (Text("33/41 xã"), noted_or_refused("33/41")),
                (Text("33 trên 41"), noted_or_refused("33/41")),
                (Text("33:41"), noted_or_refused("33/41")),
                (Text("33"), refused()),
                (Number("33"), refused()),
                (Number("0.8"), refused()),
                (Text("80%"), refused()),
                (Text("33/41/50"), refused()),
                (Text("33/"), refused()),
                (Text("1.500/2.000"), noted_or_refused("1500/2000")),
            ],
        )
        .every_type(),
        spelled(
            "ratio-as-day",
            &[Ratio, Count, Decimal, Money],
            vec![
                (Formatted("41002", "d-mmm"), refused()),
                (Formatted("41002", "dd/mm/yyyy"), refused()),
                (Formatted("41002", "[$-42A]d/m;@"), refused()),
                (Formatted("41002.5", "dd/mm/yyyy hh:mm"), refused()),
                (Formatted("0.5", "h:mm"), refused()),
            ],
        ),
    ]
}

fn stored() -> Vec<Damage> {
    vec![
        spelled(
            "count-stored-oddly",
            COUNT,
            vec![
                (Bool(true), refused()),
                (Number("11.999999999999998"), quiet("12")),
                (Number("12345678901234567890"), refused()),
                (Text("12345678901234567890"), refused()),
                (Formatted("12", "@"), Want::Any(vec![quiet("12"), noted("12")])),
                (Formatted("1500", "#,##0"), quiet("1500")),
                (Formatted("1500", "#,##0\" người\""), Want::Any(vec![quiet("1500"), refused()])),
                (Formatted("12", "[Red]0"), quiet("12")),
                (Formatted("0", "_-* #,##0\\ _₫_-;-* #,##0\\ _₫_-;_-* \"-\"??\\ _₫_-"), quiet("0")),
            ],
        ),
        spelled(
            "count-format-deceives",
            COUNT,
            vec![
                (Formatted("12", "0%"), warned_or_refused("12")),
                (Formatted("0.12", "0%"), refused()),
                (Formatted("1500000", "#,##0,"), warned_or_refused("1500000")),
                (Formatted("12", "0\"00\""), warned_or_refused("12")),
                (Formatted("12", ";;;"), Want::Any(vec![quiet("12"), warned("12"), refused()])),
                (Formatted("15", "0\" nghìn\""), Want::Any(vec![noted("15000"), warned("15"), refused()])),
            ],
        ),
        Damage::new(Family::Value, "count-thousand-times-less", |case| {
            let key = case.pick_filled_field(|asked| asked.kind == Count && asked.measure != "%")?;
            // As Excel of another locale leaves `2.000`: the figure of the period before was near it.
            let figure: u64 = case.truth(&key).value.as_deref()?.parse().ok()?;
            let thousands = (figure + 500) / 1000;
            if figure < 1000 {
                return None;
            }
            case.answer(&key, Content::number(thousands), warned_or_refused(&thousands.to_string()));
            Some(())
        })
        .every_type()
        .not_resaved()
        .by_history(),
    ]
}
