import type http from "node:http";
import net from "node:net";
import { describe, expect, it } from "vitest";
import { DOOR_HEADER } from "./proxy-headers";
import { ask, firstBytes, listen, mirror, open, post, raw, SECRET } from "./testing/door";

describe("proxying", () => {
  it("passes an event stream on before it ends", async () => {
    const page: http.RequestListener = (_request, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write("data: first\n\n");
    };
    const { port } = await open({ page });
    expect(await firstBytes(port, "/api/trpc/stream")).toContain("data: first");
  });

  it("cuts a body beyond the limit of its path with 413, also when its length is not declared", async () => {
    const { port } = await open({
      page: (request, response) => void request.resume().on("end", () => response.end("done")),
    });
    expect((await post(port, { path: "/api/trpc/x", body: Buffer.alloc(1_048_576) })).text).toBe("done");
    expect((await post(port, { path: "/api/v1/policies", body: Buffer.alloc(262_144) })).text).toBe("done");
    for (const headers of [{}, { "transfer-encoding": "chunked" }])
      expect((await post(port, { path: "/api/v1/policies", body: Buffer.alloc(262_145), headers })).status).toBe(413);
  });

  it("joins an upgraded connection both ways, for our pages only", async () => {
    const { server, port: pagePort } = await listen(mirror);
    server.on("upgrade", (request, socket) => {
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: ${request.headers.upgrade}\r\n\r\n${String(request.headers[DOOR_HEADER])}|`,
      );
      socket.pipe(socket);
    });
    const { port } = await open({ upstream: () => ({ port: pagePort, secret: SECRET, isStrict: false }) });
    const hello = (origin: string) =>
      `GET /_next/hmr HTTP/1.1\r\nhost: localhost:${port}\r\nconnection: Upgrade\r\nupgrade: websocket\r\norigin: ${origin}\r\n\r\n`;
    const received = await new Promise<string>((resolve) => {
      let text = "";
      const socket = net.connect(port, "127.0.0.1", () => socket.write(hello(`http://localhost:${port}`)));
      socket.on("data", (chunk: Buffer) => {
        text += chunk.toString();
        if (text.endsWith("|")) socket.write("ping");
        if (text.endsWith("ping")) socket.destroy();
      });
      socket.on("close", () => resolve(text));
    });
    expect(received).toMatch(/^HTTP\/1.1 101 [^]*secret-of-this-start\|ping$/);
    expect(await raw(port, hello("http://evil.example"))).toMatch(/^HTTP\/1.1 403 /);
  });

  it("answers 503 when the page server dies and 200 when it is back", async () => {
    const { server, port: pagePort } = await listen(mirror);
    const { port } = await open({ upstream: () => ({ port: pagePort, secret: SECRET, isStrict: false }) });
    expect((await ask(port)).status).toBe(200);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect((await ask(port)).status).toBe(503);
    await new Promise<void>((resolve) => server.listen(pagePort, "127.0.0.1", resolve));
    expect((await ask(port)).status).toBe(200);
  });
});
