import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import fixture from "../fixtures/signed-note.json";
import {
  formatCheckpoint,
  formatVerifierKey,
  fromBase64,
  keyId,
  parseCheckpoint,
  parseVerifierKey,
  type Signer,
  sha256,
  signCheckpoint,
  toBase64,
  toHex,
  verifyCheckpoint,
} from "./index";
import { parseNote, signNote, verifyNote } from "./note";
import { testSigner } from "./testing";

const peter = parseVerifierKey(fixture.verifierKey);
const peterNote = `${fixture.text}\n${fixture.signatureLine}\n`;
const rootHash = sha256(new Uint8Array(0));

let signer: Signer;
let note: string;

beforeAll(async () => {
  signer = await testSigner("example.com/log/one");
  note = await signCheckpoint({ origin: "example.com/log/one", size: 42, rootHash }, signer);
});

test("the reference implementation's note verifies with its verifier key", async () => {
  expect(await verifyNote(peterNote, [peter])).toMatchObject({ valid: true, signedBy: { name: "PeterNeumann" } });
  expect(toHex(keyId(peter.name, peter.publicKey))).toBe("c74f20a3");
  expect(formatVerifierKey(peter)).toBe(fixture.verifierKey);
});

test("signing the reference text with the reference key gives the reference note", async () => {
  const seed = fromBase64(fixture.signerKey.split("+").slice(4).join("+")).slice(1);
  const prefix = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20]; // PKCS #8 of RFC 8410
  const key = await crypto.subtle.importKey("pkcs8", Uint8Array.from([...prefix, ...seed]), "Ed25519", false, ["sign"]);
  const sign = async (message: Uint8Array) =>
    new Uint8Array(await crypto.subtle.sign("Ed25519", key, Uint8Array.from(message)));
  expect(await signNote(fixture.text, { ...peter, sign })).toBe(peterNote);
});

test("a checkpoint signed by a public log verifies", async () => {
  const { verifierKey, origin, size, rootHash: root, signatureLine } = fixture.checkpoint;
  const published = `${origin}\n${size}\n${root}\n\n${signatureLine}\n`;
  const verified = await verifyCheckpoint(published, [parseVerifierKey(verifierKey)]);
  expect(verified).toMatchObject({ valid: true, checkpoint: { origin, size, rootHash: fromBase64(root) } });
  expect(`${formatCheckpoint({ origin, size, rootHash: fromBase64(root) })}\n${signatureLine}\n`).toBe(published);
});

test("a checkpoint reads back as it was signed and verifies with the key's text form", async () => {
  expect(note.split("\n").slice(0, 4)).toEqual(["example.com/log/one", "42", toBase64(rootHash), ""]);
  expect(parseCheckpoint(note)).toMatchObject({ origin: "example.com/log/one", size: 42, rootHash });
  const key = parseVerifierKey(formatVerifierKey(signer));
  expect(await verifyCheckpoint(note, [peter, key])).toMatchObject({ valid: true, checkpoint: { size: 42 } });
});

test("signatures of unknown keys are passed over, a bad one of a known key refuses the note", async () => {
  const cosigned = `${note}${fixture.signatureLine}\n`;
  expect(await verifyCheckpoint(cosigned, [signer])).toMatchObject({ valid: true });
  expect(await verifyCheckpoint(cosigned, [signer, peter])).toMatchObject({ valid: false, reason: "bad_signature" });
  expect(await verifyCheckpoint(note, [])).toMatchObject({ valid: false, reason: "unknown_key" });
  const renamed = { name: "example.com/log/two", publicKey: signer.publicKey };
  expect(await verifyCheckpoint(note, [renamed])).toMatchObject({ valid: false, reason: "unknown_key" });
});

test("any one character changed in a checkpoint note is noticed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: note.length - 1 }), fc.constantFrom("0", "A", "\n", "+", " "), async (at, other) => {
      if (note[at] === other) return;
      const changed = note.slice(0, at) + other + note.slice(at + 1);
      expect(await verifyCheckpoint(changed, [signer])).toMatchObject({ valid: false });
    }),
  );
});

test.each([
  ["no blank line", "a\n1\nb\n"],
  ["no signature", `a\n1\n${toBase64(new Uint8Array(32))}\n\n`],
  ["no final newline", peterNote.slice(0, -1)],
  ["a control character", peterNote.replace("think", "th\tink")],
  ["a signature without a name", `a\n1\nb\n\n—  ${"A".repeat(8)}\n`],
  ["a signature of the key id only", "a\n\n— name AAAAAA==\n"],
  ["too many signatures", `${fixture.text}\n${`${fixture.signatureLine}\n`.repeat(101)}`],
])("a note with %s is refused", (_name, text) => {
  expect(() => parseNote(text)).toThrow("the note");
});

test.each([
  ["a size with a leading zero", ["o", "042", toBase64(rootHash)]],
  ["a negative size", ["o", "-1", toBase64(rootHash)]],
  ["a size beyond 2^53 − 1", ["o", "9007199254740992", toBase64(rootHash)]],
  ["a short root", ["o", "1", "AAAA"]],
  ["a root that is not base64", ["o", "1", "!"]],
  ["too few lines", ["o", "1"]],
  ["an empty line", ["o", "1", toBase64(rootHash), "", "x"]],
])("a checkpoint with %s is refused though its signature holds", async (_name, lines) => {
  const signed = await signNote(`${lines.join("\n")}\n`, signer);
  expect(() => parseCheckpoint(signed)).toThrow("the checkpoint");
  expect(await verifyCheckpoint(signed, [signer])).toMatchObject({ valid: false, reason: "malformed" });
});

test("extension lines are passed over", async () => {
  const signed = await signNote(`${formatCheckpoint({ origin: "o", size: 1, rootHash })}extension\n`, signer);
  expect(await verifyCheckpoint(signed, [signer])).toMatchObject({ valid: true, checkpoint: { origin: "o", size: 1 } });
});

test.each([
  ["an empty origin", { origin: "", size: 1, rootHash }],
  ["a line break in the origin", { origin: "a\nb", size: 1, rootHash }],
  ["half an entry", { origin: "o", size: 0.5, rootHash }],
  ["a short root", { origin: "o", size: 1, rootHash: new Uint8Array(31) }],
])("a checkpoint of %s is not written", (_name, checkpoint) => {
  expect(() => formatCheckpoint(checkpoint)).toThrow("the checkpoint");
});

test.each([
  "",
  "PeterNeumann",
  fixture.verifierKey.slice(0, -1),
  fixture.verifierKey.replace("c74f20a3", "c74f20a4"),
  fixture.verifierKey.replace("Peter", "Petra"),
  fixture.verifierKey.replace("+ARpc", "+AhpC"),
  `${fixture.verifierKey}=`,
])("a verifier key mangled to %j is refused", (text) => {
  expect(() => parseVerifierKey(text)).toThrow();
});
