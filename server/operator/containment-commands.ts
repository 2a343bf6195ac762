import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { operatorContext } from "@/server/auth/operator";
import { CONTAINMENT_REASONS, contain, letGo } from "@/server/containment";
import type { OrganizationId } from "@/server/ids";
import { organizationSettings } from "@/server/organizations";
import { type Command, done, Organization } from "./command";
import { readOptions } from "./options";

const Reason = z.enum(CONTAINMENT_REASONS).default("unspecified");
const Stop = z.object({ organization: Organization });
const Agent = Stop.extend({ agent: z.string() });
const Tool = Stop.extend({ tool: z.string() });

/** The commands that stop and contain. They need the database alone: not one node has to answer. */
export const CONTAINMENT_COMMANDS: readonly (readonly [string, Command])[] = [
  [
    "stop",
    async (argv) => {
      const { organization, reason } = readOptions(argv, Stop.extend({ reason: Reason }));
      return done(await contain(await known(organization), { kind: "stop" }, reason));
    },
  ],
  [
    "resume",
    async (argv) => {
      const { organization } = readOptions(argv, Stop);
      return done(await letGo(await known(organization), { kind: "stop" }));
    },
  ],
  [
    "quarantine",
    async (argv) => {
      const { organization, agent: agentId, reason } = readOptions(argv, Agent.extend({ reason: Reason }));
      return done(await contain(await known(organization), { kind: "quarantine", agentId }, reason));
    },
  ],
  [
    "release",
    async (argv) => {
      const { organization, agent: agentId } = readOptions(argv, Agent);
      return done(await letGo(await known(organization), { kind: "quarantine", agentId }));
    },
  ],
  [
    "block-tool",
    async (argv) => {
      const { organization, tool, reason } = readOptions(argv, Tool.extend({ reason: Reason }));
      return done(await contain(await known(organization), { kind: "blocked_tool", tool }, reason));
    },
  ],
  [
    "unblock-tool",
    async (argv) => {
      const { organization, tool } = readOptions(argv, Tool);
      return done(await letGo(await known(organization), { kind: "blocked_tool", tool }));
    },
  ],
];

/** @throws NotFoundError for an organization that is not there. */
async function known(organization: OrganizationId): Promise<ActorContext> {
  const ctx = operatorContext(organization);
  await organizationSettings(ctx);
  return ctx;
}
