use super::*;

fn read_table(text: &str) -> (Table, Vec<(&'static str, String)>, Sources) {
    let mut sources = Sources::new();
    let file = sources.add("t.csv", text, "");
    let (read, findings) = table(file, text);
    let shown = findings.iter().map(|d| (d.code.id, sources.file(file).slice(d.span().unwrap()).to_owned()));
    (read, shown.collect(), sources)
}

#[test]
fn cells_have_values_and_places() {
    let text = "\u{feff}system,\"regi\"\r\nsiebel,\"ko\"\"m, mun\"\r\n\r\nåä,\"a\nb\"\n,\n";
    let (table, faults, sources) = read_table(text);
    assert_eq!(faults, []);
    let cells = |row: &[(String, Span)]| -> Vec<(String, String)> {
        row.iter().map(|(v, s)| (v.clone(), sources.file(s.file).slice(*s).to_owned())).collect()
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(cells(&table.columns), [pair("system", "system"), pair("regi", "\"regi\"")]);
    assert_eq!(table.rows.len(), 3);
    assert_eq!(cells(&table.rows[0]), [pair("siebel", "siebel"), pair("ko\"m, mun", "\"ko\"\"m, mun\"")]);
    assert_eq!(cells(&table.rows[1]), [pair("åä", "åä"), pair("a\nb", "\"a\nb\"")]);
    assert_eq!(cells(&table.rows[2]), [pair("", ""), pair("", "")]);
}

#[test]
fn semicolons_are_seen() {
    let (table, faults, _) = read_table("a;b\n1,5;2\n");
    assert_eq!(faults, []);
    assert_eq!(table.rows[0][0].0, "1,5");
}

#[test]
fn a_comma_separates_where_no_sign_is_in_the_lead() {
    let (table, faults, _) = read_table("a\nb;c\n");
    assert_eq!(faults, []);
    assert_eq!(table.rows[0][0].0, "b;c");
    let (table, _, _) = read_table("a;b,c\n1;2,3\n");
    assert_eq!(table.columns[0].0, "a;b");
}

#[test]
fn a_line_of_blanks_is_no_row() {
    let (table, faults, _) = read_table("a,b\n  \n\t\r\n1,2\n \n");
    assert_eq!(faults, []);
    assert_eq!(table.rows.len(), 1);
    assert_eq!(table.rows[0][1].0, "2");
}

#[test]
fn every_fault_of_a_table() {
    for (text, wanted) in [
        ("", vec![("K103", "")]),
        ("\n \n", vec![("K103", "")]),
        ("a,b\n1\n1,2,3\n4,5\n", vec![("K160", "1"), ("K160", "1,2,3")]),
        ("a,b,a\n1,2,3\n", vec![("K161", "a")]),
        ("a,,b\n1,2,3\n", vec![("K162", "")]),
        ("a,b\n\"1,2\n3,4\n", vec![("K110", "\"1,2")]),
        ("a,b\n\"1\"x,2\n", vec![("K125", "x")]),
    ] {
        let (_, found, _) = read_table(text);
        let found: Vec<_> = found.iter().map(|(code, text)| (*code, text.as_str())).collect();
        assert_eq!(found, wanted, "{text:?}");
    }
}
