import { addressesIn } from "./addresses";
import { DEED } from "./deeds";
import { type Directive, directiveOf, sentenceAround } from "./sentence";
import type { UntrustedText } from "./untrusted";

/** Addresses looked at in one text. */
const ADDRESSES_MAX = 20;

const CARRYING = DEED.send | DEED.pay | DEED.share | DEED.upload;

/**
 * Sentences of an untrusted text that tell the reader to send something to an address they give. Few documents need one,
 * and most attacks that want data do.
 */
export function loadedDirectives({ source, folded, suspicion }: UntrustedText): readonly Directive[] {
  const { lower } = folded;
  if (suspicion === 0 && !lower.includes("@") && !lower.includes("/") && !/\d{8}/.test(lower)) return [];
  const found: Directive[] = [];
  const looked = new Set<number>();
  for (const address of addressesIn(lower, ADDRESSES_MAX)) {
    const { start, end } = sentenceAround(source.text, address.start);
    if (looked.has(start)) continue;
    looked.add(start);
    const directive = directiveOf(source.text, start, end);
    if (directive === null || (directive.deeds & CARRYING) === 0) continue;
    // What is to be sent has to be read first.
    found.push({ ...directive, deeds: directive.deeds | DEED.read });
  }
  return found;
}
