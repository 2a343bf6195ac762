export { createApiKey, listApiKeys, revokeApiKey } from "./service";
