import type { Action } from "../action";
import { nameOf } from "../hash/keyed-name";
import { SipHasher, type SipKey } from "../hash/sip-hash";
import { toolKey } from "../snapshot";
import { remembered } from "../tool-role/remembered";
import type { JsonValue } from "../vocabulary/json";

/** Values deeper or further on than this are left out: what no transport lets through must still end. */
const DEPTH_MAX = 64;
const VALUES_MAX = 20_000;
/** Longer texts enter as their length and two sums. */
const TEXT_MAX = 64;

/**
 * A short keyed name of what an action would do: equal when agent, tool and payload are, whatever the order of keys.
 * 8 characters; says nothing about the payload without the key. Read from the action's digest where it has one, else from
 * the payload, linear in it; the two give different names.
 */
export function fingerprintOf(
  { tool, actionType, payload, digest }: Pick<Action, "tool" | "actionType" | "payload" | "digest">,
  key: SipKey,
): string {
  const hasher = new SipHasher(key);
  hasher.text(tool === null ? actionType : keyOf(tool));
  if (digest === undefined) readValue(payload, hasher);
  else {
    // No value's name and depth begin like this, so a digest is never taken for a payload.
    hasher.byte(0xff);
    hasher.text(digest);
  }
  return nameOf(hasher);
}

const keyOf = remembered(toolKey);

function readValue(start: JsonValue, hasher: SipHasher): void {
  const open: { readonly value: JsonValue; readonly name: string; readonly depth: number }[] = [
    { value: start, name: "", depth: 0 },
  ];
  let values = 0;
  for (let next = open.pop(); next !== undefined && values < VALUES_MAX; next = open.pop()) {
    const { value, name, depth } = next;
    values += 1;
    hasher.byte(depth);
    readText(name, hasher);
    if (typeof value === "string") {
      hasher.byte(1);
      readText(value, hasher);
    } else if (typeof value !== "object" || value === null) {
      hasher.byte(2);
      hasher.text(String(value));
    } else if (depth < DEPTH_MAX) {
      hasher.byte(3);
      if (isList(value)) for (const child of value) open.push({ value: child, name: "", depth: depth + 1 });
      else {
        for (const field of Object.keys(value).sort()) {
          const child = value[field];
          if (child !== undefined) open.push({ value: child, name: field, depth: depth + 1 });
        }
      }
    }
  }
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function readText(text: string, hasher: SipHasher): void {
  hasher.byte(text.length);
  if (text.length <= TEXT_MAX) {
    hasher.text(text);
    return;
  }
  let one = text.length;
  let two = 0x9e3779b9;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two, 31) + unit;
    two |= 0;
  }
  hasher.text(`${text.length} ${one >>> 0} ${two >>> 0}`);
}
