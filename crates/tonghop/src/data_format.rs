use tonghop_output::DataTable;

use crate::{Error, Outputs};

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

    /// The name of the file of a table, and its bytes.
    pub(crate) fn file(self, name: &str, table: &DataTable<'_>) -> Result<(String, Vec<u8>), Error> {
        let name = format!("{name}.{}", self.ending());
        let failed = |source| Error::Output { what: name.clone(), source };
        let bytes = match self {
            Self::Csv => table.to_csv().map_err(|error| failed(error.into()))?,
            #[cfg(feature = "parquet")]
            Self::Parquet => table.to_parquet().map_err(|error| failed(error.into()))?,
        };
        Ok((name, bytes))
    }
}
