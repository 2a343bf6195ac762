// Imported first, in the syntax of any Node, so that an old one gets this sentence and not a syntax error.
const version = process.versions.node.split(".").map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(
    "MastGuard needs Node 20.19 or newer; this is " +
      process.versions.node +
      ". Install a current one from https://nodejs.org or with your version manager (nvm install 22).",
  );
  process.exit(1);
}
