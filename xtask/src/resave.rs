//! The files of the sample inbox that LibreOffice saves, so that the inbox is like a real one.

use std::path::Path;

use crate::{Outcome, libreoffice};

/// Unit and ending of each.
pub const RESAVED: [(&str, &str); 6] = [
    ("DCS03", "xls"),
    ("CDCS12", "xls"),
    ("DCS05", "ods"),
    ("CDCS21", "ods"),
    ("DCS08", "xlsx"),
    ("CDCS27", "xlsx"),
];

/// Has LibreOffice open a workbook and save it as `<code>.<extension>`. It numbers the styles of an .ods anew
/// each time, so these files are fixtures that are kept, not outputs that are compared.
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
    std::fs::copy(scratch.join("out").join(&name), folder.join(name))?;
    std::fs::remove_dir_all(&scratch)?;
    Ok(())
}
