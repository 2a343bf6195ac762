import { auditList } from "@/server/audit/list-route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = auditList;
