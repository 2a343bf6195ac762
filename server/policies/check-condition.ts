import { compileCondition } from "@mastguard/engine";
import type { ConditionCheck } from "./schemas";

/** Whether a condition can be saved, by the compiler that decisions use; if not, why and where. */
export function checkCondition(condition: string): ConditionCheck {
  const compilation = compileCondition(condition);
  if (compilation.ok) return { ok: true };
  const { message, position } = compilation.error;
  return { ok: false, message, position: position ?? null };
}
