use tonghop_output::DataTable;

use crate::Error;

/// A form in which tables of data are written.
#[derive(Debug, Clone, Copy)]
pub(crate) enum DataFormat {
    Csv,
    #[cfg(feature = "parquet")]
    Parquet,
}

impl DataFormat {
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
