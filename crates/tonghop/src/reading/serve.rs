use std::io::{self, Read, Write};

use tonghop_core::{Code, Form};
use tonghop_ingest::SubmissionReader;

use super::frame;
use super::handed_file::HandedFile;
use super::message::{Answer, Opening, program_version};

/// The work of a worker process: reads the files that it is handed on stdin and answers on stdout, until stdin
/// is closed.
///
/// A program that offers itself in [`Workers`](crate::Workers) calls this, and nothing else, when it is started
/// with the argument that it has named there. Nothing may be printed to stdout meanwhile.
///
/// # Errors
/// Where the pipes break or carry something else than the messages of this version; the process should end then.
pub fn serve_reading() -> io::Result<()> {
    serve(&mut io::stdin().lock(), &mut io::stdout().lock())
}

fn serve(from: &mut impl Read, to: &mut impl Write) -> io::Result<()> {
    let Some(opening) = frame::read::<Opening>(from)? else { return Ok(()) };
    let refuse = |to: &mut _, reason: String| frame::write(to, &Answer::Refused(reason));
    if opening.program_version != program_version() {
        return refuse(to, format!("the worker is of version {}", program_version()));
    }
    if let Err(error) = limit(opening.memory) {
        return refuse(to, format!("no limit of memory can be set: {error}"));
    }
    let form = match Form::parse(&opening.form_path, &opening.form) {
        Ok(form) => form,
        Err(error) => return refuse(to, error.to_string()),
    };
    let committee = Code::from(opening.committee);
    let reader = SubmissionReader::new(&form, &committee);
    frame::write(to, &Answer::Ready)?;
    while let Some(file) = frame::read::<HandedFile>(from)? {
        let answer = Answer::Read(Box::new(file.read(&reader, opening.memory)));
        match frame::write(to, &answer) {
            Err(error) if error.kind() == io::ErrorKind::OutOfMemory => frame::write(to, &Answer::TooMuch)?,
            written => written?,
        }
    }
    Ok(())
}

/// Bounds the memory of this process, keeps a crash from leaving a copy of the branch's data on the disk, and
/// has the process end with the one that waits for it.
#[cfg(target_os = "linux")]
fn limit(memory: Option<u64>) -> io::Result<()> {
    use rustix::process::{
        DumpableBehavior, Resource, Rlimit, Signal, set_dumpable_behavior, set_parent_process_death_signal,
        setrlimit,
    };
    set_parent_process_death_signal(Some(Signal::KILL))?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    let hard = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    setrlimit(Resource::Core, hard(0))?;
    if let Some(memory) = memory {
        setrlimit(Resource::As, hard(memory))?;
    }
    Ok(())
}

/// Other systems have no such limits that hold.
#[cfg(not(target_os = "linux"))]
fn limit(_memory: Option<u64>) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORM: &str = r#"
[form]
id = "kho"
version = "1"
title = "Báo cáo kho"
period = "month"
[[section]]
id = "I"
title = "Hàng"
[[section.field]]
code = "H1"
label = "Số thùng"
type = "count"
kind = "stock"
"#;

    fn first_answer(opening: &Opening) -> Answer {
        let (mut from, mut to) = (Vec::new(), Vec::new());
        frame::write(&mut from, opening).unwrap();
        serve(&mut from.as_slice(), &mut to).unwrap();
        frame::read(&mut to.as_slice()).unwrap().unwrap()
    }

    #[test]
    fn it_refuses_a_form_with_mistakes_and_another_version_and_says_why() {
        let opening = Opening {
            program_version: program_version(),
            form_path: "form.toml".into(),
            form: FORM.into(),
            committee: "BCH".into(),
            memory: None,
        };
        let mistaken = Opening { form: "[form]".into(), ..opening.clone() };
        assert!(matches!(first_answer(&mistaken), Answer::Refused(reason) if !reason.is_empty()));
        let other = Opening { program_version: "0.0.0".into(), ..opening };
        assert!(matches!(first_answer(&other), Answer::Refused(reason) if reason.contains("version")));
    }

    #[test]
    fn it_ends_quietly_where_nobody_speaks() {
        let mut to = Vec::new();
        serve(&mut io::empty(), &mut to).unwrap();
        assert!(to.is_empty());
    }
}
