import type { Machine } from "../machine";
import type { Value } from "../value";
import { judgeStoredCredential } from "../weaknesses/hardcoded-credential";
import { judgeKeptHash } from "../weaknesses/password-hash";

/** Notes what setting a variable does: libraries to load, history to forget, prompts that run commands. */
export function judgeAssignment(
  name: string,
  assigned: Value,
  machine: Machine,
  node: { readonly pos: number; readonly end: number },
): void {
  judgeStoredCredential(name, assigned, machine, node);
  judgeKeptHash(assigned, machine, node);
  switch (name) {
    case "LD_PRELOAD":
    case "LD_AUDIT":
    case "DYLD_INSERT_LIBRARIES":
      if (assigned.text === "") return;
      machine.note(
        "preload",
        /^\/(?:usr\/)?lib|jemalloc|tcmalloc|^\.\.?\//.test(assigned.text) ? "MEDIUM" : "HIGH",
        0.6,
        node,
      );
      return;
    case "HISTFILE":
      if (/^(?:\/dev\/null)?$/.test(assigned.text)) machine.note("history-off", "HIGH", 0.8, node);
      return;
    case "HISTSIZE":
    case "HISTFILESIZE":
    case "SAVEHIST":
      if (/^0$/.test(assigned.text)) machine.note("history-off", "HIGH", 0.75, node);
      return;
    case "HISTCONTROL":
    case "HISTIGNORE":
      if (/^\*$|ignorespace|ignoreboth/.test(assigned.text)) machine.note("history-off", "MEDIUM", 0.5, node);
      return;
    case "PROMPT_COMMAND":
      if (/[|>;`]|\$\(|\b(?:nc|curl|wget|logger|tee|sh)\b/.test(assigned.text))
        machine.note("input-capture", "HIGH", 0.55, node);
      return;
    case "http_proxy":
    case "https_proxy":
    case "HTTP_PROXY":
    case "HTTPS_PROXY":
    case "ALL_PROXY":
      machine.note("tunnel", "MEDIUM", 0.4, node);
      return;
    case "GIT_SSL_NO_VERIFY":
    case "NODE_TLS_REJECT_UNAUTHORIZED":
    case "PYTHONHTTPSVERIFY":
      machine.note("certificate-trust", "MEDIUM", 0.5, node);
      return;
    default:
  }
}
