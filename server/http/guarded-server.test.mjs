import http from "node:http";
import net from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DOOR_HEADER, guardedServer } from "./guarded-server.mjs";
import { DOOR_HEADER as DOOR_HEADER_SENT } from "./proxy-headers";

const SECRET = "s".repeat(43);
const inside = new http.Server((request, response) => response.end(JSON.stringify(request.headers)));
inside.on("upgrade", (_request, socket) =>
  socket.end("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
);
const server = guardedServer(SECRET, inside);

beforeAll(() => new Promise((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

function ask(headers) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port: server.address().port, headers, agent: false });
    request.on("response", (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
    });
    request.on("upgrade", (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode, text: "" });
    });
    request.on("error", reject);
    request.end();
  });
}

it("answers nobody who does not know the secret of this start", async () => {
  for (const headers of [
    {},
    { [DOOR_HEADER]: "" },
    { [DOOR_HEADER]: "t".repeat(43) },
    { [DOOR_HEADER]: `${SECRET}s` },
  ]) {
    expect(await ask(headers)).toEqual({ status: 403, text: "" });
    expect((await ask({ ...headers, connection: "upgrade", upgrade: "x" })).status).toBe(403);
  }
});

it("hands on what comes from the front door, without the secret", async () => {
  const answer = await ask({ [DOOR_HEADER]: SECRET, accept: "x" });
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('"accept":"x"');
  expect(answer.text).not.toContain(SECRET);
  expect((await ask({ [DOOR_HEADER]: SECRET, connection: "upgrade", upgrade: "x" })).status).toBe(101);
});

it("outlives upgraded connections that are reset at any moment", async () => {
  const { port } = server.address();
  const reset = (proof, afterMs) =>
    new Promise((resolve) => {
      const text = `GET / HTTP/1.1\r\nhost: x\r\n${proof}connection: upgrade\r\nupgrade: x\r\n\r\n`;
      const socket = net.connect(port, "127.0.0.1", () =>
        socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), afterMs * Math.random())),
      );
      socket.on("error", () => {});
      socket.on("close", resolve);
    });
  for (const proof of ["", `${DOOR_HEADER}: ${SECRET}\r\n`])
    for (const afterMs of [0, 1, 3])
      for (let sent = 0; sent < 200; sent += 40)
        await Promise.all(Array.from({ length: 40 }, () => reset(proof, afterMs)));
  expect((await ask({ [DOOR_HEADER]: SECRET })).status).toBe(200);
});

it("knows the header by the name the front door sends", () => {
  expect(DOOR_HEADER).toBe(DOOR_HEADER_SENT);
});
