// Imported first, in the syntax of any Node, so that an old one gets this sentence and not a syntax error.
const refusal = refusalOf(process.versions.node);
if (refusal !== null) {
  console.error(refusal);
  process.exit(1);
}

/**
 * What to say to a Node of this version, or `null` when it will do.
 * @param {string} version `20.19.0`
 */
export function refusalOf(version) {
  const parts = version.split(".").map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return null;
  return (
    "MastGuard needs Node 20.19 or newer; this is " +
    version +
    ". Install a current one from https://nodejs.org or with your version manager (nvm install 22)."
  );
}
