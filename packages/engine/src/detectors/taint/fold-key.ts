import { remembered } from "../../tool-role/remembered";

const KEY_MAX = 40;

/**
 * A test for names of keys: `recipient_email`, `recipientEmail` and `Recipient-Email` are one name. A key that is too long
 * to be a name is none.
 * @param names folded, with a space between two.
 */
export function keyIn(names: string): (key: string | null) => boolean {
  const known = new Set(names.split(" "));
  const isKnown = remembered((key) => known.has(key.toLowerCase().replace(/[^a-z]/g, "")));
  return (key) => key !== null && key.length <= KEY_MAX && isKnown(key);
}
