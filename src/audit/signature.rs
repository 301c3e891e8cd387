//! Signatures of audits: an in-toto statement about the receipt and every report, in a DSSE envelope, signed with ed25519.
//! The same audit and the same key give the same bytes.

use super::receipt::Receipt;
use super::store::HashedFile;
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::pkcs8::{DecodePrivateKey as _, DecodePublicKey as _};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

/// What the payload of an envelope is.
const PAYLOAD_TYPE: &str = "application/vnd.in-toto+json";

/// A private key.
pub struct PrivateKey(SigningKey);

impl PrivateKey {
    /// Reads an ed25519 key (PKCS #8 in PEM); `None`: it is none, or is locked with a password.
    #[must_use]
    pub fn parse(pem: &str) -> Option<Self> {
        SigningKey::from_pkcs8_pem(pem).ok().map(Self)
    }

    /// The public key that belongs to it.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key())
    }

    /// The envelope about a receipt, whose bytes have a hash, and its reports.
    #[must_use]
    pub fn sign<S>(&self, receipt: &Receipt<S>, name: &str, sha256: &str) -> String {
        let payload = statement(receipt, name, sha256);
        let signed =
            Signed { keyid: self.public().name(), sig: encoded(&self.0.sign(&signed_bytes(&payload)).to_bytes()) };
        let envelope = Envelope {
            payload: encoded(payload.as_bytes()),
            payload_type: PAYLOAD_TYPE.to_owned(),
            signatures: vec![signed],
        };
        envelope.json()
    }
}

/// A public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

impl PublicKey {
    /// Reads an ed25519 key (SPKI in PEM); `None`: it is none.
    #[must_use]
    pub fn parse(pem: &str) -> Option<Self> {
        VerifyingKey::from_public_key_pem(pem).ok().map(Self)
    }

    /// How it is called in an envelope: its 32 bytes in Base64.
    #[must_use]
    pub fn name(&self) -> String {
        encoded(self.0.as_bytes())
    }
}

/// The key by which the receipt of these bytes, and its reports, are signed in an envelope. `None`: the signature does not
/// fit, the envelope is about something else, or is not as it was written.
#[must_use]
pub fn signed_by(envelope: &[u8], receipt: &Receipt, name: &str, sha256: &str) -> Option<PublicKey> {
    let parsed: Envelope = serde_json::from_slice(envelope).ok()?;
    let [signed] = parsed.signatures.as_slice() else { return None };
    let payload = statement(receipt, name, sha256);
    let is_about_this = parsed.payload == encoded(payload.as_bytes()) && parsed.payload_type == PAYLOAD_TYPE;
    if !is_about_this || parsed.json().as_bytes() != envelope {
        return None;
    }
    let key = VerifyingKey::from_bytes(&decoded(&signed.keyid)?).ok()?;
    let signature = Signature::from_bytes(&decoded(&signed.sig)?);
    key.verify_strict(&signed_bytes(&payload), &signature).ok()?;
    Some(PublicKey(key))
}

