import { randomFillSync } from "node:crypto";

const BLOCK_BYTES = 8_192;
const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
let spent = BLOCK_BYTES;

/**
 * Random bytes from the system's generator, drawn in blocks: a decision needs keys, nonces, a salt and ids, and asking for each
 * by itself costs as much as encrypting. Every byte is handed out once, as a copy, and wiped from the block. At most 1 kB.
 */
export function randomBlock(length: number): Buffer {
  if (length > 1_024) throw new RangeError("at most 1,024 bytes at a time");
  if (spent + length > BLOCK_BYTES) {
    randomFillSync(block);
    spent = 0;
  }
  const bytes = Buffer.from(block.subarray(spent, spent + length));
  block.fill(0, spent, spent + length);
  spent += length;
  return bytes;
}
