import { type Call, splitOptions } from "../call";
import { judgeCode } from "../python";
import { known, type Value } from "../value";

/**
 * Judges code of another language that stands on the command line (`python -c`, `perl -e`) or flows in, and reads the
 * commands it starts. `null`: what it prints is not known.
 */
export function inlineProgram(call: Call): Value | null {
  const isAwk = /^g?awk$/.test(call.name);
  const at = call.args.findIndex((argument) =>
    /^-[a-zA-Z]*[cer]$|^--(?:eval|execute|print)$|^-pe$|^-ne$/.test(argument),
  );
  const given = isAwk
    ? call.values.find((word) => word.text.includes("system(") || word.text.includes("| getline"))
    : at >= 0
      ? call.values[at + 1]
      : undefined;
  const fed =
    call.isFed && call.input.exact && splitOptions(call.args).operands.every((operand) => operand === "-")
      ? call.input
      : undefined;
  const made = call.machine.files.get(splitOptions(call.args).operands[0] ?? "")?.content;
  const code = given ?? fed ?? (made?.exact === true ? made : undefined);
  if (code === undefined) return null;
  const judged = judgeCode(code.text);
  for (const hit of judged.hits) call.note(hit.rule, hit.severity, hit.confidence);
  for (const command of judged.commands) call.runText(known(command.text));
  return null;
}
