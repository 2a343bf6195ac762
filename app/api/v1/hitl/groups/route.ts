import { groupsResource } from "@/server/reviews/people/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = groupsResource;
