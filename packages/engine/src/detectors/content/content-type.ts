import type { FindingType } from "../../detection/finding-type";
import { CATEGORIES } from "./categories";

const TITLES: ReadonlyMap<string, string> = new Map(Object.entries(CATEGORIES).map(([id, { title }]) => [id, title]));

export const HARMFUL_CONTENT: FindingType = {
  type: "harmful_content",
  title: "Harmful content",
  reason: (rule) => `${TITLES.get(rule) ?? "Harmful content"} is part of the action.`,
  remediation:
    "Have a person look at the text before it is sent or acted on, and use a moderation model where content must be judged.",
  references: ["OWASP LLM05:2025"],
  mast: null,
  defaultEffect: "score",
};
