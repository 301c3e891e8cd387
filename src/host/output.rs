//! Writing a file so that a reader sees the old one or the new one, never half of it.

use super::Fault;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file being written. It takes its name when [`OutputFile::commit`] is called; dropped before that, nothing is left.
pub struct OutputFile {
    out: BufWriter<fs::File>,
    /// Where the bytes are, and where they shall be; `None`: written in place (a device or a pipe).
    rename: Option<(PathBuf, PathBuf)>,
}

impl OutputFile {
    /// Begins a file.
    ///
    /// # Errors
    /// Why it cannot be written.
    pub fn create(path: &Path) -> Result<Self, Fault> {
        // What a link leads to is replaced, not the link.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let there = fs::metadata(&target).ok();
        if there.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(Fault::Folder);
        }
        if there.as_ref().is_some_and(|there| !there.is_file()) {
            let out = BufWriter::new(fs::OpenOptions::new().write(true).open(&target)?);
            return Ok(Self { out, rename: None });
        }
        if there.as_ref().is_some_and(|there| there.permissions().readonly()) {
            return Err(Fault::Denied);
        }
        let name = target.file_name().ok_or(Fault::NotFound)?.to_string_lossy();
        let temporary = target.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
        // Left by a run that was killed: in a container the process number is often the same.
        let _ = fs::remove_file(&temporary);
        let file = fs::OpenOptions::new().write(true).create_new(true).open(&temporary)?;
        if let Some(there) = there {
            // Best effort: a system that has no such rights has nothing to keep.
            let _ = file.set_permissions(there.permissions());
        }
        Ok(Self { out: BufWriter::new(file), rename: Some((temporary, target)) })
    }

    /// Ends the file and gives it its name.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn commit(mut self) -> Result<(), Fault> {
        self.out.flush()?;
        let Some((temporary, target)) = &self.rename else { return Ok(()) };
        fs::rename(temporary, target)?;
        self.rename = None;
        Ok(())
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for OutputFile {
    fn drop(&mut self) {
        if let Some((temporary, _)) = self.rename.take() {
            // Nothing to do about a file that cannot be removed.
            let _ = fs::remove_file(temporary);
        }
    }
}

/// Makes a folder, with those above it.
///
/// # Errors
/// Why it cannot be made.
pub fn make_folder(path: &Path) -> Result<(), Fault> {
    Ok(fs::create_dir_all(path)?)
}

/// Removes a file, if it is there.
///
/// # Errors
/// Why it cannot be removed.
pub fn remove(path: &Path) -> Result<(), Fault> {
    match fs::remove_file(path).map_err(Fault::from) {
        Err(Fault::NotFound) => Ok(()),
        done => done,
    }
}

/// A file that grows for a long time: what is there when the program is stopped stays, and the next run can take it over.
/// It takes its name when it is whole.
pub struct PartFile {
    out: BufWriter<fs::File>,
    part: PathBuf,
    earlier: PathBuf,
    target: PathBuf,
}

impl PartFile {
    /// Begins a file. What a run before this one left unfinished can be read at the second path, when there is one.
    ///
    /// # Errors
    /// Why it cannot be written.
    pub fn create(target: &Path) -> Result<(Self, Option<PathBuf>), Fault> {
        let beside = |ending: &str| {
            let mut name = target.as_os_str().to_owned();
            name.push(ending);
            PathBuf::from(name)
        };
        let (part, earlier) = (beside(".part"), beside(".earlier"));
        // Where a run was stopped while it took over another one's work, the longer one knows more.
        let size = |path: &Path| fs::metadata(path).map_or(0, |data| data.len());
        if size(&part) > size(&earlier) {
            fs::rename(&part, &earlier)?;
        }
        #[expect(clippy::disallowed_methods, reason = "the host is where files are made")]
        let out = BufWriter::new(fs::File::create(&part)?);
        let left = earlier.is_file().then(|| earlier.clone());
        Ok((Self { out, part, earlier, target: target.to_path_buf() }, left))
    }

    /// Hands on what is written so far, so that it is there when the program is stopped.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn keep(&mut self) -> Result<(), Fault> {
        Ok(self.out.flush()?)
    }

    /// Ends the file and gives it its name.
    ///
    /// # Errors
    /// Why it could not be written.
    pub fn commit(mut self) -> Result<(), Fault> {
        self.out.flush()?;
        fs::rename(&self.part, &self.target)?;
        // Nothing to do about a file that cannot be removed.
        let _ = fs::remove_file(&self.earlier);
        Ok(())
    }
}

impl Write for PartFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
