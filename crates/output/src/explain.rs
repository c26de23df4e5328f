use tonghop_core::{Language, catalogue};

/// What a finding's code means: what it finds, why it matters, an example and what to do, as Markdown. `None`
/// where the catalogue has no such code. The code may be in upper or lower case.
///
/// The same text is the page in `docs/findings/`, and its example runs as a test.
///
/// ```
/// use tonghop_core::Language;
/// use tonghop_output::explain;
/// assert!(explain("v003", Language::Vi).unwrap().starts_with("# V003 Không phải là số"));
/// assert!(explain("V003", Language::En).unwrap().contains("## What to do"));
/// assert_eq!(explain("V999", Language::En), None);
/// ```
#[must_use]
pub fn explain(code: &str, language: Language) -> Option<&'static str> {
    let code = catalogue::find(code)?.code;
    let (vi, en) = PAGES.iter().find(|(vi, _)| code_of(vi) == Some(code))?;
    Some(match language {
        Language::Vi => vi,
        Language::En => en,
    })
}

/// The code in a page's title, `# V003 …`.
fn code_of(page: &str) -> Option<&str> {
    page.strip_prefix("# ")?.split_whitespace().next()
}

/// The pages in Vietnamese and English, in the order of the catalogue.
static PAGES: &[(&str, &str)] = &[
    (include_str!("../../../docs/findings/F001.md"), include_str!("../../../docs/findings/en/F001.md")),
    (include_str!("../../../docs/findings/F002.md"), include_str!("../../../docs/findings/en/F002.md")),
    (include_str!("../../../docs/findings/F003.md"), include_str!("../../../docs/findings/en/F003.md")),
    (include_str!("../../../docs/findings/F004.md"), include_str!("../../../docs/findings/en/F004.md")),
    (include_str!("../../../docs/findings/F005.md"), include_str!("../../../docs/findings/en/F005.md")),
    (include_str!("../../../docs/findings/F006.md"), include_str!("../../../docs/findings/en/F006.md")),
    (include_str!("../../../docs/findings/F007.md"), include_str!("../../../docs/findings/en/F007.md")),
    (include_str!("../../../docs/findings/F008.md"), include_str!("../../../docs/findings/en/F008.md")),
    (include_str!("../../../docs/findings/F009.md"), include_str!("../../../docs/findings/en/F009.md")),
    (include_str!("../../../docs/findings/F010.md"), include_str!("../../../docs/findings/en/F010.md")),
    (include_str!("../../../docs/findings/F011.md"), include_str!("../../../docs/findings/en/F011.md")),
    (include_str!("../../../docs/findings/F012.md"), include_str!("../../../docs/findings/en/F012.md")),
    (include_str!("../../../docs/findings/F013.md"), include_str!("../../../docs/findings/en/F013.md")),
    (include_str!("../../../docs/findings/F014.md"), include_str!("../../../docs/findings/en/F014.md")),
    (include_str!("../../../docs/findings/F016.md"), include_str!("../../../docs/findings/en/F016.md")),
    (include_str!("../../../docs/findings/F017.md"), include_str!("../../../docs/findings/en/F017.md")),
    (include_str!("../../../docs/findings/F021.md"), include_str!("../../../docs/findings/en/F021.md")),
    (include_str!("../../../docs/findings/F022.md"), include_str!("../../../docs/findings/en/F022.md")),
    (include_str!("../../../docs/findings/F023.md"), include_str!("../../../docs/findings/en/F023.md")),
    (include_str!("../../../docs/findings/F024.md"), include_str!("../../../docs/findings/en/F024.md")),
    (include_str!("../../../docs/findings/F025.md"), include_str!("../../../docs/findings/en/F025.md")),
    (include_str!("../../../docs/findings/F026.md"), include_str!("../../../docs/findings/en/F026.md")),
    (include_str!("../../../docs/findings/F028.md"), include_str!("../../../docs/findings/en/F028.md")),
    (include_str!("../../../docs/findings/F029.md"), include_str!("../../../docs/findings/en/F029.md")),
    (include_str!("../../../docs/findings/I001.md"), include_str!("../../../docs/findings/en/I001.md")),
    (include_str!("../../../docs/findings/I002.md"), include_str!("../../../docs/findings/en/I002.md")),
    (include_str!("../../../docs/findings/I003.md"), include_str!("../../../docs/findings/en/I003.md")),
    (include_str!("../../../docs/findings/I004.md"), include_str!("../../../docs/findings/en/I004.md")),
    (include_str!("../../../docs/findings/I005.md"), include_str!("../../../docs/findings/en/I005.md")),
    (include_str!("../../../docs/findings/I006.md"), include_str!("../../../docs/findings/en/I006.md")),
    (include_str!("../../../docs/findings/I007.md"), include_str!("../../../docs/findings/en/I007.md")),
    (include_str!("../../../docs/findings/I008.md"), include_str!("../../../docs/findings/en/I008.md")),
    (include_str!("../../../docs/findings/I009.md"), include_str!("../../../docs/findings/en/I009.md")),
    (include_str!("../../../docs/findings/I010.md"), include_str!("../../../docs/findings/en/I010.md")),
    (include_str!("../../../docs/findings/I011.md"), include_str!("../../../docs/findings/en/I011.md")),
    (include_str!("../../../docs/findings/I012.md"), include_str!("../../../docs/findings/en/I012.md")),
    (include_str!("../../../docs/findings/I013.md"), include_str!("../../../docs/findings/en/I013.md")),
    (include_str!("../../../docs/findings/I014.md"), include_str!("../../../docs/findings/en/I014.md")),
    (include_str!("../../../docs/findings/I015.md"), include_str!("../../../docs/findings/en/I015.md")),
    (include_str!("../../../docs/findings/I016.md"), include_str!("../../../docs/findings/en/I016.md")),
    (include_str!("../../../docs/findings/L001.md"), include_str!("../../../docs/findings/en/L001.md")),
    (include_str!("../../../docs/findings/L002.md"), include_str!("../../../docs/findings/en/L002.md")),
    (include_str!("../../../docs/findings/L003.md"), include_str!("../../../docs/findings/en/L003.md")),
    (include_str!("../../../docs/findings/L004.md"), include_str!("../../../docs/findings/en/L004.md")),
    (include_str!("../../../docs/findings/L005.md"), include_str!("../../../docs/findings/en/L005.md")),
    (include_str!("../../../docs/findings/L006.md"), include_str!("../../../docs/findings/en/L006.md")),
    (include_str!("../../../docs/findings/L007.md"), include_str!("../../../docs/findings/en/L007.md")),
    (include_str!("../../../docs/findings/L008.md"), include_str!("../../../docs/findings/en/L008.md")),
    (include_str!("../../../docs/findings/L009.md"), include_str!("../../../docs/findings/en/L009.md")),
    (include_str!("../../../docs/findings/L010.md"), include_str!("../../../docs/findings/en/L010.md")),
    (include_str!("../../../docs/findings/L011.md"), include_str!("../../../docs/findings/en/L011.md")),
    (include_str!("../../../docs/findings/L012.md"), include_str!("../../../docs/findings/en/L012.md")),
    (include_str!("../../../docs/findings/L013.md"), include_str!("../../../docs/findings/en/L013.md")),
    (include_str!("../../../docs/findings/L014.md"), include_str!("../../../docs/findings/en/L014.md")),
    (include_str!("../../../docs/findings/L015.md"), include_str!("../../../docs/findings/en/L015.md")),
    (include_str!("../../../docs/findings/L016.md"), include_str!("../../../docs/findings/en/L016.md")),
    (include_str!("../../../docs/findings/L017.md"), include_str!("../../../docs/findings/en/L017.md")),
    (include_str!("../../../docs/findings/L018.md"), include_str!("../../../docs/findings/en/L018.md")),
    (include_str!("../../../docs/findings/L019.md"), include_str!("../../../docs/findings/en/L019.md")),
    (include_str!("../../../docs/findings/L020.md"), include_str!("../../../docs/findings/en/L020.md")),
    (include_str!("../../../docs/findings/L021.md"), include_str!("../../../docs/findings/en/L021.md")),
    (include_str!("../../../docs/findings/L022.md"), include_str!("../../../docs/findings/en/L022.md")),
    (include_str!("../../../docs/findings/L023.md"), include_str!("../../../docs/findings/en/L023.md")),
    (include_str!("../../../docs/findings/L024.md"), include_str!("../../../docs/findings/en/L024.md")),
    (include_str!("../../../docs/findings/L025.md"), include_str!("../../../docs/findings/en/L025.md")),
    (include_str!("../../../docs/findings/L026.md"), include_str!("../../../docs/findings/en/L026.md")),
    (include_str!("../../../docs/findings/V001.md"), include_str!("../../../docs/findings/en/V001.md")),
    (include_str!("../../../docs/findings/V002.md"), include_str!("../../../docs/findings/en/V002.md")),
    (include_str!("../../../docs/findings/V003.md"), include_str!("../../../docs/findings/en/V003.md")),
    (include_str!("../../../docs/findings/V004.md"), include_str!("../../../docs/findings/en/V004.md")),
    (include_str!("../../../docs/findings/V005.md"), include_str!("../../../docs/findings/en/V005.md")),
    (include_str!("../../../docs/findings/V006.md"), include_str!("../../../docs/findings/en/V006.md")),
    (include_str!("../../../docs/findings/V007.md"), include_str!("../../../docs/findings/en/V007.md")),
    (include_str!("../../../docs/findings/V008.md"), include_str!("../../../docs/findings/en/V008.md")),
    (include_str!("../../../docs/findings/V009.md"), include_str!("../../../docs/findings/en/V009.md")),
    (include_str!("../../../docs/findings/V010.md"), include_str!("../../../docs/findings/en/V010.md")),
    (include_str!("../../../docs/findings/V011.md"), include_str!("../../../docs/findings/en/V011.md")),
    (include_str!("../../../docs/findings/V012.md"), include_str!("../../../docs/findings/en/V012.md")),
    (include_str!("../../../docs/findings/V013.md"), include_str!("../../../docs/findings/en/V013.md")),
    (include_str!("../../../docs/findings/V014.md"), include_str!("../../../docs/findings/en/V014.md")),
    (include_str!("../../../docs/findings/V015.md"), include_str!("../../../docs/findings/en/V015.md")),
    (include_str!("../../../docs/findings/V016.md"), include_str!("../../../docs/findings/en/V016.md")),
    (include_str!("../../../docs/findings/V017.md"), include_str!("../../../docs/findings/en/V017.md")),
    (include_str!("../../../docs/findings/V018.md"), include_str!("../../../docs/findings/en/V018.md")),
    (include_str!("../../../docs/findings/V019.md"), include_str!("../../../docs/findings/en/V019.md")),
    (include_str!("../../../docs/findings/V020.md"), include_str!("../../../docs/findings/en/V020.md")),
    (include_str!("../../../docs/findings/V021.md"), include_str!("../../../docs/findings/en/V021.md")),
    (include_str!("../../../docs/findings/V022.md"), include_str!("../../../docs/findings/en/V022.md")),
    (include_str!("../../../docs/findings/V023.md"), include_str!("../../../docs/findings/en/V023.md")),
    (include_str!("../../../docs/findings/V024.md"), include_str!("../../../docs/findings/en/V024.md")),
    (include_str!("../../../docs/findings/V025.md"), include_str!("../../../docs/findings/en/V025.md")),
    (include_str!("../../../docs/findings/V026.md"), include_str!("../../../docs/findings/en/V026.md")),
    (include_str!("../../../docs/findings/V027.md"), include_str!("../../../docs/findings/en/V027.md")),
    (include_str!("../../../docs/findings/V028.md"), include_str!("../../../docs/findings/en/V028.md")),
    (include_str!("../../../docs/findings/V029.md"), include_str!("../../../docs/findings/en/V029.md")),
    (include_str!("../../../docs/findings/V030.md"), include_str!("../../../docs/findings/en/V030.md")),
    (include_str!("../../../docs/findings/V040.md"), include_str!("../../../docs/findings/en/V040.md")),
    (include_str!("../../../docs/findings/V041.md"), include_str!("../../../docs/findings/en/V041.md")),
    (include_str!("../../../docs/findings/V043.md"), include_str!("../../../docs/findings/en/V043.md")),
    (include_str!("../../../docs/findings/V045.md"), include_str!("../../../docs/findings/en/V045.md")),
    (include_str!("../../../docs/findings/V046.md"), include_str!("../../../docs/findings/en/V046.md")),
    (include_str!("../../../docs/findings/V050.md"), include_str!("../../../docs/findings/en/V050.md")),
    (include_str!("../../../docs/findings/V051.md"), include_str!("../../../docs/findings/en/V051.md")),
    (include_str!("../../../docs/findings/V052.md"), include_str!("../../../docs/findings/en/V052.md")),
    (include_str!("../../../docs/findings/V053.md"), include_str!("../../../docs/findings/en/V053.md")),
    (include_str!("../../../docs/findings/V054.md"), include_str!("../../../docs/findings/en/V054.md")),
    (include_str!("../../../docs/findings/V055.md"), include_str!("../../../docs/findings/en/V055.md")),
    (include_str!("../../../docs/findings/V056.md"), include_str!("../../../docs/findings/en/V056.md")),
    (include_str!("../../../docs/findings/R000.md"), include_str!("../../../docs/findings/en/R000.md")),
    (include_str!("../../../docs/findings/C001.md"), include_str!("../../../docs/findings/en/C001.md")),
    (include_str!("../../../docs/findings/C002.md"), include_str!("../../../docs/findings/en/C002.md")),
    (include_str!("../../../docs/findings/C003.md"), include_str!("../../../docs/findings/en/C003.md")),
    (include_str!("../../../docs/findings/C004.md"), include_str!("../../../docs/findings/en/C004.md")),
    (include_str!("../../../docs/findings/C005.md"), include_str!("../../../docs/findings/en/C005.md")),
    (include_str!("../../../docs/findings/C006.md"), include_str!("../../../docs/findings/en/C006.md")),
    (include_str!("../../../docs/findings/C007.md"), include_str!("../../../docs/findings/en/C007.md")),
    (include_str!("../../../docs/findings/C008.md"), include_str!("../../../docs/findings/en/C008.md")),
    (include_str!("../../../docs/findings/C009.md"), include_str!("../../../docs/findings/en/C009.md")),
    (include_str!("../../../docs/findings/C010.md"), include_str!("../../../docs/findings/en/C010.md")),
    (include_str!("../../../docs/findings/C011.md"), include_str!("../../../docs/findings/en/C011.md")),
    (include_str!("../../../docs/findings/C012.md"), include_str!("../../../docs/findings/en/C012.md")),
    (include_str!("../../../docs/findings/C013.md"), include_str!("../../../docs/findings/en/C013.md")),
    (include_str!("../../../docs/findings/C014.md"), include_str!("../../../docs/findings/en/C014.md")),
    (include_str!("../../../docs/findings/C015.md"), include_str!("../../../docs/findings/en/C015.md")),
    (include_str!("../../../docs/findings/C016.md"), include_str!("../../../docs/findings/en/C016.md")),
    (include_str!("../../../docs/findings/C017.md"), include_str!("../../../docs/findings/en/C017.md")),
    (include_str!("../../../docs/findings/C018.md"), include_str!("../../../docs/findings/en/C018.md")),
    (include_str!("../../../docs/findings/C019.md"), include_str!("../../../docs/findings/en/C019.md")),
    (include_str!("../../../docs/findings/C040.md"), include_str!("../../../docs/findings/en/C040.md")),
    (include_str!("../../../docs/findings/C041.md"), include_str!("../../../docs/findings/en/C041.md")),
    (include_str!("../../../docs/findings/C042.md"), include_str!("../../../docs/findings/en/C042.md")),
    (include_str!("../../../docs/findings/C043.md"), include_str!("../../../docs/findings/en/C043.md")),
    (include_str!("../../../docs/findings/C044.md"), include_str!("../../../docs/findings/en/C044.md")),
    (include_str!("../../../docs/findings/C045.md"), include_str!("../../../docs/findings/en/C045.md")),
    (include_str!("../../../docs/findings/C046.md"), include_str!("../../../docs/findings/en/C046.md")),
    (include_str!("../../../docs/findings/C047.md"), include_str!("../../../docs/findings/en/C047.md")),
    (include_str!("../../../docs/findings/D001.md"), include_str!("../../../docs/findings/en/D001.md")),
    (include_str!("../../../docs/findings/D002.md"), include_str!("../../../docs/findings/en/D002.md")),
    (include_str!("../../../docs/findings/D003.md"), include_str!("../../../docs/findings/en/D003.md")),
    (include_str!("../../../docs/findings/D004.md"), include_str!("../../../docs/findings/en/D004.md")),
    (include_str!("../../../docs/findings/D005.md"), include_str!("../../../docs/findings/en/D005.md")),
    (include_str!("../../../docs/findings/D006.md"), include_str!("../../../docs/findings/en/D006.md")),
    (include_str!("../../../docs/findings/D007.md"), include_str!("../../../docs/findings/en/D007.md")),
    (include_str!("../../../docs/findings/D008.md"), include_str!("../../../docs/findings/en/D008.md")),
    (include_str!("../../../docs/findings/D009.md"), include_str!("../../../docs/findings/en/D009.md")),
    (include_str!("../../../docs/findings/D010.md"), include_str!("../../../docs/findings/en/D010.md")),
    (include_str!("../../../docs/findings/D011.md"), include_str!("../../../docs/findings/en/D011.md")),
    (include_str!("../../../docs/findings/D012.md"), include_str!("../../../docs/findings/en/D012.md")),
    (include_str!("../../../docs/findings/D013.md"), include_str!("../../../docs/findings/en/D013.md")),
    (include_str!("../../../docs/findings/D014.md"), include_str!("../../../docs/findings/en/D014.md")),
    (include_str!("../../../docs/findings/D015.md"), include_str!("../../../docs/findings/en/D015.md")),
    (include_str!("../../../docs/findings/D016.md"), include_str!("../../../docs/findings/en/D016.md")),
    (include_str!("../../../docs/findings/D017.md"), include_str!("../../../docs/findings/en/D017.md")),
    (include_str!("../../../docs/findings/D018.md"), include_str!("../../../docs/findings/en/D018.md")),
    (include_str!("../../../docs/findings/D019.md"), include_str!("../../../docs/findings/en/D019.md")),
    (include_str!("../../../docs/findings/D020.md"), include_str!("../../../docs/findings/en/D020.md")),
    (include_str!("../../../docs/findings/D021.md"), include_str!("../../../docs/findings/en/D021.md")),
    (include_str!("../../../docs/findings/D022.md"), include_str!("../../../docs/findings/en/D022.md")),
    (include_str!("../../../docs/findings/D023.md"), include_str!("../../../docs/findings/en/D023.md")),
    (include_str!("../../../docs/findings/D024.md"), include_str!("../../../docs/findings/en/D024.md")),
    (include_str!("../../../docs/findings/D025.md"), include_str!("../../../docs/findings/en/D025.md")),
    (include_str!("../../../docs/findings/D028.md"), include_str!("../../../docs/findings/en/D028.md")),
    (include_str!("../../../docs/findings/D029.md"), include_str!("../../../docs/findings/en/D029.md")),
    (include_str!("../../../docs/findings/D030.md"), include_str!("../../../docs/findings/en/D030.md")),
    (include_str!("../../../docs/findings/D031.md"), include_str!("../../../docs/findings/en/D031.md")),
    (include_str!("../../../docs/findings/D032.md"), include_str!("../../../docs/findings/en/D032.md")),
    (include_str!("../../../docs/findings/D033.md"), include_str!("../../../docs/findings/en/D033.md")),
    (include_str!("../../../docs/findings/D034.md"), include_str!("../../../docs/findings/en/D034.md")),
    (include_str!("../../../docs/findings/D035.md"), include_str!("../../../docs/findings/en/D035.md")),
    (include_str!("../../../docs/findings/D040.md"), include_str!("../../../docs/findings/en/D040.md")),
    (include_str!("../../../docs/findings/D041.md"), include_str!("../../../docs/findings/en/D041.md")),
    (include_str!("../../../docs/findings/D042.md"), include_str!("../../../docs/findings/en/D042.md")),
    (include_str!("../../../docs/findings/D043.md"), include_str!("../../../docs/findings/en/D043.md")),
    (include_str!("../../../docs/findings/D044.md"), include_str!("../../../docs/findings/en/D044.md")),
    (include_str!("../../../docs/findings/D045.md"), include_str!("../../../docs/findings/en/D045.md")),
    (include_str!("../../../docs/findings/D046.md"), include_str!("../../../docs/findings/en/D046.md")),
    (include_str!("../../../docs/findings/D047.md"), include_str!("../../../docs/findings/en/D047.md")),
    (include_str!("../../../docs/findings/D048.md"), include_str!("../../../docs/findings/en/D048.md")),
    (include_str!("../../../docs/findings/D049.md"), include_str!("../../../docs/findings/en/D049.md")),
    (include_str!("../../../docs/findings/D050.md"), include_str!("../../../docs/findings/en/D050.md")),
    (include_str!("../../../docs/findings/D051.md"), include_str!("../../../docs/findings/en/D051.md")),
];

#[cfg(test)]
mod tests {
    use super::{PAGES, code_of};
    use tonghop_core::catalogue;

    #[test]
    fn every_entry_has_its_pages_in_the_order_of_the_catalogue() {
        let entries: Vec<_> = catalogue::entries().map(|entry| Some((entry.code, entry.code))).collect();
        let pages: Vec<_> = PAGES.iter().map(|(vi, en)| code_of(vi).zip(code_of(en))).collect();
        assert_eq!(
            pages, entries,
            "add docs/findings/CODE.md and docs/findings/en/CODE.md, and a row of PAGES"
        );
    }
}
