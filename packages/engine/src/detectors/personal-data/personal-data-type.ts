import type { FindingType } from "../../detection/finding-type";
import { ENTITY_RULES, OPT_IN_RULES } from "./entity-rules";

const TITLES: ReadonlyMap<string, string> = new Map(Object.entries(ENTITY_RULES).map(([id, { title }]) => [id, title]));

export const PERSONAL_DATA: FindingType = {
  type: "personal_data",
  title: "Personal data",
  reason: (rule) => `${TITLES.get(rule) ?? "Personal data"} is part of the action.`,
  remediation:
    "Send only what the task needs: drop the field, mask it, or pass a reference that the receiving system can resolve.",
  references: ["OWASP LLM02:2025", "GDPR Art. 4(1)"],
  mast: null,
  defaultEffect: "score",
  optIn: OPT_IN_RULES,
};
