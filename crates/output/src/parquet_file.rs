use std::sync::Arc;

use parquet::basic::{ConvertedType, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;

use crate::{DataCell, DataTable, DataType};

impl DataTable<'_> {
    /// As Parquet: one optional column for each of the table, texts and figures as strings, counts as 64-bit
    /// integers, flags as booleans. A cell that says nothing is null. Texts are not guarded as in CSV: no program
    /// takes them for formulas here.
    ///
    /// # Errors
    /// None in practice; the writer's error is handed on rather than hidden.
    pub fn to_parquet(&self) -> Result<Vec<u8>, ParquetError> {
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
        let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties))?;
        let mut group = writer.next_row_group()?;
        for (index, column) in self.columns().iter().enumerate() {
            let cells = || self.rows().filter_map(|row| row.get(index));
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
        writer.into_inner()
    }
}
