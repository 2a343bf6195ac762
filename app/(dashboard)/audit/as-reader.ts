import type { SignedIn } from "@/server/auth/signed-in";
import { AppError, ForbiddenError } from "@/server/errors";
import { failure } from "@/server/http/envelope";
import { ORGANIZATION_HEADER, requestContext } from "@/server/trpc/context";

/**
 * Answers a signed-in person who may read the log; foreseen failures become the envelope REST answers with.
 * @param organizationId the organization the page showed: another tab may have switched since.
 */
export async function asReader(
  request: Request,
  organizationId: string | undefined,
  answer: (reader: SignedIn) => Promise<Response>,
): Promise<Response> {
  const { isSameOrigin, readMember, requestId } = requestContext(request, { [ORGANIZATION_HEADER]: organizationId });
  try {
    if (!isSameOrigin) throw new ForbiddenError("This is answered to MastGuard's own pages only.");
    const reader = await readMember();
    if (!reader.permissions.has("audit:read"))
      throw new ForbiddenError("Your role here does not include `audit:read`.");
    return await answer(reader);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { status, headers, body } = failure(error, requestId);
    return new Response(typeof body === "string" ? body : null, { status, headers });
  }
}
