import type { Metadata } from "next";
import { pagesOf } from "@/components/frame/nav";
import { NotShown } from "@/components/frame/not-shown";
import { ChannelsScreen } from "@/components/notifications/channels-screen";
import { requireMember } from "@/server/auth/current";
import { CHANNELS_QUERY } from "@/server/notifications/schemas";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Notification channels" };

/** On which channels people are told of reviews. Which one is open is in the URL (`?channel=`), and read where it is shown. */
export default async function NotificationsPage() {
  const { permissions } = await requireMember();
  if (!permissions.has("notifications:read"))
    return (
      <NotShown title="Notification channels" subject="notification channels">
        Developers, administrators and owners see and change them: a channel says who is told of what.
      </NotShown>
    );
  const [{ channels }, links] = await Promise.all([
    trpc().notifications.list(CHANNELS_QUERY),
    permissions.has("settings:read") ? trpc().reviews.linkSettings() : null,
  ]);
  return (
    <ChannelsScreen
      channels={channels}
      pages={pagesOf("/settings", [...permissions])}
      canWrite={permissions.has("notifications:write")}
      seesPolicies={permissions.has("policies:read")}
      areLinksOn={links?.isEnabled ?? null}
    />
  );
}
