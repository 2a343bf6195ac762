import { Card, CardBody, CardHeader } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Time } from "../ui/time";

export interface OutboxMailsProps {
  mails: readonly {
    readonly id: string;
    readonly at: string;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
  }[];
}

/** Mails that were kept instead of sent, the newest first. */
export function OutboxMails({ mails }: OutboxMailsProps) {
  if (mails.length === 0) {
    return (
      <Card>
        <EmptyState title="No mail yet">
          What this server would send appears here: ask for a sign-in mail first.
        </EmptyState>
      </Card>
    );
  }
  return (
    <ol className="grid gap-3">
      {mails.map(({ id, at, to, subject, text }) => (
        <li key={id}>
          <Card>
            <CardHeader title={subject} note={to} actions={<Time value={at} />} />
            <CardBody className="whitespace-pre-line wrap-anywhere">{linked(text)}</CardBody>
          </Card>
        </li>
      ))}
    </ol>
  );
}

/** The text with its addresses as links; only http(s) ones are taken for addresses. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one text never change places
      <a key={index} href={part} className="text-accent-text underline">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
