import { describe, expect, it } from "vitest";
import { newId } from "../../../server/ids";
import { runCommand } from "../../../server/operator/cli";
import { COMMANDS, optionsIn, requireCommand, USAGE, wantsUsage } from "./commands.mjs";

const VALUES = {
  organization: newId("org"),
  name: "Acme",
  "owner-email": "owner@acme.example",
  email: "owner@acme.example",
  role: "reviewer",
  id: "key",
  scopes: "read",
  agent: "billing-bot",
  tool: "send_wire",
  reason: "drill",
  user: "owner@acme.example",
};

function argvOf(name, options) {
  return [name, ...options.flatMap((option) => [`--${option}`, VALUES[option]])];
}

describe.each([...COMMANDS])("%s", (name, takes) => {
  const options = optionsIn(takes);

  it("takes exactly the options that the server's command takes", async () => {
    const { output } = await runCommand([name, "--nothing", "x"]);
    expect(output.error.message).toContain(
      `it takes ${options.map((option) => `--${option.name}`).join(", ") || "none"}`,
    );
    expect(() => requireCommand([name, "--nothing", "x"])).toThrow(takes || "it takes none");
  });

  it.each(options.filter(({ isRequired }) => isRequired))("needs --$name here and there", async (missing) => {
    const needed = options.filter((option) => option.isRequired).map((option) => option.name);
    const argv = argvOf(
      name,
      needed.filter((option) => option !== missing.name),
    );
    const { output } = await runCommand(argv);
    expect(output.error).toMatchObject({ code: "VALIDATION_FAILED" });
    expect(output.error.message).toContain(`--${missing.name}`);
    expect(() => requireCommand(argv)).toThrow(`--${missing.name} is required`);
    expect(() => requireCommand(argvOf(name, needed))).not.toThrow();
  });
});

it("names every command of the server, and refuses any other", async () => {
  const { output } = await runCommand(["nothing"]);
  const named = [...output.error.message.matchAll(/`([a-z-]+)`/g)].map(([, word]) => word);
  expect(new Set(named)).toEqual(new Set([...COMMANDS.keys(), "nothing"]));
  expect(() => requireCommand(["nothing"])).toThrow("not `nothing`");
  for (const name of COMMANDS.keys()) expect(USAGE).toContain(name);
});

it.each([[[]], [["--help"]], [["verify-audit", "--help"]], [["help"]]])("shows the usage for %j", (argv) => {
  expect(wantsUsage(argv)).toBe(true);
});

it("does not take a value for a cry for help", () => {
  expect(wantsUsage(["create-organization", "--name", "help", "--owner-email", "a@b.example"])).toBe(false);
});
