import { rejectManyResource } from "@/server/reviews/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = rejectManyResource;
