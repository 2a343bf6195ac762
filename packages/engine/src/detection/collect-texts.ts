import type { Action } from "../action";
import type { JsonObject, JsonValue } from "../vocabulary/json";
import type { KnownText, KnownTexts } from "./known-texts";
import { PATH_MAX, pathPart } from "./path-part";
import type { Scanner } from "./scan";
import type { TextEvidence, TextOrigin } from "./text-evidence";

/** A text with what the scan made of it. */
export interface ScannedText extends TextEvidence {
  /** Bit i: worth the while of text detector i. */
  readonly detectors: number;
  /** The record of a text that came before. */
  readonly known: KnownText | null;
}

type TextScanner = Pick<Scanner, "scan" | "ofKey">;

/** Reserved context keys whose value is an identifier the transport has already bounded, or is read by a stage. */
const IDENTIFIERS: ReadonlySet<string> = new Set([
  "tool",
  "allowedTools",
  "agentVersion",
  "principal",
  "onBehalfOf",
  "dataClasses",
  "subjectIds",
  "environment",
  "sessionId",
  "runId",
  "parentTraceId",
  "externalTraceId",
  "spanId",
  "conversationId",
  "userId",
  "step",
  "final",
]);

const CONTEXT_ORIGINS: ReadonlyMap<string, TextOrigin> = new Map([
  ["task", "task"],
  ["purpose", "task"],
  ["role", "role"],
  ["reasoning", "assistant"],
  ["resource", "payload"],
]);

const MESSAGE_ORIGINS: ReadonlyMap<string, TextOrigin> = new Map([
  ["user", "user"],
  ["assistant", "assistant"],
  ["tool", "tool"],
  ["system", "system"],
]);

/** Shorter texts are scanned before they are looked up. */
const LOOKED_UP_MIN = 24;
/** Values looked at: more than fit into the largest body, so only what is no JSON (a cycle) reaches it. */
const VALUES_MAX = 300_000;
/** Whole numbers with this many digits are read as text too: a card number is often sent as one. */
const NUMBER_AS_TEXT_MIN = 10_000_000;
/** A key of several words, or a long one with a digit in it, is content rather than a name. */
const KEY_AS_TEXT = /^(?=.{12})[^]*\s|^(?=.{16})[^]*\d|^.{33}/s;

/** Parts of a message that hold what a tool gave back, in the forms of the usual model interfaces: nobody's word. */
const RESULT_TYPES: ReadonlySet<unknown> = new Set([
  "tool_result",
  "tool_response",
  "function_call_output",
  "function_response",
  "mcp_tool_result",
  "web_search_tool_result",
  "document",
  "search_result",
]);
const RESULT_KEYS: ReadonlySet<string> = new Set([
  "functionResponse",
  "function_response",
  "toolResult",
  "tool_result",
]);

/**
 * Every text of an action, each scanned once. Iterates with a stack of its own: nesting costs memory, not the call stack.
 * @throws RangeError on more values than the largest body can hold.
 */
export function collectTexts(
  { payload, context }: Action,
  scanner: TextScanner,
  knownTexts: KnownTexts,
): readonly ScannedText[] {
  const collector = new Collector(scanner, knownTexts);
  collector.walk(payload, new Place(null, "payload", null, null), "payload", null, null);
  const root = new Place(null, "context", null, null);
  for (const [index, key] of Object.keys(context).entries()) {
    const value = context[key] ?? null;
    const place = new Place(root, key, index, null);
    if (IDENTIFIERS.has(key)) collector.identifier(value, place, key);
    else if (key === "messages" && Array.isArray(value)) collectMessages(value, place, collector);
    else collector.walk(value, place, CONTEXT_ORIGINS.get(key) ?? "context", key, null);
  }
  return collector.texts;
}

function collectMessages(messages: readonly JsonValue[], place: Place, collector: Collector): void {
  for (let index = 0; index < messages.length; index += 1) {
    const message = messages[index] ?? null;
    const at = new Place(place, null, null, index);
    const role = isObject(message) ? message["role"] : undefined;
    // A role nobody defined is nobody's word to trust.
    const origin = (typeof role === "string" ? MESSAGE_ORIGINS.get(role) : undefined) ?? "tool";
    if (!isObject(message)) {
      collector.walk(message, at, origin, null, index);
      continue;
    }
    const names = Object.keys(message);
    for (let position = 0; position < names.length; position += 1) {
      const key = names[position] ?? "";
      if (key !== "role") collector.walk(message[key] ?? null, new Place(at, key, position, null), origin, key, index);
    }
  }
}

/** A value that holds others, on its way. */
interface Opened {
  readonly value: JsonValue;
  readonly place: Place;
  readonly origin: TextOrigin;
  /** The nearest key above its elements. */
  readonly key: string | null;
}

class Collector {
  readonly texts: ScannedText[] = [];
  readonly #scanner: TextScanner;
  readonly #knownTexts: KnownTexts;
  #values = 0;

  constructor(scanner: TextScanner, knownTexts: KnownTexts) {
    this.#scanner = scanner;
    this.#knownTexts = knownTexts;
  }

