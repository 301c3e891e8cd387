//! The same work for many things on several threads: what comes out is in their order and does not depend on how many
//! threads there are.
//!
//! In: things and a function. Out: what the function gives for each.
//! Must not know: what the work is, how many threads are wanted.

use std::sync::{Mutex, PoisonError};
use std::thread;

/// The stack of a thread: what the main thread usually has, so that nothing is too deep for one and not for the other.
const STACK: usize = 8 << 20;

/// What a function gives for each item, in the order of the items, on at most so many threads. Each thread begins with a
/// state of its own and takes the items one after the other, so that none waits for another's large one; what it takes it
/// may drop when it does not need it any more.
pub fn map<T: Send, S, R: Send>(
    items: Vec<T>,
    threads: usize,
    begin: impl Fn() -> S + Sync,
    each: impl Fn(&mut S, T) -> R + Sync,
) -> Vec<R> {
    let count = items.len();
    let items = Mutex::new(items.into_iter().enumerate());
    let next = || items.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        let (mut state, mut done) = (begin(), Vec::new());
        while let Some((place, item)) = next() {
            done.push((place, each(&mut state, item)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        // A thread that the system does not grant is not missed: the others do its part.
        let others = 1..threads.min(count);
        let spawn = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok();
        let others: Vec<_> = others.filter_map(spawn).collect();
        let mut done = work();
        for other in others {
            // A fault of the program is told once, by the thread that has it.
            done.extend(other.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault)));
        }
        done
    });
    done.sort_unstable_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, result)| result).collect()
}
