use super::{CHUNK, Piece, Run, Store};

fn pieces(from: usize, count: usize) -> Vec<Piece> {
    let piece = |n: u32| Piece::new(n, n % 3, n % 7, n.is_multiple_of(2).then_some(n % 5), n.is_multiple_of(4));
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
        assert_eq!((run.len(), run.is_empty()), (pieces.len(), pieces.is_empty()));
        assert_eq!(store.run(run).collect::<Vec<Piece>>(), pieces);
    }
}
