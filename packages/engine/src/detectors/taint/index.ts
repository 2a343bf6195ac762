import type { ActionDetector, Evidence, Observation } from "../../detection/detector";
import type { TextEvidence } from "../../detection/text-evidence";
import { actionRoleOf, isSink, type ToolRole } from "../../tool-role";
import { type ArgumentValue, argumentValues, destinationValues } from "./argument-texts";
import {
  type Doing,
  doingOf,
  isKindOf,
  type KindRule,
  type Weight,
  weighDestination,
  weighKind,
  weighRequest,
} from "./assess";
import { loadedDirectives } from "./loaded";
import { holdsValue, type Planted, plantedIn, speaksOf } from "./planted";
import { isRemembered, recallDestinations } from "./recall";
import { type Request, requestOf } from "./request";
import { mayDirect } from "./sentence";
import { needlesOf, type ToolNeedles } from "./tool-needles";
import { TAINTED_ARGUMENT, UNREQUESTED_ACTION } from "./types";
import { type UntrustedText, untrustedTexts } from "./untrusted";

const OBSERVATIONS_MAX = 5;
/** Sentences after which no further text is looked at for more. */
const PLANTED_MAX = 200;
/** The newest texts, of which all that is asked for is read. */
const KIND_TEXTS_MAX = 2_000;

/**
 * Whether the action does the bidding of a text nobody vouches for: it was asked for by what came back from a tool and
 * not by the user, or it sends something to a place that only such a text named. Reads the conversation in the action,
 * and the session's memory of addresses seen before.
 */
export const taintDetector: ActionDetector = {
  id: "taint",
  kind: "action",
  types: [TAINTED_ARGUMENT, UNREQUESTED_ACTION],
  inspect,
};

const NOTHING: readonly Observation[] = [];

function inspect(evidence: Evidence): readonly Observation[] | "not_assessable" {
  const { action, session, texts } = evidence;
  const untrusted = untrustedTexts(evidence);
  if (untrusted.length === 0 && session === null && !texts.some(({ message }) => message !== null)) {
    return "not_assessable";
  }
  const role = actionRoleOf(action);
  const needles = needlesOf(action.tool);
  const isDirected = untrusted.some(({ source }) => mayDirect(source.text, needles));
  if (!isDirected && !mayBeTainted(evidence, untrusted, role)) return NOTHING;
  return new Inspection(evidence, untrusted, role, needles).observations();
}

/**
 * Whether a destination of the action is one that an untrusted text has, now or earlier in the session. When no text asks
 * for anything, nothing else can matter.
 */
function mayBeTainted(
  { texts, session, settings }: Evidence,
  untrusted: readonly UntrustedText[],
  role: ToolRole,
): boolean {
  const isRecalling = session !== null && isSink(role) && session.taint.untrusted.length > 0;
  if (!isCarrying(role) || (untrusted.length === 0 && !isRecalling)) return false;
  const values = searchable(destinationValues(texts, role), untrusted);
  return (
    values.some((value) => untrusted.some(({ folded }) => holdsValue(folded, value))) ||
    (isRecalling && values.some((value) => isRemembered(value, session.taint, settings.memoryKey)))
  );
}

/** The full look at an action for which the first one gave reason. */
class Inspection {
  readonly #evidence: Evidence;
  readonly #untrusted: readonly UntrustedText[];
  readonly #role: ToolRole;
  readonly #needles: ToolNeedles;
  #asking: { readonly request: Request; readonly doing: Doing } | null = null;

  constructor(evidence: Evidence, untrusted: readonly UntrustedText[], role: ToolRole, needles: ToolNeedles) {
    this.#evidence = evidence;
    this.#untrusted = untrusted;
    this.#role = role;
    this.#needles = needles;
  }

