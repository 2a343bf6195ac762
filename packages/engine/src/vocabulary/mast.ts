/**
 * The failure taxonomy a finding's `modeId` refers to: the third version of "Why Do Multi-Agent LLM Systems Fail?"
 * (arXiv 2503.13657). Names and numbers drift between releases of the paper, so the version travels with decisions.
 */
export const MAST_TAXONOMY_VERSION = "2503.13657v3";

/** The three categories of the taxonomy, by the number before the dot of a mode id. */
export const MAST_CATEGORIES = {
  FC1: "System design",
  FC2: "Inter-agent misalignment",
  FC3: "Task verification",
} as const;

export type MastCategory = keyof typeof MAST_CATEGORIES;

export interface MastMode {
  readonly modeId: string;
  readonly name: string;
  readonly category: MastCategory;
}

/** The 14 failure modes, in the order of the paper. */
export const MAST_MODES = [
  { modeId: "FM-1.1", name: "Disobey task specification", category: "FC1" },
  { modeId: "FM-1.2", name: "Disobey role specification", category: "FC1" },
  { modeId: "FM-1.3", name: "Step repetition", category: "FC1" },
  { modeId: "FM-1.4", name: "Loss of conversation history", category: "FC1" },
  { modeId: "FM-1.5", name: "Unaware of termination conditions", category: "FC1" },
  { modeId: "FM-2.1", name: "Conversation reset", category: "FC2" },
  { modeId: "FM-2.2", name: "Fail to ask for clarification", category: "FC2" },
  { modeId: "FM-2.3", name: "Task derailment", category: "FC2" },
  { modeId: "FM-2.4", name: "Information withholding", category: "FC2" },
  { modeId: "FM-2.5", name: "Ignored other agent's input", category: "FC2" },
  { modeId: "FM-2.6", name: "Reasoning–action mismatch", category: "FC2" },
  { modeId: "FM-3.1", name: "Premature termination", category: "FC3" },
  { modeId: "FM-3.2", name: "No or incomplete verification", category: "FC3" },
  { modeId: "FM-3.3", name: "Incorrect verification", category: "FC3" },
] as const satisfies readonly MastMode[];

export type MastModeId = (typeof MAST_MODES)[number]["modeId"];

/** The families of security modes, by the letter after `MAST-`: where the agent was got at. */
export const MAST_SECURITY_FAMILIES = { M: "Memory", A: "Action", S: "Space", T: "Time" } as const;

type MastSecurityFamily = (typeof MAST_SECURITY_FAMILIES)[keyof typeof MAST_SECURITY_FAMILIES];

/** What the taxonomy of the paper, which knows no attackers, has no mode for. The names are ours, one for each id. */
export const MAST_SECURITY_MODES = [
  { modeId: "MAST-M-CONTEXT-POISONING", name: "Context poisoned by foreign content", category: "Memory" },
  { modeId: "MAST-A-INJECTION", name: "Injected instruction", category: "Action" },
  { modeId: "MAST-A-COMMAND", name: "Dangerous command", category: "Action" },
  { modeId: "MAST-A-DATABASE", name: "Dangerous database statement", category: "Action" },
  { modeId: "MAST-A-EXFILTRATION", name: "Data sent to an untrusted target", category: "Action" },
  { modeId: "MAST-A-TOOL", name: "Tool misuse", category: "Action" },
  { modeId: "MAST-S-DRIFT", name: "Behaviour outside the usual bounds", category: "Space" },
  { modeId: "MAST-T-CHAIN", name: "Attack chain", category: "Time" },
  { modeId: "MAST-T-MULTI-TURN", name: "Multi-turn attack", category: "Time" },
] as const satisfies readonly MastEvidence[];

export type MastSecurityModeId = (typeof MAST_SECURITY_MODES)[number]["modeId"];

/** The failure mode a finding is evidence of, of `MAST_MODES` or `MAST_SECURITY_MODES`. */
export interface MastEvidence {
  readonly modeId: string;
  readonly category: MastCategory | MastSecurityFamily;
  readonly name: string;
}

/** The mode with its one name. @throws RangeError for an id that is in neither table, which types do not let happen. */
export function mastEvidence(modeId: MastModeId | MastSecurityModeId): MastEvidence {
  const mode = [...MAST_MODES, ...MAST_SECURITY_MODES].find((known) => known.modeId === modeId);
  if (mode === undefined) throw new RangeError(`No table of failure modes has \`${modeId}\``);
  return mode;
}
