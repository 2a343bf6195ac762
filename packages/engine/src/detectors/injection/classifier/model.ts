import { BUCKETS } from "./segments";
import { lengthClass, UNITS_OFFSET, WINDOW_UNITS_MAX } from "./window";

/** A linear model as it is stored. */
export interface StoredModel {
  /** Base64 of, for each weight that is not zero: how far its bucket is from the last (LEB128), and the weight (int8). */
  readonly weights: string;
  /** What a weight of 1 adds to the logit, before the window's length is taken into account. */
  readonly step: number;
  readonly biases: readonly number[];
}

/** A model ready for use: the weight of every bucket; by a window's units, what its sum is multiplied by and its bias. */
export interface Model {
  readonly weights: Int8Array;
  readonly scales: Float64Array;
  readonly plainBiases: Float64Array;
  readonly structuredBiases: Float64Array;
}

/** Reads a stored model. Total: what is not base64 counts as nothing. */
export function readModel(stored: StoredModel): Model {
  const weights = new Int8Array(BUCKETS);
  const bytes = decodeBase64(stored.weights);
  let bucket = 0;
  let distance = 0;
  let shift = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    distance |= (byte & 0x7f) << shift;
    shift += 7;
    if (byte >= 0x80) continue;
    bucket += distance;
    at += 1;
    weights[bucket] = bytes[at] ?? 0;
    distance = 0;
    shift = 0;
  }
  const byUnits = (value: (units: number) => number): Float64Array =>
    Float64Array.from({ length: WINDOW_UNITS_MAX + 1 }, (_, units) => value(units));
  return {
    weights,
    scales: byUnits((units) => stored.step / Math.sqrt(units + UNITS_OFFSET)),
    plainBiases: byUnits((units) => stored.biases[lengthClass(units, false)] ?? 0),
    structuredBiases: byUnits((units) => stored.biases[lengthClass(units, true)] ?? 0),
  };
}

/** The bytes `readModel` reads: the inverse for weights in ascending order of bucket. */
export function packWeights(weights: Int8Array): Uint8Array {
  const bytes: number[] = [];
  let last = 0;
  weights.forEach((weight, bucket) => {
    if (weight === 0) return;
    let distance = bucket - last;
    last = bucket;
    while (distance >= 0x80) {
      bytes.push((distance & 0x7f) | 0x80);
      distance >>>= 7;
    }
    bytes.push(distance, weight & 0xff);
  });
  return Uint8Array.from(bytes);
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 with padding (RFC 4648, section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const left = bytes.length - at;
    text += ALPHABET.charAt(group >>> 18) + ALPHABET.charAt((group >>> 12) & 63);
    text += left > 1 ? ALPHABET.charAt((group >>> 6) & 63) : "=";
    text += left > 2 ? ALPHABET.charAt(group & 63) : "=";
  }
  return text;
}

function decodeBase64(text: string): Uint8Array {
  const values = new Uint8Array(128);
  for (let value = 0; value < 64; value += 1) values[ALPHABET.charCodeAt(value)] = value;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array(Math.max(0, (text.length / 4) * 3 - padding));
  for (let at = 0, to = 0; at < text.length; at += 4, to += 3) {
    let group = 0;
    for (let k = 0; k < 4; k += 1) group = (group << 6) | (values[text.charCodeAt(at + k) & 127] ?? 0);
    bytes[to] = group >>> 16;
    bytes[to + 1] = (group >>> 8) & 0xff;
    bytes[to + 2] = group & 0xff;
  }
  return bytes;
}
