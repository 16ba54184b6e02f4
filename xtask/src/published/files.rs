//! The files with a vendor's list.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use codetable::published::{self, Page};

use super::formats;
use crate::failure::Failure;

/// How a file begins that gzip compressed.
const GZIP: [u8; 2] = [0x1F, 0x8B];

/// How many bytes of a file tell whether it is binary.
const SAMPLE: usize = 4096;

/// Files as they were read.
pub(crate) struct Files {
    pub(crate) texts: Vec<String>,
    pub(crate) pages: Vec<Page>,
}

/// The files as messages name them.
pub(crate) fn display(files: &[PathBuf]) -> Vec<String> {
    files
        .iter()
        .map(|file| file.display().to_string())
        .collect()
}

/// Reads files, each in its format. `names` are the files as messages name them.
pub(crate) fn read(
    files: &[PathBuf],
    names: &[String],
    defines: &[(String, String)],
) -> Result<Files, Failure> {
    let mut texts = Vec::with_capacity(files.len());
    for (path, name) in files.iter().zip(names) {
        let bytes = bytes(path).map_err(|error| {
            let help = "name a file with the vendor's list, relative to the current folder";
            Failure::new(format!("cannot read {name}: {error}"), help)
        })?;
        if bytes.starts_with(&GZIP) {
            let help =
                format!("decompress it: `gzip --decompress --stdout {name}` writes what `-` reads");
            return Err(Failure::new(format!("{name} is compressed"), help));
        }
        let wide = [&[0xFF, 0xFE][..], &[0xFE, 0xFF]];
        let is_wide = wide.iter().any(|mark| bytes.starts_with(mark));
        let kind = match bytes.iter().take(SAMPLE).any(|byte| *byte == 0) {
            _ if bytes.is_empty() => Some("is empty"),
            true if !is_wide => Some("is binary"),
            _ => None,
        };
        if let Some(kind) = kind {
            let help = "name a text file with the vendor's list, such as a saved page or a header";
            return Err(Failure::new(format!("{name} {kind}"), help));
        }
        texts.push(formats::decode(&bytes));
    }
    let mut pages = Vec::with_capacity(files.len());
    for (index, (path, name)) in files.iter().zip(names).enumerate() {
        // What one header defines, the others may use.
        let mut known = defines.to_vec();
        let others = texts
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        known.extend(others.flat_map(|(_, text)| formats::c::definitions(text)));
        let path = Some(path.as_path()).filter(|path| *path != Path::new("-"));
        let page = formats::read(path, &texts[index], &known).map_err(|error| {
            let help = "correct the file, or save it in another format";
            Failure::new(
                format!("{name}, line {}: {}", error.line, error.reason),
                help,
            )
        })?;
        pages.push(published::prepare(page));
    }
    Ok(Files { texts, pages })
}

fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
