//! What a text must look like to be of a [`Shape`], and the one form in which two texts of a shape compare.

use super::Shape;
use email_address::{EmailAddress, Options};
use std::net::IpAddr;
use unicode_normalization::UnicodeNormalization;

impl Shape {
    /// Every shape with its name in schemas and policies.
    const NAMES: [(Self, &'static str); 7] = [
        (Self::IpAddress, "ip-address"),
        (Self::PrivateIpAddress, "private-ip-address"),
        (Self::Email, "email"),
        (Self::OrganisationNumber, "organisation-number"),
        (Self::PhoneNumber, "phone-number"),
        (Self::SerialNumber, "serial-number"),
        (Self::Name, "name"),
    ];

    /// The names of all shapes.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::NAMES.iter().map(|(_, name)| *name)
    }

    /// The shape of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(shape, _)| *shape)
    }

    /// Its name in schemas and policies.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(shape, _)| *shape == self).map_or("", |(_, name)| name)
    }

    /// Whether the text, exactly as written, is of this shape.
    #[must_use]
    pub fn matches(self, text: &str) -> bool {
        match self {
            Self::IpAddress => text.parse::<IpAddr>().is_ok(),
            Self::PrivateIpAddress => text.parse().is_ok_and(is_private),
            Self::Email => is_email(text),
            Self::OrganisationNumber => organisation_number(text).is_some(),
            Self::PhoneNumber => phone_number(text).is_some(),
            Self::SerialNumber | Self::Name => !text.trim().is_empty(),
        }
    }

    /// The form in which texts of this shape compare; `None` when the text is not of the shape. An address for
    /// e-mail is judged after its blanks are taken out.
    #[must_use]
    pub fn canonical(self, text: &str) -> Option<String> {
        match self {
            Self::IpAddress => text.parse().ok().map(|ip: IpAddr| ip.to_string()),
            Self::PrivateIpAddress => text.parse().ok().filter(|ip| is_private(*ip)).map(|ip| ip.to_string()),
            Self::Email => {
                let bare: String = text.nfc().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
                is_email(&bare).then(|| bare.nfc().collect())
            }
            Self::OrganisationNumber => organisation_number(text),
            Self::PhoneNumber => phone_number(text),
            Self::SerialNumber => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
            Self::Name => {
                let words: Vec<&str> = text.split_whitespace().collect();
                (!words.is_empty()).then(|| words.join(" ").to_lowercase().nfc().collect())
            }
        }
    }
}

/// RFC 1918 and RFC 4193, named one by one: the standard library's notion of private is wider and moves.
fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            a == 10 || (a == 172 && (16..=31).contains(&b)) || (a == 192 && b == 168)
        }
        IpAddr::V6(v6) => {
            let [first, ..] = v6.octets();
            first & 0xfe == 0xfc
        }
    }
}

fn is_email(text: &str) -> bool {
    let options = Options::default().with_required_tld().without_display_text().without_domain_literal();
    EmailAddress::parse_with_options(text, options).is_ok()
}

/// Ten digits, with or without a dash before the last four, with or without the century prefix 16.
fn organisation_number(text: &str) -> Option<String> {
    let digits = match text.split_once('-') {
        Some((front, back)) if back.len() == 4 => format!("{front}{back}"),
        Some(_) => return None,
        None => text.to_owned(),
    };
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let ten = match digits.len() {
        10 => digits.as_str(),
        12 => digits.strip_prefix("16")?,
        _ => return None,
    };
    // The third digit is at least 2: that is what tells it from a personal identity number.
    let third = ten.as_bytes().get(2)?;
    (*third >= b'2' && luhn(ten)).then(|| ten.to_owned())
}

/// Whether the check digit of an organisation number or personal identity number is right (the Luhn sum); `digits` are
/// ASCII digits.
#[must_use]
pub fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            let doubled = if place % 2 == 1 { digit * 2 } else { digit };
            doubled / 10 + doubled % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// A leading `+` or `0` and 7–15 digits, with blanks, dashes and parentheses between them. The result has digits
