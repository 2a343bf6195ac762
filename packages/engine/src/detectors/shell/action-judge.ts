import type { Action } from "../../action";
import type { Evidence, TextObservation } from "../../detection/detector";
import { perAction } from "../../detection/per-action";
import type { TextEvidence } from "../../detection/text-evidence";
import type { Severity } from "../../vocabulary/risk-category";
import { type CommandText, commandTextOf, readingOf } from "./applicability";
import { BOUNDS, StepShare } from "./bounds";
import { commandLine, isWordsKey } from "./command-words";
import { type Hit, HitCollector } from "./hit";
import { judgeText } from "./judge-text";
import { type Occurrence, PayloadCommands, type WordGroup } from "./payload-commands";
import { DANGEROUS_COMMAND } from "./shell-type";

/** What all texts of one action share: what was judged already, and how much more may be. */
class ActionJudge {
  #commands: PayloadCommands | null = null;
  readonly #judged = new Map<string, readonly Hit[]>();
  #charactersLeft: number = BOUNDS.actionCharacters;
  #textsLeft: number = BOUNDS.actionTexts;
  #stepsLeft: number = BOUNDS.actionSteps;
  #reported = 0;
  #isSpent = false;
  #isRestJudged = false;

  constructor(readonly action: Action) {}

  /** What is to be said at the text: of itself, and of the commands whose word it is. */
  inspect({ text, key }: TextEvidence): readonly TextObservation[] {
    const name = key ?? "";
    const reading = readingOf(name, this.action);
    // Words of a document make no command; the payload need not be walked for them.
    const known = reading === "document" && !isWordsKey(name) ? undefined : this.#find(name, text);
    const observations: TextObservation[] = [];
    const command = known === undefined || known.isAlone ? commandTextOf(text, name, this.action) : null;
    if (command !== null) {
      const hits = this.#judge(command);
      if (hits !== null)
        observations.push(
          ...hits.map((hit) => seen(hit, { start: hit.start + command.offset, end: hit.end + command.offset })),
        );
    }
    const together = new HitCollector();
    if (known !== undefined && known.groups.length > 0) known.groups = this.#judgeGroups(known.groups, together);
    if (reading !== "document" && this.#commands !== null && this.#commands.unattached.length > 0)
      this.#commands.unattached = this.#judgeGroups(this.#commands.unattached, together);
    if (this.#isSpent && !this.#isRestJudged) this.#judgeRest(together);
    for (const hit of together.all()) {
      // The gravest of each rule is said once.
      if (!observations.some(({ rule, severity }) => rule === hit.rule && severity === hit.severity))
        observations.push(seen(hit, { start: 0, end: text.length }));
    }
    const kept = observations.filter(({ severity }) => this.#reported < ROOM[severity]);
    this.#reported += kept.length;
    return kept;
  }

  #find(key: string, text: string): Occurrence | undefined {
    this.#commands ??= new PayloadCommands(this.action);
    return this.#commands.find(key, text);
  }

  /** Judges each once; what is left over is what the action's share does not cover. */
  #judgeGroups(groups: WordGroup[], into: HitCollector): WordGroup[] {
    let index = 0;
    for (; index < groups.length && !this.#isSpent; index++) {
      const group = groups[index];
      if (group === undefined) break;
      // A program is written out again for each of its lists.
      if (group.program !== null) this.#textsLeft--;
      const hits = this.#judge({ kind: group.kind, text: commandLine(group) });
      for (const hit of hits ?? []) into.add(hit);
      if (this.#isSpent) break;
    }
    return index === 0 ? groups : groups.slice(index);
  }

  /** What the text would do; remembered, `null` when the action has used up its share. */
  #judge(command: Pick<CommandText, "kind" | "text">): readonly Hit[] | null {
    const id = `${command.kind} ${command.text}`;
    const known = this.#judged.get(id);
    if (known !== undefined && this.#textsLeft > 0) return known;
    const cost = Math.min(command.text.length, BOUNDS.head + BOUNDS.tail);
    if (this.#isSpent || this.#textsLeft <= 0 || this.#charactersLeft < cost) {
      this.#isSpent = true;
      return null;
    }
    this.#textsLeft--;
    this.#charactersLeft -= cost;
    // A costly text leaves the later ones enough to be judged: most need few steps.
    const share = new StepShare(Math.max(BOUNDS.leastSteps, Math.min(BOUNDS.steps, this.#stepsLeft >> 1)));
    const hits = judgeText(command, share);
    this.#stepsLeft = Math.max(0, this.#stepsLeft - share.used);
    this.#judged.set(id, hits);
    return hits;
  }

  /** What goes beyond the share is judged as one script of each kind; of a long one, the head and the tail. */
  #judgeRest(into: HitCollector): void {
    this.#isRestJudged = true;
    this.#commands ??= new PayloadCommands(this.action);
    const { occurrences, unattached } = this.#commands;
    const rest = new Map<CommandText["kind"], string[]>();
    const take = (command: Pick<CommandText, "kind" | "text">): void => {
      if (this.#judged.has(`${command.kind} ${command.text}`)) return;
      const texts = rest.get(command.kind);
      if (texts === undefined) rest.set(command.kind, [command.text]);
      else texts.push(command.text);
    };
    for (const { key, text, isAlone, groups } of occurrences) {
      const command = isAlone ? commandTextOf(text, key, this.action) : null;
      if (command !== null) take(command);
      for (const group of groups) take(restOf(group));
    }
    for (const group of unattached) take(restOf(group));
    for (const [kind, texts] of rest) {
      const text = texts.join("\n");
      for (const hit of judgeText({ kind, text })) into.add(hit);
      if (kind !== "embedded")
        into.add({ rule: "truncated", severity: "MEDIUM", confidence: 0.6, start: 0, end: text.length });
    }
  }
}

/** Observations of an action up to which one more of the severity is reported: many small ones crowd out no grave one. */
const ROOM: Readonly<Record<Severity, number>> = { LOW: 200, MEDIUM: 400, HIGH: 700, CRITICAL: 1_000 };

/** The program is repeated for each of its lists: a long one is not. */
function restOf({ kind, program, words, isRaw }: WordGroup): Pick<CommandText, "kind" | "text"> {
  return { kind, text: commandLine({ program: program?.slice(0, 256) ?? null, words, isRaw }) };
}

function seen({ rule, severity, confidence }: Hit, span: { readonly start: number; readonly end: number }) {
  return { type: DANGEROUS_COMMAND.type, rule, severity, confidence, span };
}

const judgeOf = perAction(({ action }) => new ActionJudge(action));

/** What a text of the payload would do, alone or with the words around it, within the share of its action. */
export function judgeEvidence(text: TextEvidence, evidence: Evidence): readonly TextObservation[] {
  return judgeOf(evidence).inspect(text);
}
