import { SCORER as command } from "./kinds/command";
import { SCORER as hashes } from "./kinds/hashes";
import { SCORER as injection } from "./kinds/injection";
import { SCORER as mcpLog } from "./kinds/mcp-log";
import { SCORER as moderation } from "./kinds/moderation";
import { SCORER as multiAgent } from "./kinds/multi-agent";
import { SCORER as ordinary } from "./kinds/ordinary";
import { SCORER as pii } from "./kinds/pii";
import { SCORER as secret } from "./kinds/secret";
import { SCORER as sql } from "./kinds/sql";
import { SCORER as toolMetadata } from "./kinds/tool-metadata";
import { SCORER as trace } from "./kinds/trace";
import { SCORER as typosquat } from "./kinds/typosquat";
import type { Scorer } from "./scorer";

/** Every scorer; a kind may have several. */
export const SCORERS: readonly Scorer[] = [
  ordinary,
  hashes,
  injection,
  pii,
  secret,
  command,
  sql,
  trace,
  moderation,
  multiAgent,
  toolMetadata,
  typosquat,
  mcpLog,
];
