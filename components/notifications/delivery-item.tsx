import { assertNever } from "@mastguard/engine";
import { Ban, Clock3 } from "lucide-react";
import Link from "next/link";
import type { NotificationDeliveryView } from "@/server/notifications/schemas";
import { formatPlural, shortenMiddle } from "../lib/format";
import { StatusText } from "../ui/status-text";
import { Time } from "../ui/time";
import { answerInWords, contentInWords, eventInWords } from "./channel-words";

const TASKS_SHOWN = 3;

/** One message: how it ended, what it told, what the provider answered. */
export function DeliveryItem({ delivery }: { delivery: NotificationDeliveryView }) {
  const { createdAt, attempts, events, entries, nextAttemptAt } = delivery;
  const answer = answerInWords(delivery);
  const tasks = events.slice(0, TASKS_SHOWN);
  return (
    <li className="grid gap-0.5 border-b border-line-faint py-2 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3">
        <span className="w-24 shrink-0">
          <DeliveryStatus status={delivery.status} />
        </span>
        <span className="min-w-0 grow font-medium">{contentInWords(delivery)}</span>
        <span className="text-12 text-fg-3">
          <Time value={createdAt} />
        </span>
      </div>
      <div className="flex flex-wrap gap-x-3 text-12 text-fg-2 sm:pl-27">
        {answer === null ? null : <span className="min-w-0 [overflow-wrap:anywhere]">{answer}</span>}
        {attempts > 1 ? <span className="text-fg-3">{formatPlural(attempts, "attempt")}</span> : null}
        {tasks.map(({ eventId, type, taskId }) => (
          <Link
            key={eventId}
            href={`/reviews/${taskId}`}
            prefetch={false}
            className="rounded-sm text-accent-text hover:underline"
          >
            {entries === 1 ? "Review" : eventInWords(type)}{" "}
            <span className="font-mono">{shortenMiddle(taskId, 0, 6)}</span>
          </Link>
        ))}
        {entries > tasks.length && tasks.length > 0 ? (
          <span className="text-fg-3">and {entries - tasks.length} more</span>
        ) : null}
        {nextAttemptAt === null ? null : (
          <span className="text-fg-3">
            {attempts === 0 ? "due " : "next attempt "}
            <Time value={nextAttemptAt} />
          </span>
        )}
      </div>
    </li>
  );
}

function DeliveryStatus({ status }: Pick<NotificationDeliveryView, "status">) {
  switch (status) {
    case "delivered":
      return <StatusText status="ok">Delivered</StatusText>;
    case "failed":
      return <StatusText status="bad">Failed</StatusText>;
    case "discarded":
      return (
        <StatusText status="muted" icon={Ban}>
          Discarded
        </StatusText>
      );
    case "pending":
      return (
        <StatusText status="muted" icon={Clock3}>
          Waiting
        </StatusText>
      );
    default:
      return assertNever(status);
  }
}
