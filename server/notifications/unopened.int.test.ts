import { describe, expect, it } from "vitest";
import { ConflictError } from "@/server/errors";
import { uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { deleteChannel, listChannels, updateChannel } from "./service";
import { testChannel } from "./test-channel";
import { addChannel, newScenes, openTask, stored, tellAll } from "./testing/scene";

const scene = newScenes();

describe("a channel whose configuration does not open", () => {
  it("hides no other, delays no other, says so, and can be deleted", async () => {
    const { owner } = scene().tenant;
    const [broken, sound] = [await addChannel(scene()), await addChannel(scene())];
    await asSuperuser((db) =>
      db.query("update mastguard.notification_channel set config = '\\x00' where id = $1", [uuidOf("chn", broken.id)]),
    );
    await openTask(scene());
    await tellAll(scene());
    const told = (await stored(scene())).map(({ status, last_error }) => ({ status, last_error }));
    expect(told).toHaveLength(2);
    expect(told).toContainEqual({ status: "pending", last_error: "config" });
    expect(told).toContainEqual({ status: "delivered", last_error: null });

    const { channels } = await listChannels(owner, { page: 1, limit: 50 });
    expect(channels).toMatchObject([
      { id: sound.id, isReadable: true },
      { id: broken.id, isReadable: false, config: {}, secretsSet: [] },
    ]);
    await expect(updateChannel(owner, scene().options.rules, broken.id, { config: {} })).rejects.toThrow(ConflictError);
    await expect(testChannel(owner, broken.id, scene().options)).rejects.toThrow(ConflictError);
    await deleteChannel(owner, broken.id);
    expect((await listChannels(owner, { page: 1, limit: 50 })).channels).toMatchObject([{ id: sound.id }]);
  });
});
