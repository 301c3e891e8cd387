//! The twelve requirements by hand, as a program of its own: what whole processes are measured against.
//!
//! It is given a setup, the day of judgement and the approved phone models, and tells how many verdicts are breaches.
#![expect(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, clippy::print_stdout, reason = "benchmarks")]

#[path = "by_hand.rs"]
mod by_hand;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [file, as_of, models @ ..] = args.as_slice() else { panic!("a file, a day, and models are wanted") };
    let models: Vec<&str> = models.iter().map(String::as_str).collect();
    let verdicts = by_hand::judge(&std::fs::read(file).unwrap(), as_of, &models).unwrap();
    println!("{}", verdicts.iter().flatten().filter(|good| !**good).count());
}
