import { z } from "zod";
import { organizationProcedure, router } from "@/server/trpc/procedures";
import {
  ChannelPage,
  ChannelSchema,
  CreateChannelSchema,
  CreatedChannelSchema,
  DeletedChannelSchema,
  ListChannelsQuery,
  ListNotificationDeliveriesQuery,
  NotificationDeliveryPage,
  NotificationDeliverySchema,
  UpdateChannelSchema,
} from "./schemas";
import { sendOptions } from "./send-options";
import { createChannel, deleteChannel, listChannelDeliveries, listChannels, updateChannel } from "./service";
import { testChannel } from "./test-channel";

const reading = organizationProcedure("notifications:read");
const writing = organizationProcedure("notifications:write");

const Channel = z.strictObject({ id: z.string() });

/** Channels on screens. What is secret goes in and never comes out, but for a signing secret made here, once. */
export const notificationsRouter = router({
  list: reading
    .input(ListChannelsQuery)
    .output(ChannelPage)
    .query(({ ctx, input }) => listChannels(ctx, input)),
  deliveries: reading
    .input(ListNotificationDeliveriesQuery.extend({ id: z.string() }))
    .output(NotificationDeliveryPage)
    .query(({ ctx, input: { id, ...page } }) => listChannelDeliveries(ctx, id, page)),
  create: writing
    .input(CreateChannelSchema)
    .output(CreatedChannelSchema)
    .mutation(({ ctx, input }) => createChannel(ctx, sendOptions().rules, input)),
  update: writing
    .input(z.strictObject({ id: z.string(), change: UpdateChannelSchema }))
    .output(ChannelSchema)
    .mutation(({ ctx, input: { id, change } }) => updateChannel(ctx, sendOptions().rules, id, change)),
  delete: writing
    .input(Channel)
    .output(DeletedChannelSchema)
    .mutation(({ ctx, input: { id } }) => deleteChannel(ctx, id)),
  /** Waits for the provider, at most ten seconds, and answers with what it said. */
  test: writing
    .input(Channel)
    .output(NotificationDeliverySchema)
    .mutation(({ ctx, input: { id } }) => testChannel(ctx, id, sendOptions())),
});
