use std::io::Write;

use tonghop_output::DataTable;

use crate::Outputs;

/// A form in which tables of data are written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DataFormat {
    Csv,
    #[cfg(feature = "parquet")]
    Parquet,
}

impl DataFormat {
    /// The forms that are asked for.
    #[cfg(feature = "parquet")]
    pub(crate) fn of(outputs: Outputs) -> &'static [Self] {
        if outputs.parquet { &[Self::Csv, Self::Parquet] } else { &[Self::Csv] }
    }

    /// The one form that this build writes.
    #[cfg(not(feature = "parquet"))]
    pub(crate) fn of(_outputs: Outputs) -> &'static [Self] {
        &[Self::Csv]
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
        }
    }

    /// The name of the file of a table.
    pub(crate) fn file_name(self, table: &str) -> String {
        format!("{table}.{}", self.ending())
    }

    /// Writes a table.
    pub(crate) fn write(
        self,
        table: &DataTable<'_>,
        to: impl Write + Send,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        match self {
            Self::Csv => table.write_csv(to)?,
            #[cfg(feature = "parquet")]
            Self::Parquet => table.write_parquet(to)?,
        }
        Ok(())
    }
}
