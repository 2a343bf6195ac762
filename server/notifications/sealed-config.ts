import { keyFor } from "@/server/crypto/master-key";
import { openBox, sealBox } from "@/server/crypto/sealed-box";
import { ConflictError } from "@/server/errors";
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

/** A stored configuration does not open: it was altered, comes from elsewhere or was sealed under another master key. */
export class UnopenedConfigError extends ConflictError {
  constructor(cause: unknown) {
    super("What this channel was set up with cannot be read any more. Delete it and make it anew.", { cause });
  }
}

/** Opens what {@link sealConfig} sealed. @throws UnopenedConfigError */
export function openConfig(
  organizationId: OrganizationId,
  id: ChannelId,
  type: ChannelType,
  sealed: Uint8Array,
): Configured {
  const key = keyFor("notifications");
  try {
    const text = openBox(key, sealed, placeOf(organizationId, id, type)).toString("utf8");
    return ConfiguredSchema.parse({ type, config: JSON.parse(text) });
  } catch (error) {
    throw new UnopenedConfigError(error);
  }
}

function placeOf(organizationId: OrganizationId, id: ChannelId, type: ChannelType): string {
  return `notification-channel/${organizationId}/${id}/${type}`;
}
