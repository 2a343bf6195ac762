import { createHash } from "node:crypto";
import { isJsonObject } from "../json";
import type { Judgement, LabelledRecord, Scorer } from "../scorer";
import { ordinaryAction } from "./ordinary";

/**
 * Hashes, UUIDs and commit ids look as random as credentials and are none. `ordinary.secret.hash` are the ordinary records that
 * hold one; they are few, so `ordinary.secret.hash.added` puts one into each record, as logs, tools and people write them, and flags
 * the record when that is worth a `secret` finding more, of whatever severity.
 */
export const SCORER: Scorer = {
  kinds: ["benign"],
  score(record, detect): readonly Judgement[] {
    const secretsIn = (asked: LabelledRecord): number =>
      detect(ordinaryAction(asked)).filter(({ type }) => type === "secret").length;
    const before = secretsIn(record);
    const isMore = secretsIn(withHash(record)) > before;
    const added = { metric: "ordinary.secret.hash.added", expected: false, flagged: isMore };
    return holdsHash(record)
      ? [{ metric: "ordinary.secret.hash", expected: false, flagged: before > 0 }, added]
      : [added];
  },
};

/** A UUID, a short commit id with digits and letters, or as many hexadecimal digits as a digest has. */
const HASH =
  /\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=\w*\d)(?=\w*[a-f])(?:[0-9a-f]{7,12}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}))\b/i;

function holdsHash({ text, args }: LabelledRecord): boolean {
  return HASH.test(text ?? JSON.stringify(args ?? ""));
}

/** The record with one hash more, the same every time. */
function withHash(record: LabelledRecord): LabelledRecord {
  const digest = createHash("sha256").update(record.id).digest("hex");
  const { args, text } = record;
  const pick = Number.parseInt(digest.slice(0, 4), 16);
  if (isJsonObject(args)) {
    const [key, write] = ARGUMENTS[pick % ARGUMENTS.length] ?? ARGUMENTS[0];
    return { ...record, args: { ...args, [key]: write(digest) } };
  }
  return { ...record, text: `${text ?? ""}\n${(LINES[pick % LINES.length] ?? LINES[0])(digest)}` };
}

type Write = (digest: string) => string;

const uuid: Write = (hex) =>
  [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
const commit: Write = (hex) => hex.slice(0, 40);
const md5: Write = (hex) => hex.slice(0, 32);

const LINES: readonly [Write, ...Write[]] = [
  (hex) => `commit ${commit(hex)}\nAuthor: Dana <dana@corp.example>\n\n    correct the totals`,
  (hex) => `Deployed ${hex.slice(0, 7)} to staging; before it was ${hex.slice(8, 15)}.`,
  (hex) => `See https://git.example.com/reports/commit/${commit(hex)} for the change.`,
  (hex) => `[INFO] request_id=${uuid(hex)} trace=${md5(hex)} 200 48ms`,
  (hex) => `image: registry.corp.example/reports@sha256:${hex}`,
  (hex) => `${hex}  report-1.4.tar.gz`,
  (hex) => `MD5 (report.pdf) = ${md5(hex)}`,
  (hex) => `ETag: "${md5(hex)}"`,
  (hex) => `Idempotency-Key: ${uuid(hex)}`,
  (hex) => `The cache key is ${hex}.`,
  (hex) => `My order number is ${uuid(hex)}, thank you.`,
  (hex) => `{"_id": "${hex.slice(0, 24)}", "sha256": "${hex}", "size": 1284}`,
];

const ARGUMENTS: readonly [readonly [string, Write], ...(readonly [string, Write])[]] = [
  ["request_id", uuid],
  ["commit", commit],
  ["etag", md5],
  ["checksum", (hex) => hex],
  ["trace_id", md5],
  ["idempotency_key", uuid],
  ["ref", (hex) => hex.slice(0, 7)],
];
