import {
  type Action,
  compileDetectors,
  DEFAULT_DETECTION,
  DETECTORS,
  type DetectionSettings,
  type TextDetector,
  type TextEvidence,
} from "@mastguard/engine";

/** In UTF-16 code units; the end is exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

const MASKING: ReadonlySet<string> = new Set(["secrets", "personal-data"]);
/** A detector stops at this many sightings in a text: behind them anything may stand. */
const SIGHTINGS_MAX = 100;
/**
 * A detector that has spent its effort looks no further, so a text is also read in pieces too short to spend it in: 1,400
 * units hold at most 700 numbers, where the detector of personal data reads around 1,500.
 */
const PIECE = 1_400;
/** Longer than what is recognized by its form, with the words around that say what it is. */
const OVERLAP = 400;
/** In a piece so many are a crowd, in which the next one may not be told apart any more. */
const PIECE_SIGHTINGS_MAX = 40;
/**
 * A match hides those it overlaps, so a text is read again with what was seen filled in: as letters, which leaves the rest of
 * an address one, and as blanks, which lets stand alone what stood beside it.
 */
const FILLINGS = ["x", " "] as const;

interface Registry {
  readonly compiled: ReturnType<typeof compileDetectors>;
  readonly detectors: readonly TextDetector[];
  /** Every rule that is silent unless asked for. */
  readonly optIn: ReadonlySet<string>;
}

let registry: Registry | null = null;

function masking(): Registry {
  if (registry !== null) return registry;
  const compiled = compileDetectors(DETECTORS.filter(({ id }) => MASKING.has(id)));
  const detectors = compiled.placed.flatMap(({ detector }) => (detector.kind === "text" ? [detector] : []));
  const optIn = [...compiled.types.values()].flatMap(({ type, optIn = [] }) => optIn.map((rule) => `${type}/${rule}`));
  registry = { compiled, detectors, optIn: new Set(optIn) };
  return registry;
}

/** Settings for one action: what one organization said is not known when the next one's action is masked. */
function newSettings(): DetectionSettings {
  return { ...DEFAULT_DETECTION, optIn: masking().optIn };
}

/** The texts of an action, as the masking detectors read them. */
export function textsOf(action: Action): readonly TextEvidence[] {
  return masking().compiled.collect(action, newSettings());
}

/**
 * Where a text holds what looks like a credential or personal data, however unsure and whatever its rule; by place, apart from
 * each other. Where a detector may have stopped looking, the whole stretch.
 */
export function privatePlaces(action: Action, text: TextEvidence): readonly Place[] {
  const reader = readerOf(action);
  let places = united(reader(text, text.text));
  for (const filling of FILLINGS) {
    if (places.length === 0) return places;
    places = united([...places, ...reader(text, filled(text.text, places, filling))]);
  }
  return places;
}

/** The text with its places filled, unit by unit. */
export function filled(text: string, places: readonly Place[], filling: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of places) {
    parts.push(text.slice(from, start), filling.repeat(end - start));
    from = end;
  }
  return parts.join("") + text.slice(from);
}

/** The places in order, those that touch or overlap as one. */
export function united(places: readonly Place[]): readonly Place[] {
  const apart: Place[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start)) {
    const last = apart.at(-1);
    if (last === undefined || place.start > last.end) apart.push(place);
    else if (place.end > last.end) apart[apart.length - 1] = { start: last.start, end: place.end };
  }
  return apart;
}

/** Reads what stands in a text's stead, as a whole and in pieces. */
function readerOf(action: Action): (text: TextEvidence, written: string) => Place[] {
  const settings = newSettings();
  const { detectors } = masking();
  return ({ key, features, message }, written) => {
    const look = (start: number, end: number, most: number): Place[] => {
      // Of no origin that would have a credential compared with its recipient: that changes nothing here.
      const piece: TextEvidence = {
        text: written.slice(start, end),
        origin: "context",
        key: start === 0 ? key : null,
        message,
        features,
        path: "",
      };
      return detectors.flatMap((detector) => {
        const evidence = { action, texts: [piece], session: null, nowMs: 0, settings, observations: [] };
        const seen = detector.inspect(piece, evidence);
        if (seen.length >= most) return [{ start, end }];
        return seen.flatMap(({ rule, span }) => {
          if (span === null) return [];
          const from = rule === "url" ? behindHost(piece.text, span) : span.start;
          return from < span.end ? [{ start: start + from, end: start + span.end }] : [];
        });
      });
    };
    const places = look(0, written.length, SIGHTINGS_MAX);
    if (written.length <= PIECE) return places;
    for (let start = 0; start + OVERLAP < written.length; start += PIECE - OVERLAP)
      places.push(...look(start, Math.min(start + PIECE, written.length), PIECE_SIGHTINGS_MAX));
    return places;
  };
}

/** Where a web address goes on behind its host. The host stays: where something is sent is what has to be judged. */
function behindHost(text: string, { start, end }: Place): number {
  const host = /^(?:https?:\/\/)?[^/?#@]*(?=[/?#]|$)/i.exec(text.slice(start, end));
  return host === null ? start : start + host[0].length;
}
