import { CirclePause } from "lucide-react";
import type { ChannelView } from "@/server/notifications/schemas";
import { StatusText } from "../ui/status-text";
import { Time } from "../ui/time";

const WHY = { gone: "gone", refused: "refused", failing: "failed" } as const;

type Standing = Pick<ChannelView, "isReadable" | "isActive" | "disabledReason" | "failingSince" | "lastSentAt">;

/** How a channel stands, in a word or two. @param props.isBrief leaves out since when. */
export function ChannelState(props: Standing & { isBrief?: boolean }) {
  const { isReadable, isActive, disabledReason, failingSince, lastSentAt, isBrief = false } = props;
  if (!isReadable)
    return <StatusText status="bad">{isBrief ? "Unreadable" : "Cannot be read: make it anew"}</StatusText>;
  if (disabledReason !== null) return <StatusText status="bad">Off: {WHY[disabledReason]}</StatusText>;
  if (!isActive)
    return (
      <StatusText status="muted" icon={CirclePause}>
        Off
      </StatusText>
    );
  if (failingSince !== null)
    return (
      <StatusText status="warn">
        {isBrief ? (
          "Failing"
        ) : (
          <span>
            Failing since <Time value={failingSince} />
          </span>
        )}
      </StatusText>
    );
  if (lastSentAt === null) return <StatusText status="muted">{isBrief ? "Unused" : "Nothing sent yet"}</StatusText>;
  return <StatusText status="ok">Healthy</StatusText>;
}
