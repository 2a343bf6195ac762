import { once } from "node:events";
import net from "node:net";
import { describe, expect, it } from "vitest";
import { asFailure } from "../failure.mjs";
import { PROJECT } from "../home.mjs";
import { requireDiskSpace } from "../machine.mjs";
import { requireFreePort } from "../ports.mjs";
import { refusalOf } from "../require-node.mjs";

const thrownBy = (work) => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was refused");
};

describe("a port", () => {
  it("that is taken is refused with a command that uses another", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address();
    try {
      await expect(requireFreePort(port, "127.0.0.1")).rejects.toMatchObject({
        code: "PORT_IN_USE",
        message: expect.stringContaining(`PORT=${port + 1} npm start`),
      });
    } finally {
      server.close();
    }
  });

  it("on an address this machine does not have is refused with addresses it has", async () => {
    await expect(requireFreePort(0, "203.0.113.7")).rejects.toMatchObject({
      code: "HOST_UNKNOWN",
      message: expect.stringContaining("127.0.0.1 for this machine only"),
    });
  });
});

describe("a Node", () => {
  it.each(["18.20.8", "20.18.3", "16.0.0"])("of version %s is refused with where to get a current one", (version) => {
    expect(refusalOf(version)).toContain(`this is ${version}. Install a current one`);
  });

  it.each(["20.19.0", "22.0.0", "24.11.1"])("of version %s will do", (version) => {
    expect(refusalOf(version)).toBeNull();
  });
});

describe("a disk", () => {
  it("that is nearly full is refused with how much is free, how much is needed and where else data may go", () => {
    const failure = thrownBy(() => requireDiskSpace({ directory: "/data" }, () => 12));
    expect(failure.code).toBe("DISK_FULL");
    expect(failure.message).toMatch(new RegExp(`^Only 12 MB are free where ${PROJECT} lies; [0-9]+ MB are needed`));
    expect(failure.message).toContain("MASTGUARD_HOME=/other/disk npm start");
  });

  it("of the data alone is looked at too", () => {
    const freeMbOf = (place) => (place === "/data" ? 12 : 10_000);
    expect(thrownBy(() => requireDiskSpace({ directory: "/data" }, freeMbOf)).message).toContain("where /data lies");
  });

  it("with room is not refused", () => {
    expect(() => requireDiskSpace({ directory: "/data" }, () => 10_000)).not.toThrow();
  });

  it("that fills up later is named by what to do, not by its error", () => {
    const failure = asFailure(Object.assign(new Error("write"), { code: "ENOSPC" }));
    expect(failure).toMatchObject({ code: "DISK_FULL", message: expect.stringContaining("Free some space") });
  });
});

it("a wrong setting is told in its own words, without a stack", () => {
  const wrong = Object.assign(new Error("LOG_LEVEL: must be …"), { name: "EnvironmentError" });
  expect(asFailure(wrong)).toMatchObject({ code: "SETTING_INVALID", message: "LOG_LEVEL: must be …" });
});
