import { cx } from "class-variance-authority";
import { Bot, Cog, KeyRound, Terminal, UserRound } from "lucide-react";
import { type LogEntry, whoInWords } from "./log-entry";

const ICONS = { user: UserRound, api_key: KeyRound, operator: Terminal, system: Cog } as const;

/** Who an entry is about: the agent, or the person or part of the system that did it. */
export function Who({ entry, className }: { entry: Pick<LogEntry, "agentId" | "actor">; className?: string }) {
  const { agentId, actor } = entry;
  const known = Object.entries(ICONS).find(([type]) => type === actor.type);
  const Icon = agentId === null ? (known?.[1] ?? Cog) : Bot;
  const isId = agentId === null && actor.name === null && (actor.type === "user" || actor.type === "api_key");
  return (
    <span className={cx("flex min-w-0 items-center gap-1.5", className)}>
      <Icon aria-hidden className="size-3.5 shrink-0 text-fg-3" strokeWidth={1.75} />
      <span className={cx("truncate", isId ? "font-mono text-12" : agentId === null ? "" : "font-medium")}>
        {whoInWords(entry)}
      </span>
    </span>
  );
}
