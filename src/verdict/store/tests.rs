use super::{CHUNK, Need, Piece, Placed, RECENT, Run, Store};
use std::collections::HashSet;

fn pieces(from: usize, count: usize) -> Vec<Piece> {
    let need = |n: u32| Need { number: n % 5, at: (n % 5 == 2).then_some(n / 2) };
    let piece = |n: u32| Piece::new(n, n % 3, n % 7, n.is_multiple_of(2).then(|| need(n)), n.is_multiple_of(4));
    (from..from + count).map(|n| piece(u32::try_from(n).unwrap())).collect()
}

#[test]
fn every_run_is_read_as_it_was_kept_wherever_rooms_end() {
    let lengths = [0, 1, CHUNK - 1, 1, CHUNK, 3, CHUNK - 3, CHUNK + 1, 0, 2, 3 * CHUNK, 5, 2 * CHUNK + 7, CHUNK - 7, 1];
    let mut store = Store::default();
    let mut kept: Vec<(Run, Vec<Piece>)> = Vec::new();
    for (from, length) in lengths.into_iter().enumerate() {
        let pieces = pieces(from, length);
        kept.push((store.keep(&pieces), pieces));
    }
    store.close();
    for (run, pieces) in kept {
        assert_eq!(run.is_empty(), pieces.is_empty());
        assert_eq!(store.run(run).collect::<Vec<Piece>>(), pieces);
    }
}

#[test]
fn what_is_told_of_pieces_in_the_same_order_stands_once() {
    let mut store = Store::default();
    let at = |from: u32, told: &[u32]| -> Vec<Piece> {
        (from..).zip(told).map(|(at, told)| Piece::new(at, *told, 0, None, false)).collect()
    };
    let runs = [at(1, &[1, 2]), at(7, &[1, 2]), at(1, &[2, 1]), at(3, &[1]), at(9, &[1, 2, 1]), at(9, &[1])];
    let kept: Vec<Run> = runs.iter().map(|pieces| store.keep(pieces)).collect();
    let shapes: Vec<u32> = kept.iter().map(|run| run.shape).collect();
    assert_eq!(shapes, [1, 1, 2, 3, 4, 3]);
    let again = Run::of(store.keep_places([20, 21].into_iter()), shapes[0]);
    let read = |run: Run| store.run(run).collect::<Vec<Piece>>();
    assert_eq!(kept.iter().map(|run| read(*run)).collect::<Vec<_>>(), runs);
    assert_eq!(read(again), at(20, &[1, 2]));
}

#[test]
fn a_shape_has_its_number_however_many_came_between() {
    let mut store = Store::default();
    let shape = |of: usize| pieces(of, 1 + of % 3);
    let numbers: Vec<u32> = (0..3 * RECENT).map(|of| store.shape_of(&shape(of))).collect();
    let again = [0, 1, 0, 3 * RECENT - 1, RECENT, 1, 2, 2 * RECENT, 0];
    for of in again.into_iter().chain((0..3 * RECENT).rev()) {
        assert_eq!(store.shape_of(&shape(of)), numbers[of]);
    }
    let different: HashSet<u32> = numbers.iter().copied().collect();
    assert_eq!((different.len(), store.shape_of(&[])), (numbers.len(), Run::default().shape));
}

#[test]
fn what_places_one_subject_after_the_other_stands_once_wherever_rooms_end() {
    let mut store = Store::default();
    let placed = |of: usize| Placed { around: Run { from: of as u32, shape: 1 }, scope: Run::default() };
    let subjects: Vec<usize> = (0..CHUNK).chain([CHUNK - 1, CHUNK, CHUNK, 7, CHUNK]).collect();
    let kept: Vec<u32> = subjects.iter().map(|of| store.place(placed(*of))).collect();
    store.close();
    for (of, number) in subjects.iter().zip(&kept) {
        assert_eq!(store.placed(*number), placed(*of));
    }
    let same = kept.windows(2).filter(|two| two[0] == two[1]).count();
    assert!(same > 0 && store.placed.iter().map(Vec::len).sum::<usize>() == subjects.len() - same);
}
