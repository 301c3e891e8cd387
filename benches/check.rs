//! Checks of drawn providers beside a plain parse of the same bytes: `cargo bench --bench check`.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "benchmarks"
)]

mod common;

use common::{by_hand, generate, large};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kravkoll::document::Syntax;
use serde_json::Value;
use std::hint::black_box;

fn check(criterion: &mut Criterion) {
    let (mut twelve, mut shipped) = (common::twelve(), common::shipped());
    for persons in [20, 500] {
        let provider = large::mixed(persons);
        let (json, yaml) = (generate::json(&provider), common::yaml::yaml(&provider).into_bytes());
        let mut group = criterion.benchmark_group(format!("{persons} persons"));
        group.throughput(Throughput::Bytes(json.len() as u64)).sample_size(20);
        group.bench_function("parse alone", |b| b.iter(|| serde_json::from_slice::<Value>(black_box(&json)).unwrap()));
        group.bench_function("by hand", |b| {
            b.iter(|| by_hand::judge(black_box(&json), generate::AS_OF, &generate::MODELS).unwrap());
        });
        let half_way = generate::json(&large::half_way(persons));
        let cases =
            [("JSON", &json, Syntax::Json), ("YAML", &yaml, Syntax::Yaml), ("JSON, half-way", &half_way, Syntax::Json)];
        for (name, bytes, syntax) in cases {
            group.bench_function(BenchmarkId::new("twelve rules", name), |b| {
                b.iter_batched(
                    || bytes.clone(),
                    |bytes| common::check(&mut twelve, black_box(bytes), syntax, 1),
                    BatchSize::LargeInput,
                );
            });
            group.bench_function(BenchmarkId::new("shipped policy", name), |b| {
                b.iter_batched(
                    || bytes.clone(),
                    |bytes| common::check(&mut shipped, black_box(bytes), syntax, 1),
                    BatchSize::LargeInput,
                );
            });
        }
        group.finish();
    }
    let files: Vec<Vec<u8>> = generate::small(100).collect();
    for threads in [1, 2] {
        criterion.bench_function(&format!("100 small files, twelve rules, {threads} at a time"), |b| {
            b.iter(|| common::check_all(&mut twelve, &files, threads));
        });
    }
}

criterion_group!(benches, check);
criterion_main!(benches);
