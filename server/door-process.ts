import { closeDatabase } from "@/server/db/client";
import { closeDecisions, hearSessions, shareSessions } from "@/server/decisions";
import { type Doors, openDoor } from "@/server/door";
import { env } from "@/server/env";
import { LossyChannel } from "@/server/front-doors/lossy-channel";
import { type FromDoor, ToDoor } from "@/server/front-doors/messages";
import { type Figures, figures, type MetricsText } from "@/server/http/metrics";

// One of several front doors of a machine (front-doors/front-doors.ts). It ends with its supervisor: node:cluster sees to that.

for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => {}); // a terminal's; the supervisor says when
process.on("SIGTERM", () => void end());
process.on("message", (message) => {
  const told = ToDoor.safeParse(message);
  if (told.success) void hear(told.data);
});

const opening = open();
const questions = new Map<number, (metrics: MetricsText) => void>();
let closing: Promise<void> | null = null;
let lastQuestion = 0;

async function open(): Promise<Doors> {
  const { HOST: host, PORT: port, NODE_ENV: mode } = env();
  const door = await openDoor({ host, port, dev: mode === "development", metricsText: machineMetrics });
  const news = new LossyChannel<FromDoor>((message, sent) => process.send?.(message, undefined, undefined, sent));
  shareSessions((sessions, bytes) => news.offer({ kind: "news", news: sessions, bytes }, bytes));
  tell({ kind: "serves", port: door.port });
  return door;
}

opening.catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.send?.({ kind: "failed", message } satisfies FromDoor, undefined, undefined, () => process.exit(1));
});

async function hear(message: ToDoor): Promise<void> {
  switch (message.kind) {
    case "pages":
      return (await opening).usePages(message.upstream);
    case "news":
      return hearSessions(message.news);
    case "measure":
      return tell({ kind: "measured", question: message.question, figures: plain(await figures()) });
    case "metrics":
      questions.get(message.question)?.(message);
      return void questions.delete(message.question);
    case "close":
      return await end();
  }
}

/** Answers what is in flight, then ends. */
function end(): Promise<void> {
  closing ??= (async () => {
    await (await opening).close();
    await closeDecisions();
    await closeDatabase();
  })().finally(() => process.exit(0));
  return closing;
}

/** The figures of all front doors: only the supervisor can ask them. */
function machineMetrics(): Promise<MetricsText> {
  return new Promise((resolve) => {
    const question = ++lastQuestion;
    questions.set(question, resolve);
    tell({ kind: "metrics?", question });
  });
}

function plain(all: Figures): Record<string, unknown>[] {
  return all.map((figure) => ({ ...figure }));
}

function tell(message: FromDoor): void {
  process.send?.(message);
}
