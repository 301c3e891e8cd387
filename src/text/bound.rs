//! Whom clauses bind, by the words that policies use. A pure table, exempt from the limit on file size.

use super::Two;

/// The words of `binds`, in order.
const BOUND: &[(&str, Two)] = &[
    ("Flexite users", Two { sv: "de som använder Flexite", en: "Flexite users" }),
    ("HSL staff", Two { sv: "hälso- och sjukvårdspersonalen", en: "health-care staff" }),
    ("KLK IT", Two { sv: "KLK IT", en: "KLK IT" }),
    ("KLK IT (systemförvaltare)", Two { sv: "KLK IT (systemförvaltare)", en: "KLK IT (system managers)" }),
    (
        "KLK IT / document owner",
        Two { sv: "KLK IT och den som äger dokumentet", en: "KLK IT and the owner of the document" },
    ),
    ("KLK IT / provider", Two { sv: "KLK IT och utföraren", en: "KLK IT and the provider" }),
    ("KLK IT / subcontractor", Two { sv: "KLK IT och underleverantören", en: "KLK IT and the subcontractor" }),
    ("Phoniro administrators", Two { sv: "administratörerna för Phoniro", en: "Phoniro administrators" }),
    ("Prator administrator", Two { sv: "administratören för Prator", en: "the Prator administrator" }),
    (
        "Region Uppsala / municipality",
        Two { sv: "Region Uppsala och kommunen", en: "Region Uppsala and the municipality" },
    ),
    (
        "appointed persons (expert, contact, admin)",
        Two {
            sv: "den som är utsedd (expertanvändare, kontaktperson, administratör)",
            en: "appointed persons (expert user, contact person, administrator)",
        },
    ),
    ("authorised staff of the unit", Two { sv: "enhetens behöriga personal", en: "authorised staff of the unit" }),
    (
        "biståndshandläggare, sjuksköterska, fysioterapeut/sjukgymnast, arbetsterapeut",
        Two {
            sv: "biståndshandläggare, sjuksköterskor, fysioterapeuter, sjukgymnaster och arbetsterapeuter",
            en: "care-needs assessors, nurses, physiotherapists and occupational therapists",
        },
    ),
    ("care provider (omvårdnadsutförare)", Two { sv: "omvårdnadsutföraren", en: "the care provider" }),
    (
        "care provider + natthemsjukvård",
        Two { sv: "omvårdnadsutföraren och natthemsjukvården", en: "the care provider and the night home nursing" },
    ),
    ("document owner", Two { sv: "den som äger dokumentet", en: "the owner of the document" }),
    ("egen regi", Two { sv: "kommunens egen regi", en: "the municipality's own operation" }),
    ("enhetschef", Two { sv: "enhetschefen", en: "the head of unit" }),
    ("every Prator user", Two { sv: "alla som använder Prator", en: "every Prator user" }),
    ("every Siebel user", Two { sv: "alla som använder Siebel", en: "every Siebel user" }),
    ("every home-care provider", Two { sv: "alla utförare av hemtjänst", en: "every home-care provider" }),
    ("expert users", Two { sv: "expertanvändarna", en: "expert users" }),
    (
        "expert users among care staff (SoL/LSS)",
        Two {
            sv: "expertanvändare bland omvårdnadspersonalen (SoL och LSS)",
            en: "expert users among care staff (SoL and LSS)",
        },
    ),
    (
        "handing-over AND taking-over party",
        Two {
            sv: "både den som lämnar över och den som tar över",
            en: "both the handing-over party and the party taking over",
        },
    ),
    (
        "handing-over and taking-over party",
        Two {
            sv: "den som lämnar över och den som tar över", en: "the handing-over party and the party taking over"
        },
    ),
    (
        "handing-over home-care party",
        Two { sv: "den som lämnar över hemtjänst", en: "the party handing over home care" },
    ),
    ("handing-over party", Two { sv: "den som lämnar över", en: "the handing-over party" }),
    (
        "handing-over party using Flexite",
        Two { sv: "den som lämnar över och använder Flexite", en: "the handing-over party that uses Flexite" },
    ),
    ("home-care provider", Two { sv: "utförare av hemtjänst", en: "home-care providers" }),
    (
        "home-care provider using the category",
        Two { sv: "utförare av hemtjänst som använder kategorin", en: "home-care providers that use the category" },
    ),
    ("home-care staff", Two { sv: "hemtjänstens personal", en: "home-care staff" }),
    (
        "local Phoniro administrators",
        Two { sv: "de lokala administratörerna för Phoniro", en: "local Phoniro administrators" },
    ),
    (
        "local Prator administrator",
        Two { sv: "den lokala administratören för Prator", en: "the local Prator administrator" },
    ),
    ("main supplier", Two { sv: "huvudleverantören", en: "the main supplier" }),
    ("municipality", Two { sv: "kommunen", en: "the municipality" }),
    ("private (external) provider", Two { sv: "privata (externa) utförare", en: "private (external) providers" }),
    ("private provider", Two { sv: "privata utförare", en: "private providers" }),
    ("provider", Two { sv: "utföraren", en: "the provider" }),
    (
        "provider (ordinary housing) delivering meal boxes",
        Two {
            sv: "utförare i ordinärt boende som levererar matlådor",
            en: "providers in ordinary housing that deliver meal boxes",
        },
    ),
    (
        "provider (short-term / alternating care)",
        Two { sv: "utförare av korttidsvård eller växelvård", en: "providers of short-term or alternating care" },
    ),
    ("provider (särskilt boende)", Two { sv: "utförare av särskilt boende", en: "providers of residential care" }),
    (
        "provider + named KLK IT contact",
        Two { sv: "utföraren och kontaktpersonen på KLK IT", en: "the provider and its named contact at KLK IT" },
    ),
    ("provider / KLK IT", Two { sv: "utföraren och KLK IT", en: "the provider and KLK IT" }),
    (
        "provider / taking-over party",
        Two { sv: "utföraren eller den som tar över", en: "the provider or the party taking over" },
    ),
    ("provider that ceases completely", Two { sv: "utförare som upphör helt", en: "providers that cease completely" }),
    ("provider using Flexite", Two { sv: "utförare som använder Flexite", en: "providers using Flexite" }),
    (
        "provider whose services include health care",
        Two { sv: "utförare med hälso- och sjukvård", en: "providers whose services include health care" },
    ),
    (
        "provider with HSL responsibility → licensed staff",
        Two {
            sv: "utförare med hälso- och sjukvårdsansvar, för legitimerad personal",
            en: "providers with health-care responsibility, for licensed staff",
        },
    ),
    (
        "provider with HSL responsibility → managers",
        Two {
            sv: "utförare med hälso- och sjukvårdsansvar, för chefer",
            en: "providers with health-care responsibility, for managers",
        },
    ),
    (
        "provider with HSL responsibility → other staff",
        Two {
            sv: "utförare med hälso- och sjukvårdsansvar, för övrig personal",
            en: "providers with health-care responsibility, for other staff",
        },
    ),
    ("provider without Flexite", Two { sv: "utförare utan Flexite", en: "providers without Flexite" }),
    ("providers", Two { sv: "utförarna", en: "providers" }),
    ("rule set itself", Two { sv: "reglerna själva", en: "the rules themselves" }),
    ("taking-over company", Two { sv: "det bolag som tar över", en: "the company taking over" }),
    (
        "the four professional groups of prator.professions",
        Two { sv: "de fyra yrkesgrupper som arbetar i Prator", en: "the four professional groups that work in Prator" },
    ),
    ("those", Two { sv: "de som avses", en: "those concerned" }),
    (
        "user of Prator, Pascal or NPÖ",
        Two { sv: "den som använder Prator, Pascal eller NPÖ", en: "users of Prator, Pascal or NPÖ" },
    ),
    ("—", Two { sv: "ingen särskild", en: "nobody in particular" }),
];

/// Whom a clause binds in the reader's language; `None` when the policy names somebody else.
#[must_use]
pub fn bound(name: &str) -> Option<Two> {
    BOUND.iter().find(|(who, _)| *who == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_once_and_in_order() {
        assert!(BOUND.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(bound("provider").map(|two| two.sv), Some("utföraren"));
        assert_eq!(bound("somebody"), None);
    }
}
