import { defaultDetectors } from "../detectors/registry";
import type { FindingType } from "./finding-type";

/** What a person reads about a finding. It is derived from type and rule, so nothing of it has to be stored. */
export interface FindingDescription {
  readonly title: string;
  /** What was seen, one sentence; never the text itself. */
  readonly reason: string;
  readonly remediation: string;
  /** Published names for it, such as `OWASP LLM01:2025`. */
  readonly references: readonly string[];
}

/** Describes a finding of this or an earlier version of the engine. Never throws: a type nobody knows is named as it is. */
export function describeFinding(
  { type, rule }: { readonly type: string; readonly rule: string },
  types: ReadonlyMap<string, FindingType> = defaultDetectors().types,
): FindingDescription {
  const known = types.get(type);
  if (known === undefined) {
    const title = type.replaceAll("_", " ");
    return { title, reason: `A detector reported ${title}.`, remediation: "Look at the action.", references: [] };
  }
  const { title, remediation, references } = known;
  return { title, reason: known.reason(rule), remediation, references };
}
