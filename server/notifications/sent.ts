import type { ConnectFailure } from "@/server/http/outbound";
import type { UserId } from "@/server/ids";

/**
 * Why an attempt failed: there was no answer, or one that is not success. `limited`: asked to be left alone for a while. `provider`:
 * in the provider's own words. `config`: what the channel was set up with cannot be read.
 */
export type SendFailure = "config" | "status" | "redirect" | "timeout" | "limited" | "provider" | ConnectFailure;

/** What came of one attempt; `status` is HTTP's or SMTP's, `detail` what the provider said. */
export type Sent =
  | { readonly kind: "delivered"; readonly status: number | null; readonly detail: string | null }
  /** Nothing will be taken from this channel as it is set up. */
  | {
      readonly kind: "refused";
      readonly reason: "gone" | "refused";
      readonly status: number | null;
      readonly detail: string | null;
    }
  | {
      readonly kind: "failed";
      readonly failure: SendFailure;
      readonly status: number | null;
      readonly detail: string | null;
      readonly retryAfterMs?: number | null;
      /** Recipients who have it now, as places in the channel's list. */
      readonly reached?: readonly number[];
      /** Members who have it now though the channel does not name them. */
      readonly reachedPeople?: readonly UserId[];
      /** There when members told in person alone were missed: when the recipients that the channel names took it. */
      readonly channelTook?: "now" | "before";
    };
