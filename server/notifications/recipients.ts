import type { UserId } from "@/server/ids";
import type { ToldPerson } from "@/server/reviews";
import type { PersonalLink } from "./personal-links";

/** Who of a message's recipients has it already, and who gets a mail of their own. */
export interface Recipients {
  /** Who has it, as places in the channel's list. */
  readonly reached: readonly number[];
  /** Members who have it though the channel does not name them. */
  readonly reachedPeople: readonly UserId[];
  /** Recipients of a mail who get one of their own, with a link. */
  readonly links: readonly PersonalLink[];
  /** Members whom the channel does not name: each gets a mail of their own, with their link where there is one. */
  readonly people: readonly ToldPerson[];
}

/** Those whom the channel names, and none of them has it. */
export const CHANNEL_ALONE: Recipients = { reached: [], reachedPeople: [], links: [], people: [] };
