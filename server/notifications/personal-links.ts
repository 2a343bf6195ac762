import { isId } from "@/server/ids";
import { issueReviewLinks, type ToldPerson } from "@/server/reviews";
import type { Configured } from "./config";
import type { Message } from "./message";

/** A recipient who gets a mail of their own, with a link by which they alone answer the review without signing in. */
export interface PersonalLink {
  /** Their address as places in the channel's list: it may be there in more than one spelling, or not at all. */
  readonly places: readonly number[];
  /** As they verified it. */
  readonly email: string;
  /** INVARIANT: goes into that mail and nowhere else. */
  readonly url: string;
  readonly expiresAt: Date;
}

/**
 * Who gets one: of a message about exactly one review, on a mail channel that sends as this server's own mail does. A mail server that was
 * entered with a channel belongs to whoever manages channels, and they must not be able to read what answers reviews for others.
 */
export async function personalLinks(
  { type, config }: Configured,
  { id, organizationId, notices, more }: Message,
  { people, origin }: { readonly people: readonly ToldPerson[]; readonly origin: string },
): Promise<PersonalLink[]> {
  const [notice] = notices;
  if (type !== "email" || config.smtpHost !== undefined) return [];
  if (notice === undefined || notices.length + more !== 1) return [];
  if (!isId("org", organizationId) || !isId("dlv", id)) return [];
  const addresses = [...config.to, ...people.map(({ email }) => email)];
  const issued = await issueReviewLinks(organizationId, id, notice.taskId, addresses);
  return issued.map(({ email, token, expiresAt }) => ({
    places: config.to.flatMap((address, place) => (address.toLowerCase() === email ? [place] : [])),
    email,
    url: `${origin}/review-link#${token}`, // behind the `#` nothing is sent to any server, nor told to other pages
    expiresAt,
  }));
}
