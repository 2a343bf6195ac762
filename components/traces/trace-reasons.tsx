import { Visible } from "../ui/visible";
import type { TraceData } from "./trace-data";

/** Why the decision is what it is; the first reason settled it. */
export function TraceReasons({ reasons }: { reasons: TraceData["answer"]["reasons"] }) {
  const [first, ...others] = reasons;
  if (first === undefined) return null;
  return (
    <div className="text-fg-2">
      <p>{quoted(first.message)}</p>
      {others.map(({ code, message }) => (
        <p key={code} className="text-12 text-fg-3">
          {quoted(message)}
        </p>
      ))}
    </div>
  );
}

/** Names stand in backticks, as in the API; on screen they are bold. */
function quoted(message: string) {
  return message.split("`").map((part, index) =>
    index % 2 === 1 ? (
      <b key={index} className="font-medium text-fg">
        <Visible text={part} />
      </b>
    ) : (
      part
    ),
  );
}
