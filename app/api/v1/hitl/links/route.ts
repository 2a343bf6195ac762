import { linksResource } from "@/server/reviews/links/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = linksResource;
