export { senderOptions, webhookRules } from "./sender";
export {
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  resendDelivery,
  rotateWebhookSecret,
} from "./service";
export { startWebhooks } from "./webhooks";
