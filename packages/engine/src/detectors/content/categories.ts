import type { Severity } from "../../vocabulary/risk-category";

interface Category {
  /** Noun phrase for a person to read: "An insult". */
  readonly title: string;
  readonly severity: Severity;
}

/**
 * What kinds of content the detector tells apart, by rule id. None is HIGH: words and phrases show what a text is about,
 * not what somebody means to do.
 */
export const CATEGORIES = {
  hate: { title: "A slur or a call against a group of people", severity: "MEDIUM" },
  harassment: { title: "Abusive language", severity: "LOW" },
  threat: { title: "A threat of violence against somebody", severity: "MEDIUM" },
  self_harm: { title: "Talk of suicide or self-harm", severity: "MEDIUM" },
  sexual: { title: "Sexually explicit language", severity: "LOW" },
  sexual_minors: { title: "Sexual language next to mention of children", severity: "MEDIUM" },
  violence: { title: "A description or praise of grave violence", severity: "LOW" },
  weapons: { title: "A request about making weapons of mass harm or explosives", severity: "MEDIUM" },
  illicit: { title: "A request about drugs, forged papers or stolen goods", severity: "LOW" },
} as const satisfies Readonly<Record<string, Category>>;

export type CategoryId = keyof typeof CATEGORIES;
