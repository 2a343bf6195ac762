export { startNotifications } from "./notifications";
export { sendOptions } from "./send-options";
export {
  createChannel,
  deleteChannel,
  getChannel,
  listChannelDeliveries,
  listChannels,
  updateChannel,
} from "./service";
export { testChannel } from "./test-channel";
