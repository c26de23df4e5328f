use std::fmt::Write as _;

use quick_xml::escape::escape;
use tonghop_core::ReportStamp;

/// What a report keeps of its data, as the custom XML part that Word and LibreOffice carry along.
pub(super) fn xml(stamp: &ReportStamp) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<report xmlns=\"urn:tonghop:report:1\" form=\"{}\" period=\"{}\">",
        escape(stamp.form.as_str()),
        stamp.period,
    );
    for figure in &stamp.figures {
        let fields: Vec<&str> = figure.fields.iter().map(tonghop_core::Code::as_str).collect();
        let _ = write!(
            out,
            "\n<figure id=\"{}\" expression=\"{}\" fields=\"{}\" section=\"{}\" text=\"{}\"/>",
            figure.id,
            escape(figure.expression.as_str()),
            escape(fields.join(" ")),
            escape(figure.section.as_str()),
            escape(figure.text.as_str()),
        );
    }
    for (unit, given) in &stamp.units {
        let _ = write!(
            out,
            "\n<unit code=\"{}\" file=\"{}\" sha256=\"{}\">",
            escape(unit.as_str()),
            escape(given.path.as_str()),
            escape(given.sha256.as_str()),
        );
        for (field, answer) in &given.answers {
            let _ = write!(
                out,
                "<answer field=\"{}\" value=\"{}\"/>",
                escape(field.as_str()),
                escape(answer.as_str())
            );
        }
        out.push_str("</unit>");
    }
    out.push_str("\n</report>\n");
    out
}