/// alone; a Swedish number begins with `0`, another country's with `+`.
fn phone_number(text: &str) -> Option<String> {
    let mut digits = String::new();
    let (mut plus, mut open) = (false, false);
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '+' if digits.is_empty() && !plus && !open => plus = true,
            '(' if !open => open = true,
            ')' if open => open = false,
            ' ' | '\u{a0}' | '-' | '\u{2011}' | '\u{2013}' if !digits.is_empty() => {}
            _ => return None,
        }
    }
    if open || !(7..=15).contains(&digits.len()) || !(plus || digits.starts_with('0')) {
        return None;
    }
    let abroad = if plus { Some(digits.as_str()) } else { digits.strip_prefix("00") };
    Some(match abroad {
        // `+46 (0)18 …`: the zero is for calls within the country.
        Some(number) => match number.strip_prefix("46") {
            Some(national) => format!("0{}", national.strip_prefix('0').unwrap_or(national)),
            None => format!("+{number}"),
        },
        None => digits,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_has_one_name() {
        for (shape, name) in Shape::NAMES {
            assert_eq!(Shape::parse(name), Some(shape));
            assert_eq!(shape.name(), name);
        }
        assert_eq!(Shape::parse("Email"), None);
    }

    #[test]
    fn ip_addresses() {
        for ip in ["192.0.2.1", "::1", "2001:db8::1"] {
            assert!(Shape::IpAddress.matches(ip), "{ip}");
            assert!(!Shape::PrivateIpAddress.matches(ip), "{ip}");
        }
        for ip in ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fdff::1"] {
            assert!(Shape::PrivateIpAddress.matches(ip), "{ip}");
        }
        for ip in
            ["172.15.0.1", "172.32.0.1", "192.169.0.1", "127.0.0.1", "169.254.0.1", "100.64.0.1", "fe80::1", "fe00::"]
        {
            assert!(!Shape::PrivateIpAddress.matches(ip), "{ip}");
        }
        for text in ["", "10.0.0", "010.0.0.1", "10.0.0.1/24", " 10.0.0.1", "10.0.0.256"] {
            assert!(!Shape::IpAddress.matches(text), "{text}");
        }
        assert_eq!(Shape::IpAddress.canonical("2001:DB8:0::1").as_deref(), Some("2001:db8::1"));
    }

    #[test]
    fn emails_are_judged_as_written_and_compared_without_blanks_and_case() {
        assert!(Shape::Email.matches("it.support@uppsala.se"));
        for text in ["A <a@b.se>", "a@b", "a@[127.0.0.1]", "a b@c.se", " a@b.se", "a@b.se ", "a.b.se", ""] {
            assert!(!Shape::Email.matches(text), "{text}");
        }
        assert_eq!(Shape::Email.canonical(" IT.Support@ Uppsala.se").as_deref(), Some("it.support@uppsala.se"));
        assert_eq!(Shape::Email.canonical("a\u{30a}sa@b.se"), Shape::Email.canonical("\u{e5}sa@b.se"));
        assert_eq!(Shape::Email.canonical("nobody"), None);
    }

    #[test]
    fn organisation_numbers() {
        for text in ["5560360793", "556036-0793", "165560360793", "16556036-0793"] {
            assert_eq!(Shape::OrganisationNumber.canonical(text).as_deref(), Some("5560360793"), "{text}");
        }
        // Wrong check digit, third digit below 2, wrong length, dash in the wrong place, other digits.
        for text in
            ["556036-0794", "5516360792", "556036079", "55603-60793", "195560360793", "５５６０３６０７９３", ""]
        {
            assert_eq!(Shape::OrganisationNumber.canonical(text), None, "{text}");
        }
    }

    #[test]
    fn phone_numbers() {
        for (text, digits) in [
            ("018-727 00 00", "0187270000"),
            ("+46 18 727 00 00", "0187270000"),
            ("+46 (0)18-727 00 00", "0187270000"),
            ("(018) 727 00 00", "0187270000"),
            ("0046187270000", "0187270000"),
            ("0771-10 00 30", "0771100030"),
            ("+358 9 1234567", "+35891234567"),
        ] {
            assert_eq!(Shape::PhoneNumber.canonical(text).as_deref(), Some(digits), "{text}");
        }
        for text in [
            "",
            "+",
            "727 00 00",
            "018 72",
            "018-727 00 00 ankn 3",
            "0123456789012345",
            "(018 727 00 00",
            "0-+461234567",
        ] {
            assert!(!Shape::PhoneNumber.matches(text), "{text}");
        }
    }

    #[test]
    fn names_and_serial_numbers() {
        assert_eq!(
            Shape::Name.canonical("  KLK IT,\n Verkstadsgatan 3B ").as_deref(),
            Some("klk it, verkstadsgatan 3b")
        );
        assert_eq!(Shape::Name.canonical("A\u{30a}sa"), Shape::Name.canonical("\u{c5}SA"));
        assert_eq!(Shape::Name.canonical(" \t"), None);
        assert_eq!(Shape::SerialNumber.canonical(" AB 12 ").as_deref(), Some("AB 12"));
        assert!(!Shape::SerialNumber.matches(""));
    }
}
