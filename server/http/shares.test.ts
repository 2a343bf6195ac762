import { expect, it } from "vitest";
import { clientBlock } from "./client-block";
import { Shares } from "./shares";

it("gives no client more than its share and all together no more than there is", () => {
  const shares = new Shares({ perClient: 2, total: 3 });
  expect([shares.take("a", 2), shares.take("a", 1), shares.take("b", 2), shares.take("b", 1)]).toEqual([
    null,
    "perClient",
    "total",
    null,
  ]);
  shares.give("a", 2);
  expect([shares.take("c", 2), shares.take("c", 1)]).toEqual([null, "perClient"]);
});

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["unknown", "unknown"],
])("counts %s as %s", (address, block) => {
  expect(clientBlock(address)).toBe(block);
});
