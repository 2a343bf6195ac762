export { FAILING_MAX, waitAfter } from "./schedule";
export { newSecret } from "./secret";
export { senderOptions, webhookRules } from "./sender";
export {
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  resendDelivery,
  rotateWebhookSecret,
} from "./service";
export { signatureHeaders } from "./signatures";
export { startWebhooks } from "./webhooks";
