const SHOWN_MAX = 60;

/** Where in a body: `payload.items[3].amount`, `context["a b"]`; the body itself is `body`. Long keys are cut. */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else text += segment(String(step), text === "");
  }
  return text === "" ? "body" : text;
}

function segment(key: string, isFirst: boolean): string {
  const shown = key.length > SHOWN_MAX ? `${key.slice(0, SHOWN_MAX)}…` : key;
  if (!/^[A-Za-z_$][\w$…-]*$/.test(shown)) return shown === "" ? "" : `[${JSON.stringify(shown)}]`;
  return isFirst ? shown : `.${shown}`;
}
