import { keyFor } from "@/server/crypto/master-key";
import { openBox, sealBox } from "@/server/crypto/sealed-box";
import type { ChannelId, OrganizationId } from "@/server/ids";
import { type ChannelType, type Configured, ConfiguredSchema } from "./config";

/** Seals a channel's configuration, bound to it and its type: in another channel's row it does not open. */
export function sealConfig(
  organizationId: OrganizationId,
  id: ChannelId,
  { type, config }: Configured,
): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(JSON.stringify(config));
  return new Uint8Array(sealBox(keyFor("notifications"), text, placeOf(organizationId, id, type)));
}

/** Opens what {@link sealConfig} sealed. Throws when it was altered or comes from elsewhere. */
export function openConfig(
  organizationId: OrganizationId,
  id: ChannelId,
  type: ChannelType,
  sealed: Uint8Array,
): Configured {
  const text = openBox(keyFor("notifications"), sealed, placeOf(organizationId, id, type)).toString("utf8");
  return ConfiguredSchema.parse({ type, config: JSON.parse(text) });
}

function placeOf(organizationId: OrganizationId, id: ChannelId, type: ChannelType): string {
  return `notification-channel/${organizationId}/${id}/${type}`;
}
