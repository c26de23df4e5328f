use std::io::Write;
use std::sync::Arc;

use parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use crate::{DataCell, DataColumn, DataRow, DataTable, DataType};

/// How many rows a group has at most: so many are held in memory.
const GROUP: usize = 50_000;

impl DataTable<'_> {
    /// Writes the table as Parquet: one optional column for each of the table, texts and figures as strings, counts as 64-bit
    /// integers, flags as booleans. A cell that says nothing is null. Texts are not guarded as in CSV: no program
    /// takes them for formulas here.
    ///
    /// # Errors
    /// Where `to` takes no more.
    pub fn write_parquet(&self, to: impl Write + Send) -> Result<(), ParquetError> {
        let mut fields = Vec::new();
        for column in self.columns() {
            let field = match column.data_type {
                DataType::Text => Type::primitive_type_builder(column.name, Physical::BYTE_ARRAY)
                    .with_converted_type(ConvertedType::UTF8)
                    .with_logical_type(Some(LogicalType::String)),
                DataType::Count => Type::primitive_type_builder(column.name, Physical::INT64),
                DataType::Flag => Type::primitive_type_builder(column.name, Physical::BOOLEAN),
            };
            fields.push(Arc::new(field.with_repetition(Repetition::OPTIONAL).build()?));
        }
        let schema = Arc::new(Type::group_type_builder("tonghop").with_fields(fields).build()?);
        let properties = WriterProperties::builder()
            .set_created_by(concat!("tonghop ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let mut writer = SerializedFileWriter::new(to, schema, Arc::new(properties))?;
        let mut rows = self.rows();
        loop {
            let group: Vec<DataRow<'_>> = rows.by_ref().take(GROUP).collect();
            let last = group.len() < GROUP;
            write_group(self.columns(), &group, writer.next_row_group()?)?;
            if last {
                writer.close()?;
                return Ok(());
            }
        }
    }

    /// What [`DataTable::write_parquet`] writes.
    ///
    /// # Errors
    /// None in practice; the writer's error is handed on rather than hidden.
    pub fn to_parquet(&self) -> Result<Vec<u8>, ParquetError> {
        let mut bytes = Vec::new();
        self.write_parquet(&mut bytes)?;
        Ok(bytes)
    }
}

fn write_group<W: Write + Send>(
    columns: &[DataColumn],
    rows: &[DataRow<'_>],
    mut group: SerializedRowGroupWriter<'_, W>,
) -> Result<(), ParquetError> {
    for (index, column) in columns.iter().enumerate() {
        let cells = || rows.iter().filter_map(|row| row.get(index));
        let known: Vec<i16> = cells().map(|cell| i16::from(*cell != DataCell::Absent)).collect();
        let Some(mut out) = group.next_column()? else { break };
        match column.data_type {
            DataType::Text => {
                let texts = cells().filter(|cell| **cell != DataCell::Absent);
                let texts: Vec<ByteArray> = texts.map(|cell| ByteArray::from(&*cell.plain())).collect();
                out.typed::<ByteArrayType>().write_batch(&texts, Some(&known), None)?;
            }
            DataType::Count => {
                let counts = cells().filter_map(|cell| match cell {
                    DataCell::Count(count) => i64::try_from(*count).ok(),
                    _ => None,
                });
                let counts: Vec<i64> = counts.collect();
                out.typed::<Int64Type>().write_batch(&counts, Some(&known), None)?;
            }
            DataType::Flag => {
                let flags = cells().filter_map(|cell| match cell {
                    DataCell::Flag(flag) => Some(*flag),
                    _ => None,
                });
                let flags: Vec<bool> = flags.collect();
                out.typed::<BoolType>().write_batch(&flags, Some(&known), None)?;
            }
        }
        out.close()?;
    }
    group.close()?;
    Ok(())
}
