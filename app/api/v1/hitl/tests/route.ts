import { testsResource } from "@/server/reviews/quality/routes";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = testsResource;
