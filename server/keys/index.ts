export { type ApiKeyView, type CreatedApiKey } from "./schemas";
export { type CreateApiKeyInput, createApiKey, listApiKeys, revokeApiKey } from "./service";
