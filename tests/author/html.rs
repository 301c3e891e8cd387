//! A page read tag by tag, and what must be true of every page.

use std::collections::BTreeSet;

/// What a page holds.
pub(crate) struct Read {
    pub(crate) lang: String,
    /// Level, id and text.
    pub(crate) headings: Vec<(u32, String, String)>,
    ids: Vec<String>,
    links: Vec<String>,
    /// Tags that were left open, or closed without being open.
    unbalanced: Vec<String>,
    tags: BTreeSet<String>,
    /// Attributes that would load or run something.
    outside: Vec<String>,
    columns_without_scope: usize,
    mains: usize,
}

/// Elements without content.
const VOID: [&str; 3] = ["meta", "br", "link"];

pub(crate) fn read(page: &str) -> Read {
    assert!(page.starts_with("<!DOCTYPE html>\n"), "{page:.100}");
    let mut read = Read {
        lang: String::new(),
        headings: Vec::new(),
        ids: Vec::new(),
        links: Vec::new(),
        unbalanced: Vec::new(),
        tags: BTreeSet::new(),
        outside: Vec::new(),
        columns_without_scope: 0,
        mains: 0,
    };
    let mut open: Vec<String> = Vec::new();
    let mut rest = page.trim_start_matches("<!DOCTYPE html>");
    while let Some((text, from)) = rest.split_once('<') {
        if let (Some(tag), Some(heading)) = (open.last(), read.headings.last_mut())
            && tag.len() == 2
            && tag.starts_with('h')
        {
            heading.2.push_str(text);
        }
        let (inner, after) = from.split_once('>').unwrap();
        rest = after;
        if let Some(tag) = inner.strip_prefix('/') {
            match open.pop() {
                Some(last) if last == tag => {}
                last => read.unbalanced.push(format!("{tag} closes {last:?}")),
            }
            continue;
        }
        let (tag, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
        let value = |name: &str| {
            attributes.split_once(&format!("{name}=\"")).map(|(_, rest)| rest.split('"').next().unwrap().to_owned())
        };
        read.tags.insert(tag.to_owned());
        if tag == "html" {
            read.lang = value("lang").unwrap_or_default();
        }
        let id = value("id");
        read.ids.extend(id.clone());
        if let Some(level) = tag.strip_prefix('h').and_then(|level| level.parse().ok()) {
            read.headings.push((level, id.unwrap_or_default(), String::new()));
        }
        match value("href") {
            Some(link) if link.starts_with('#') => read.links.push(link[1..].to_owned()),
            Some(link) => read.outside.push(link),
            None => {}
        }
        read.outside.extend(["src", "srcset", "action", "style", "onclick", "onload"].into_iter().filter_map(value));
        read.columns_without_scope += usize::from(tag == "th" && value("scope").is_none());
        read.mains += usize::from(tag == "main");
        if !VOID.contains(&tag) {
            open.push(tag.to_owned());
        }
    }
    read.unbalanced.extend(open);
    read
}

/// Headings go down one level at a time, ids are there once, links lead somewhere, nothing comes from elsewhere or runs.
pub(crate) fn sound(page: &Read, of: &str) {
    assert_eq!(page.unbalanced, Vec::<String>::new(), "{of}");
    assert_eq!(page.outside, Vec::<String>::new(), "{of}");
    for tag in ["script", "iframe", "img", "link", "object", "form"] {
        assert!(!page.tags.contains(tag), "{of}: {tag}");
    }
    assert_eq!((page.mains, page.columns_without_scope), (1, 0), "{of}");
    assert_eq!(page.headings.iter().filter(|(level, ..)| *level == 1).count(), 1, "{of}");
    let mut before = 0;
    for (level, _, text) in &page.headings {
        assert!(*level <= before + 1, "{of}: {text} jumps from {before} to {level}");
        assert!(!text.trim().is_empty(), "{of}: an empty heading");
        before = *level;
    }
    let ids: BTreeSet<&String> = page.ids.iter().collect();
    assert_eq!(ids.len(), page.ids.len(), "{of}: an id stands twice");
    for link in &page.links {
        assert!(ids.contains(link), "{of}: {link} leads nowhere");
    }
    assert_eq!(page.links.first().map(String::as_str), Some("content"), "{of}: the skip link");
}
