import { equalBytes } from "./bytes";
import { HASH_BYTES, nodeHash } from "./merkle";
import { type Sha256, sha256 } from "./sha256";

/** What an inclusion proof claims: this leaf is number `index` of the tree with this size and root. */
export interface InclusionClaim {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly rootHash: Uint8Array;
}

/** What a consistency proof claims: the tree of `to` leaves begins with the `from` leaves of the older one. */
export interface ConsistencyClaim {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether an inclusion proof holds (RFC 9162 §2.1.3.2). Never throws: what is malformed does not hold. */
export function verifyInclusion(claim: InclusionClaim, sha: Sha256 = sha256): boolean {
  const { index, size, leafHash, proof, rootHash } = claim;
  if (!isIndex(index) || !isIndex(size) || index >= size) return false;
  if (![leafHash, rootHash, ...proof].every(isHash)) return false;
  let node = index;
  let last = size - 1;
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash, sha);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      hash = nodeHash(hash, sibling, sha);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(hash, rootHash);
}

/**
 * Whether a consistency proof holds (RFC 9162 §2.1.4.2). Equal sizes need equal roots and no proof; size 0 needs no
 * proof and its root is not looked at. Never throws: what is malformed does not hold.
 */
export function verifyConsistency(claim: ConsistencyClaim, sha: Sha256 = sha256): boolean {
  const { from, to, fromRoot, toRoot, proof } = claim;
  if (!isIndex(from) || !isIndex(to) || from > to) return false;
  if (from === to) return proof.length === 0 && equalBytes(fromRoot, toRoot);
  if (from === 0) return proof.length === 0;
  if (![fromRoot, toRoot, ...proof].every(isHash)) return false;

  // When the older tree is complete, its root is the first hash, and the proof does not repeat it.
  const path = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  let node = from - 1;
  let last = to - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  const [first, ...siblings] = path;
  if (first === undefined) return false;
  let older = first;
  let newer = first;
  for (const sibling of siblings) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      older = nodeHash(sibling, older, sha);
      newer = nodeHash(sibling, newer, sha);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newer = nodeHash(newer, sibling, sha);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && equalBytes(older, fromRoot) && equalBytes(newer, toRoot);
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function isIndex(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value)) && 2 ** Math.log2(value) === value;
}

function isHash(hash: Uint8Array): boolean {
  return hash.length === HASH_BYTES;
}
