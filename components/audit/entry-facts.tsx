import Link from "next/link";
import { formatExact } from "../lib/time";
import { CopyText } from "../ui/copy-text";
import { KeyValues, type KeyValuesProps } from "../ui/key-values";
import { kindInWords } from "./entry-words";
import type { LogEntry } from "./log-entry";
import { Who } from "./who";

const LINK = "rounded-sm text-accent-text hover:underline";

const METHODS: Readonly<Record<string, string>> = {
  email_link: "by e-mailed link",
  email_code: "by e-mailed code",
  operator_link: "by a link of the operator",
  link: "by a link for one review",
};

/** What an entry says of itself, without its record. */
export function EntryFacts({ entry }: { entry: LogEntry }) {
  const { actor, agentId, actionType, tool, traceId, timestamp, type, payloadHash, mastFailures } = entry;
  const policies = entry.policiesEvaluated.filter(({ outcome }) => outcome === "matched" || outcome === "error");
  const items: (KeyValuesProps["items"][number] | null)[] = [
    { label: "Entry", value: kindInWords(type) },
    agentId === null
      ? null
      : {
          label: "Agent",
          value: (
            <Link href={`/agents/${encodeURIComponent(agentId)}`} className={LINK}>
              {agentId}
            </Link>
          ),
        },
    {
      label: agentId === null ? "Who" : actor.type === "api_key" ? "Key" : "By",
      value: <Who entry={{ agentId: null, actor }} />,
    },
    actor.method === null
      ? null
      : { label: "Signed in", value: METHODS[actor.method] ?? actor.method.replaceAll("_", " ") },
    actionType === null ? null : { label: "Action", value: <span className="font-mono text-12">{actionType}</span> },
    tool === null ? null : { label: "Tool", value: <span className="font-mono text-12">{tool}</span> },
    { label: "Time", value: formatExact(timestamp) },
    policies.length === 0
      ? null
      : {
          label: "Policy",
          value: policies.map(({ id, version, outcome }) => (
            <span key={id} className="block">
              <Link href={`/policies?policy=${id}`} className={`${LINK} font-mono text-12`}>
                {`${id.slice(0, 12)}…`}
              </Link>{" "}
              <span className="text-fg-3">
                v{version}
                {outcome === "error" ? ", could not be evaluated" : ""}
              </span>
            </span>
          )),
        },
    mastFailures.length === 0
      ? null
      : {
          label: "Modes",
          value: mastFailures.map(({ modeId, name }) => (
            <span key={modeId} className="block">
              <span className="font-mono text-12">{modeId}</span> {name}
            </span>
          )),
        },
    payloadHash === null
      ? null
      : { label: "Payload", value: <CopyText value={payloadHash} label="payload hash" head={18} /> },
    traceId === null
      ? null
      : {
          label: "Trace",
          value: <CopyText value={traceId} label="trace id" head={10} />,
        },
  ];
  return <KeyValues items={items.filter((item) => item !== null)} />;
}
