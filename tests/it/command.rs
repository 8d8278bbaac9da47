//! Running the built command hermetically: its own folder, a cleared environment, no clock.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// A folder of its own to run commands in.
pub(crate) struct Workspace {
    folder: tempfile::TempDir,
}

/// What a run gave.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Workspace {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file; folders above it are made.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path().join(name)).unwrap()
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.path().join(name)).unwrap();
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    pub(crate) fn run_with(&self, args: &[&str], input: &str) -> Ran {
        let mut child = Command::new(env!("CARGO_BIN_EXE_kurultai"))
            .args(args)
            .current_dir(self.path())
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that reads no input may be gone before it is written.
        child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
        let output = child.wait_with_output().unwrap();
        Ran {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Runs a command that has to succeed; gives what it printed.
    #[track_caller]
    pub(crate) fn ok(&self, args: &[&str]) -> String {
        let ran = self.run(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran.out
    }

    /// Everything the store `name` holds, as N-Quads.
    #[track_caller]
    pub(crate) fn export(&self, name: &str) -> String {
        let graphs = "facts,provenance,knowledge";
        self.ok(&[
            "export", "--store", name, "--format", "nquads", "--graphs", graphs,
        ])
    }
}

/// Three short texts with facts that overlap.
pub(crate) fn texts(workspace: &Workspace) {
    workspace.write(
        "texts/a.txt",
        "The president of Kazakhstan, Kassym-Jomart Tokayev, met with the president of Uzbekistan, Shavkat Mirziyoyev. \
         He said that the region “needs water”.\n",
    );
    workspace.write(
        "texts/b.txt",
        "President of Kazakhstan Kassym-Jomart Tokayev attended the summit.\n",
    );
    workspace.write(
        "texts/more/c.ndjson",
        "{\"id\":\"n1\",\"date\":\"2024-08-09\",\"text\":\"President Sadyr Japarov attended the summit in Astana.\"}\n\
         {\"id\":\"n2\",\"date\":\"2024-08-10\",\"text\":\"The president of Kazakhstan, Kassym-Jomart Tokayev, arrived.\"}\n",
    );
}
