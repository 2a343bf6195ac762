import { resourceNotFound } from "@/server/http/resource-not-found";

/** Every path under /api/v1 that no other file answers: 404 in the envelope, whatever the verb. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resourceNotFound();
