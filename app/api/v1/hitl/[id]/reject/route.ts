import { rejectResource } from "@/server/reviews/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = rejectResource;
