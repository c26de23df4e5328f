use std::path::Path;
use std::process::{Command, Stdio};

use crate::Outcome;

/// What the tests that let LibreOffice judge need from Debian.
const PACKAGES: [&str; 3] = ["libreoffice-calc", "libreoffice-writer", "python3-uno"];

/// Installs LibreOffice and its Python bridge where they are missing, and fails where that cannot be done: a
/// test that is skipped proves nothing.
pub fn install() -> Outcome {
    if present() {
        return Ok(());
    }
    println!("── installing {}", PACKAGES.join(", "));
    apt(&["update", "--quiet"])?;
    apt(&[&["install", "--yes", "--quiet", "--no-install-recommends"][..], &PACKAGES[..]].concat())?;
    if present() { Ok(()) } else { Err("LibreOffice is installed but does not start".into()) }
}

fn present() -> bool {
    let bridge = Command::new("/usr/bin/python3").args(["-c", "import uno"]).stderr(Stdio::null()).status();
    let office =
        Command::new("soffice").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    bridge.is_ok_and(|s| s.success()) && office.is_ok_and(|s| s.success())
}

fn apt(arguments: &[&str]) -> Outcome {
    let status = Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("apt-get {} failed: {status}", arguments.join(" ")).into())
    }
}

/// Has LibreOffice save a workbook in another format, under the name `<stem>.<extension>` in `folder`.
pub fn convert(input: &Path, filter: &str, folder: &Path) -> Outcome {
    let profile = std::env::temp_dir().join(format!("tonghop-office-{}", std::process::id()));
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", filter, "--outdir"])
        .arg(folder)
        .arg(input)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("soffice could not convert {}", input.display()).into())
    }
}
