use jiff::civil::Date;

/// Who signs below a table of figures, where and when. A text that is empty leaves its line out, or room for it.
///
/// ```
/// use tonghop_core::{Committee, Language, ReportSettings};
/// let committee = Committee { code: "DK".into(), name: "Đoàn khối".into(), superior: "".into(), place: "Rạch Giá".into() };
/// let text = "[texts]\npreparer = \"Trần Văn Bình\"\n[period.2012-Q1]\ndate = 2012-04-05\n";
/// let period = "2012-Q1".parse().unwrap();
/// let settings = ReportSettings::parse("report.toml", text, &committee, Language::Vi, period).unwrap();
/// let signature = settings.signature();
/// assert_eq!((&*signature.place, &*signature.preparer), ("Rạch Giá", "Trần Văn Bình"));
/// assert_eq!((&*signature.preparer_title, &*signature.position), ("Người lập biểu", "Bí thư"));
/// assert_eq!(signature.date.unwrap().to_string(), "2012-04-05");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signature {
    /// Where the paper is dated.
    pub place: String,
    /// Its date; `None` leaves room for it.
    pub date: Option<Date>,
    /// What the one who drew it up is called.
    pub preparer_title: String,
    /// The name of the one who drew it up.
    pub preparer: String,
    /// On whose behalf it is signed.
    pub authority: String,
    /// The position of the one who signs.
    pub position: String,
    /// The name of the one who signs.
    pub signer: String,
}
