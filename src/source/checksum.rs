//! A number by which a program knows, when it is made, whether something was worked out from the same texts.

/// The multiplier of FNV-1a. Eight bytes are taken at a time: this is to notice changes, not to withstand anybody.
const PRIME: u64 = 0x0100_0000_01b3;

/// A checksum of texts, in order.
#[must_use]
pub const fn checksum(texts: &[&[u8]]) -> u64 {
    let mut sum = 0xcbf2_9ce4_8422_2325;
    let mut texts = texts;
    while let [text, others @ ..] = texts {
        let (mut eights, mut rest) = text.as_chunks::<8>();
        while let [eight, others @ ..] = eights {
            sum = step(sum, u64::from_le_bytes(*eight));
            eights = others;
        }
        while let [byte, others @ ..] = rest {
            sum = step(sum, *byte as u64);
            rest = others;
        }
        // Where one text ends and the next begins matters too.
        sum = step(sum, text.len() as u64);
        texts = others;
    }
    sum
}

/// Takes a number in. Multiplying moves what differs up only, so the upper half is folded back.
const fn step(sum: u64, number: u64) -> u64 {
    let sum = (sum ^ number).wrapping_mul(PRIME);
    sum ^ (sum >> 32)
}
