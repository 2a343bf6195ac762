import type { Command } from "unbash";

/** The name of a command that is written plainly and has no words but its name. */
export function plainName({ name, prefix, suffix }: Command): string | null {
  if (name === undefined || prefix.length > 0 || suffix.length > 0) return null;
  return /^[\w:.-]+$/.test(name.text) ? name.text : null;
}

const FILLERS: ReadonlySet<string> = new Set(["which", "path", "exe", "bin", "cmd", "command", "my"]);

/** `$WHICH_PYTHON`, `${gpg_path}`: an unset variable that names a program is taken for it. */
export function commandInVariable(name: string): string {
  const variable = /^\$\{?([a-z_]\w*)\}?$/.exec(name)?.[1];
  if (variable === undefined) return name;
  const words = variable.split("_").filter((word) => !FILLERS.has(word));
  return words.length === 1 ? (words[0] ?? name) : name;
}

/** Whether a program, with or without its path, reads shell commands. */
export function isShell(program: string): boolean {
  return /^(?:\S*\/)?(?:ba|da|z|k|mk|c|tc|a|fi)?sh$/.test(program);
}
