// Operator commands as `npm run admin` runs them, in a process that stays: starting one takes longer than most commands.
const { runCommand } = await import("../../dist/admin.mjs");

process.on("disconnect", () => process.exit());
process.on("message", (asked) => void answer(asked));

async function answer({ id, argv }) {
  process.send({ id, ...(await runCommand(argv)) });
}