  walk(start: JsonValue, place: Place, origin: TextOrigin, key: string | null, message: number | null): void {
    if (!this.#leaf(start, place, origin, key, message)) return;
    const open: Opened[] = [{ value: start, place, origin, key }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { value } = next;
      if (isList(value)) this.#elements(value, next, message, open);
      else if (isObject(value)) this.#fields(value, next, message, open);
    }
  }

  #elements(list: readonly JsonValue[], { place, origin, key }: Opened, message: number | null, open: Opened[]): void {
    for (let index = 0; index < list.length; index += 1) {
      const child = list[index] ?? null;
      if (!holdsText(child)) continue;
      const inner = new Place(place, null, null, index);
      if (this.#leaf(child, inner, origin, key, message)) open.push({ value: child, place: inner, origin, key });
    }
  }

  #fields(fields: JsonObject, { place, origin }: Opened, message: number | null, open: Opened[]): void {
    const isResult = message !== null && RESULT_TYPES.has(fields["type"]);
    const names = Object.keys(fields);
    for (let index = 0; index < names.length; index += 1) {
      const key = names[index] ?? "";
      const child = fields[key] ?? null;
      const own = isResult || (message !== null && RESULT_KEYS.has(key)) ? "tool" : origin;
      if (key.length >= 12 && KEY_AS_TEXT.test(key))
        this.#add(key, new Place(place, key, index, null, true), own, null, message);
      if (!holdsText(child)) continue;
      const inner = new Place(place, key, index, null);
      if (this.#leaf(child, inner, own, key, message)) open.push({ value: child, place: inner, origin: own, key });
    }
  }

  /** The texts of an identifier that is a sentence: what nobody would use as a name hides something. */
  identifier(value: JsonValue, place: Place, key: string): void {
    if (typeof value === "string") {
      if (value.length >= 12 && mayHoldSpace(value) && /\s/.test(value)) this.#add(value, place, "context", key, null);
    } else if (isList(value)) {
      value.forEach((child, index) => this.identifier(child, new Place(place, null, null, index), key));
    } else if (isObject(value)) {
      Object.keys(value).forEach((name, index) =>
        this.identifier(value[name] ?? null, new Place(place, name, index, null), key),
      );
    }
  }

  /** Takes a text; true when the value holds others. */
  #leaf(value: JsonValue, place: Place, origin: TextOrigin, key: string | null, message: number | null): boolean {
    this.#values += 1;
    if (this.#values > VALUES_MAX) throw new RangeError("An action holds more values than a body can");
    if (typeof value === "string") this.#add(value, place, origin, key, message);
    else if (typeof value === "number") {
      if (Number.isSafeInteger(value) && Math.abs(value) >= NUMBER_AS_TEXT_MIN) {
        this.#add(String(value), place, origin, key, message);
      }
    } else return typeof value === "object" && value !== null;
    return false;
  }

  #add(text: string, place: Place, origin: TextOrigin, key: string | null, message: number | null): void {
    const ofKey = key === null ? 0 : this.#scanner.ofKey(key);
    // Two characters are nothing by themselves; under `argv` they may be a command.
    if (text.length < 3 && (ofKey === 0 || text === "")) return;
    const isShort = text.length < LOOKED_UP_MIN;
    const before = isShort ? undefined : this.#knownTexts.find(text);
    const scan = before ?? this.#scanner.scan(text);
    let worth = scan.detectors | ofKey;
    let known: KnownText | null = null;
    // A short text is read faster than looked up, unless a detector would look at it.
    if (!isShort || worth !== 0) {
      known = before ?? this.#knownTexts.find(text) ?? this.#knownTexts.meet(text, scan);
      if (known !== null) worth &= ~known.quietAt(origin, key);
    }
    this.texts.push(new PlacedText(text, origin, key, message, scan.features, worth, place, known));
  }
}

class PlacedText implements ScannedText {
  readonly text: string;
  readonly origin: TextOrigin;
  readonly key: string | null;
  readonly message: number | null;
  readonly features: number;
  readonly detectors: number;
  readonly known: KnownText | null;
  readonly #place: Place;

  constructor(
    text: string,
    origin: TextOrigin,
    key: string | null,
    message: number | null,
    features: number,
    detectors: number,
    place: Place,
    known: KnownText | null,
  ) {
    this.text = text;
    this.origin = origin;
    this.key = key;
    this.message = message;
    this.features = features;
    this.detectors = detectors;
    this.#place = place;
    this.known = known;
  }

  get path(): string {
    return pathOf(this.#place);
  }
}

/**
 * Where a value stands, as a chain to the top; the path is spelled out only for findings. Either the `index`-th of a list, or
 * the field `key`, the `position`-th of its object. `isKey`: the text is the key itself.
 */
class Place {
  constructor(
    readonly parent: Place | null,
    readonly key: string | null,
    readonly position: number | null,
    readonly index: number | null,
    readonly isKey = false,
  ) {}
}

function pathOf(start: Place): string {
  const parts: string[] = [];
  for (let place: Place | null = start; place !== null; place = place.parent) parts.push(partOf(place));
  return parts.reverse().join("").slice(0, PATH_MAX);
}

function partOf({ parent, key, position, index, isKey }: Place): string {
  if (index !== null) return `[${index}]`;
  if (parent === null) return key ?? "";
  if (isKey) return `.{key ${position}}`;
  return key === null || position === null ? "" : `.${pathPart(key, position)}`;
}

function holdsText(value: JsonValue): boolean {
  if (typeof value === "number") return Math.abs(value) >= NUMBER_AS_TEXT_MIN;
  return value !== null && typeof value !== "boolean";
}

/** All white space but the space itself is below or far above the signs and letters of ASCII. */
function mayHoldSpace(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code > 126) return true;
  }
  return false;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