fn encoded(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

fn decoded<const N: usize>(text: &str) -> Option<[u8; N]> {
    Base64::decode_vec(text).ok()?.try_into().ok()
}

/// What is signed: the payload with its type, each with its length (DSSE, pre-authentication encoding).
fn signed_bytes(payload: &str) -> Vec<u8> {
    format!("DSSEv1 {} {PAYLOAD_TYPE} {} {payload}", PAYLOAD_TYPE.len(), payload.len()).into_bytes()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Envelope {
    payload: String,
    #[serde(rename = "payloadType")]
    payload_type: String,
    signatures: Vec<Signed>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signed {
    keyid: String,
    sig: String,
}

impl Envelope {
    fn json(&self) -> String {
        // Plain data: writing it to memory does not fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

#[derive(Serialize)]
struct Statement<'a> {
    #[serde(rename = "_type")]
    kind: &'static str,
    subject: Vec<Resource<'a>>,
    #[serde(rename = "predicateType")]
    predicate_type: &'static str,
    predicate: TestResult<'a>,
}

#[derive(Serialize)]
struct TestResult<'a> {
    result: &'static str,
    configuration: Vec<Resource<'a>>,
}

#[derive(Serialize)]
struct Resource<'a> {
    name: &'a str,
    digest: Digest<'a>,
}

#[derive(Serialize)]
struct Digest<'a> {
    sha256: &'a str,
}

/// The in-toto statement about an audit: that this receipt and these reports, made by this policy, came out so.
fn statement<S>(receipt: &Receipt<S>, name: &str, sha256: &str) -> String {
    fn resource<'a>(name: &'a str, sha256: &'a str) -> Resource<'a> {
        Resource { name, digest: Digest { sha256 } }
    }
    fn resources(files: &[HashedFile]) -> impl Iterator<Item = Resource<'_>> {
        files.iter().map(|file| resource(&file.path, &file.sha256))
    }
    let head = &receipt.head;
    let own = [&head.policy, &head.schema].map(|named| resource(&named.name, &named.sha256));
    let statement = Statement {
        kind: "https://in-toto.io/Statement/v1",
        subject: std::iter::once(resource(name, sha256)).chain(resources(&receipt.outputs)).collect(),
        predicate_type: "https://in-toto.io/attestation/test-result/v0.1",
        predicate: TestResult {
            result: match receipt.exit_code {
                0 => "PASSED",
                4 => "WARNED",
                _ => "FAILED",
            },
            configuration: own.into_iter().chain(resources(&head.inputs)).collect(),
        },
    };
    serde_json::to_string(&statement).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first test vector of RFC 8032, as PKCS #8 and as SPKI.
    const PRIVATE: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
    const PUBLIC: &str = "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n";

    #[test]
    fn keys_are_read_and_belong_together() {
        let public = PublicKey::parse(PUBLIC).unwrap();
        assert_eq!(PrivateKey::parse(PRIVATE).unwrap().public(), public);
        assert_eq!(public.name(), "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        assert!(PrivateKey::parse(PUBLIC).is_none() && PublicKey::parse(PRIVATE).is_none());
        assert!(PrivateKey::parse("").is_none() && PublicKey::parse("ssh-ed25519 AAAA").is_none());
    }

    #[test]
    fn the_signed_bytes_are_those_of_the_standard() {
        assert_eq!(signed_bytes("{\"å\":1}"), "DSSEv1 28 application/vnd.in-toto+json 8 {\"å\":1}".as_bytes());
    }
    fn receipt() -> Receipt {
        let named = serde_json::json!({"name": "policies/a", "version": "1", "sha256": "00"});
        let asked = serde_json::json!({"only": [], "fail_on": "must", "strict": false, "input_format": null});
        let head = serde_json::json!({
            "store": 1, "tool_version": "1", "policy": named, "schema": named, "as_of": "2026-11-26", "options": asked,
            "inputs": [{"path": "waivers.yaml", "sha256": "01"}], "rules": [],
        });
        let given = serde_json::json!({"policy": null, "schema": null, "tables": [], "waivers": [], "lang": "sv", "formats": []});
        let receipt = serde_json::json!({
            "receipt": 1, "head": head, "given": given, "setups": [], "exit_code": 4,
            "outputs": [{"path": "results.csv", "sha256": "02"}],
        });
        Receipt::parse(receipt.to_string().as_bytes()).unwrap()
    }

    #[test]
    fn every_byte_of_an_envelope_matters() {
        let (key, receipt) = (PrivateKey::parse(PRIVATE).unwrap(), receipt());
        let envelope = key.sign(&receipt, "receipt.json", "03").into_bytes();
        let by = |envelope: &[u8]| signed_by(envelope, &receipt, "receipt.json", "03");
        assert_eq!(by(&envelope), Some(key.public()));
        for at in 0..envelope.len() {
            let mut changed = envelope.clone();
            if let Some(byte) = changed.get_mut(at) {
                *byte = if *byte == b'A' { b'B' } else { b'A' };
            }
            assert_eq!(by(&changed), None, "at {at}");
            assert_eq!(by(envelope.get(..at).unwrap_or_default()), None, "cut at {at}");
        }
        // About other bytes, another file, or another outcome.
        assert_eq!(signed_by(&envelope, &receipt, "receipt.json", "04"), None);
        assert_eq!(signed_by(&envelope, &receipt, "other.json", "03"), None);
        let better = Receipt { exit_code: 0, ..receipt.clone() };
        assert_eq!(signed_by(&envelope, &better, "receipt.json", "03"), None);
        let mut other = receipt.clone();
        other.outputs.clear();
        assert_eq!(signed_by(&envelope, &other, "receipt.json", "03"), None);
    }

    #[test]
    fn the_statement_is_in_the_words_of_the_standard() {
        let text = statement(&receipt(), "receipt.json", "03");
        let told: serde_json::Value = serde_json::from_str(&text).unwrap();
        let digest = |name: &str, sha256: &str| serde_json::json!({"name": name, "digest": {"sha256": sha256}});
        let expected = serde_json::json!({
            "_type": "https://in-toto.io/Statement/v1",
            "subject": [digest("receipt.json", "03"), digest("results.csv", "02")],
            "predicateType": "https://in-toto.io/attestation/test-result/v0.1",
            "predicate": {
                "result": "WARNED",
                "configuration": [digest("policies/a", "00"), digest("policies/a", "00"), digest("waivers.yaml", "01")],
            },
        });
        assert_eq!(told, expected);
    }
}
