//! The program: arguments in, exit code out. Everything else is in the library.

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(own_fault));
    ExitCode::from(kravkoll::cli::run())
}

/// A fault of the program, said in both languages. Only the place is shown: the message could hold something from the
/// file that is being checked.
fn own_fault(fault: &std::panic::PanicHookInfo<'_>) {
    use kravkoll::text::cli::FAULT;
    let place = fault.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
    let version = env!("CARGO_PKG_VERSION");
    // There is nobody to tell when standard error is closed.
    let _ = writeln!(std::io::stderr(), "{}\n{}\nkravkoll {version} {place}", FAULT.sv, FAULT.en);
}