  observations(): readonly Observation[] {
    const role = this.#role;
    const values = searchable(argumentValues(this.#evidence.texts, role), this.#untrusted);
    const planted = this.#planted(values);
    const destinations = isCarrying(role) ? this.#taintedDestinations(values, planted) : NOTHING;
    const remembered = isSink(role) && destinations.length === 0 ? this.#remembered(values) : NOTHING;
    const asked = this.#unrequested(planted);
    const ofKind = asked.length === 0 ? this.#inKind() : NOTHING;
    return [...asked, ...ofKind, ...destinations, ...remembered].slice(0, OBSERVATIONS_MAX);
  }

  #planted(values: readonly ArgumentValue[]): readonly Planted[] {
    const found: Planted[] = [];
    for (const text of this.#untrusted) {
      if (found.length >= PLANTED_MAX) break;
      found.push(...plantedIn(text, this.#needles, values));
    }
    return found;
  }

  /** What people asked for, and the action in its light: read only when something was found that it bears on. */
  #asked(): { readonly request: Request; readonly doing: Doing } {
    if (this.#asking === null) {
      const request = requestOf(this.#evidence.texts, this.#needles);
      this.#asking = { request, doing: doingOf(this.#evidence.action, request) };
    }
    return this.#asking;
  }

  /** The gravest reason to think that nobody but a text asked for the action. */
  #unrequested(planted: readonly Planted[]): readonly Observation[] {
    let gravest: (Weight & { readonly rule: string }) | null = null;
    for (const one of planted) {
      const { doing, request } = this.#asked();
      const weight = weighRequest(one, doing, request);
      if (weight !== null && (gravest === null || weight.confidence > gravest.confidence)) gravest = weight;
    }
    return gravest === null ? NOTHING : [{ type: UNREQUESTED_ACTION.type, ...gravest, path: null, span: null }];
  }

  /** Whether an action nobody asked for is the kind of thing that an untrusted text tells its reader to do. */
  #inKind(): readonly Observation[] {
    if (this.#evidence.action.tool === null) return NOTHING;
    const rule = this.#kindRule();
    if (rule === null) return NOTHING;
    const { doing, request } = this.#asked();
    const weight = doing.isForeign ? weighKind(rule, request) : null;
    return weight === null ? NOTHING : [{ type: UNREQUESTED_ACTION.type, ...weight, path: null, span: null }];
  }

  #kindRule(): KindRule | null {
    const role = this.#role;
    const newest = this.#untrusted.slice(0, KIND_TEXTS_MAX);
    if (newest.some((text) => isKindOf("part_of_planted_task", loadedDirectives(text), role))) {
      return "part_of_planted_task";
    }
    return newest.some(({ directives }) => isKindOf("same_kind_as_asked", directives, role))
      ? "same_kind_as_asked"
      : null;
  }

  /** Destinations that the people never named and an untrusted text did. */
  #taintedDestinations(values: readonly ArgumentValue[], planted: readonly Planted[]): readonly Observation[] {
    const found: Observation[] = [];
    const told = new Set<TextEvidence>();
    for (const value of values) {
      // An address and the text around it are one thing to know.
      if (!value.isDestination || told.has(value.source)) continue;
      const sources = this.#untrusted.filter(({ folded }) => holdsValue(folded, value));
      if (sources.length === 0) continue;
      const { doing, request } = this.#asked();
      if (request.names(value)) continue;
      const mention = {
        suspicion: Math.max(...sources.map(({ suspicion }) => suspicion)),
        isSpokenOf: sources.some((source) => speaksOf(source, value, doing.deeds)),
      };
      const weight = weighDestination(value, planted, mention, doing, request);
      if (weight === null) continue;
      told.add(value.source);
      found.push({
        type: TAINTED_ARGUMENT.type,
        ...weight,
        path: value.source.path,
        span: { start: value.start, end: value.end },
      });
    }
    return found;
  }

  /** Destinations that an untrusted text wanted used earlier in the session. */
  #remembered(values: readonly ArgumentValue[]): readonly Observation[] {
    const { session, settings } = this.#evidence;
    if (session === null || session.taint.untrusted.length === 0) return NOTHING;
    return recallDestinations(values, session.taint, settings.memoryKey, this.#asked().request);
  }
}

/** Characters compared with values, over all values and untrusted texts; a text counts for a few more than it has. */
const SEARCHED_MAX = 4_000_000;
const TEXT_COST = 200;
const VALUES_MIN = 4;

/** As many of the values as can be looked for in so much text: destinations before the rest. All but in huge contexts. */
function searchable(values: readonly ArgumentValue[], untrusted: readonly UntrustedText[]): readonly ArgumentValue[] {
  let cost = 0;
  for (const { source } of untrusted) cost += source.text.length + TEXT_COST;
  const most = Math.max(VALUES_MIN, Math.floor(SEARCHED_MAX / Math.max(1, cost)));
  if (values.length <= most) return values;
  const isFirst = ({ isDestination, isAddress }: ArgumentValue) => isDestination && isAddress;
  return [...values.filter(isFirst), ...values.filter((value) => !isFirst(value))].slice(0, most);
}

/** Whether the role sends something to where its arguments say. */
function isCarrying(role: ToolRole): boolean {
  return isSink(role) || role === "http_fetch" || role === "browse" || role === "other";
}
