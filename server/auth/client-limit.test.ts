import { expect, it } from "vitest";
import { ClientLimit } from "./client-limit";

it("lets a client do something so many times in a window, and again in the next", () => {
  const limit = new ClientLimit({ most: 2, windowMs: 100, clientsMax: 10 });
  expect([limit.take("a", 0), limit.take("a", 50), limit.take("a", 99), limit.take("b", 99)]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect([limit.take("a", 100), limit.take("a", 101), limit.take("a", 102)]).toEqual([true, true, false]);
});

it("counts a network of IPv6 addresses as one client", () => {
  const limit = new ClientLimit({ most: 1, windowMs: 100, clientsMax: 10 });
  expect([limit.take("2001:db8::1", 0), limit.take("2001:db8::2", 0), limit.take("2001:db8:0:1::2", 0)]).toEqual([
    true,
    false,
    true,
  ]);
});

it("remembers no more clients than it may, the latest ones", () => {
  const limit = new ClientLimit({ most: 1, windowMs: 100, clientsMax: 2 });
  for (const client of ["a", "b", "c"]) limit.take(client, 0);
  expect([limit.take("c", 1), limit.take("b", 1), limit.take("a", 1)]).toEqual([false, false, true]);
});

it("says who has done as much as they may, until the window ends, and counts nothing by saying so", () => {
  const limit = new ClientLimit({ most: 2, windowMs: 100, clientsMax: 10 });
  const said: boolean[] = [];
  for (const at of [0, 1, 2]) {
    said.push(limit.isSpent("a", at));
    limit.take("a", at);
  }
  expect([...said, limit.isSpent("a", 99), limit.isSpent("b", 99), limit.isSpent("a", 100)]).toEqual([
    false,
    false,
    true,
    true,
    false,
    false,
  ]);
});
