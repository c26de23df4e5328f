/// What a consolidation writes besides the consolidated workbook and the data as CSV.
///
/// ```
/// assert!(!tonghop::Outputs::default().for_upper_level);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Outputs {
    /// A workbook that the level above takes as a submission.
    pub for_upper_level: bool,
    /// The tables of data as Parquet too.
    #[cfg(feature = "parquet")]
    pub parquet: bool,
}
