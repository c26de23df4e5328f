//! The files of the sample inbox that LibreOffice saves, so that the inbox is like a real one.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;

use crate::{Outcome, libreoffice};

/// Unit and ending of each.
pub const RESAVED: [(&str, &str); 6] =
    [("DCS03", "xls"), ("CDCS12", "xls"), ("DCS05", "ods"), ("CDCS21", "ods"), ("DCS08", "xlsx"), ("CDCS27", "xlsx")];

/// Has LibreOffice open a workbook and save it as `<code>.<extension>`; then takes the time of day out of the
/// result, so that the same LibreOffice gives the same bytes.
pub fn resave(workbook: &[u8], code: &str, extension: &str, folder: &Path) -> Outcome {
    let scratch = std::env::temp_dir().join(format!("tonghop-resave-{}", std::process::id()));
    std::fs::create_dir_all(scratch.join("out"))?;
    let input = scratch.join(format!("{code}.xlsx"));
    std::fs::write(&input, workbook)?;
    let filter = match extension {
        "xls" => "xls:MS Excel 97",
        "ods" => "ods:calc8",
        _ => "xlsx:Calc MS Excel 2007 XML",
    };
    libreoffice::convert(&input, filter, &scratch.join("out"))?;
    let name = format!("{code}.{extension}");
    let saved = std::fs::read(scratch.join("out").join(&name))?;
    let settled = if saved.starts_with(b"PK") { without_times(&saved)? } else { saved };
    std::fs::write(folder.join(name), settled)?;
    std::fs::remove_dir_all(&scratch)?;
    Ok(())
}

/// The same package with every part dated 1980-01-01.
fn without_times(package: &[u8]) -> Outcome<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(package))?;
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name()?.into_owned();
        let options = SimpleFileOptions::default().compression_method(part.compression());
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes)?;
        writer.start_file(name, options)?;
        writer.write_all(&bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
