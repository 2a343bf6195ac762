import { describe, expect, it } from "vitest";
import {
  type Address,
  assertDestination,
  DestinationRefusedError,
  type DestinationRules,
  lookupUnder,
  parseDestination,
} from "./destination";
import { isPublicAddress } from "./public-address";

const rules = (addresses: readonly string[], allowLoopback = false): DestinationRules => ({
  allowLoopback,
  resolve: async () => addresses.map((address): Address => ({ address, family: address.includes(":") ? 6 : 4 })),
});
const none = rules([]);

describe("a destination is refused by its form", () => {
  it.each([
    ["", "nothing"],
    ["hooks.example.com", "no scheme"],
    ["//hooks.example.com", "no scheme"],
    ["http://hooks.example.com/", "plain http"],
    ["ftp://hooks.example.com/", "another protocol"],
    ["file:///etc/passwd", "a file"],
    ["javascript:alert(1)", "a script"],
    ["https://user@hooks.example.com/", "a user"],
    ["https://user:pw@hooks.example.com/", "a user and a password"],
    ["https://:pw@hooks.example.com/", "a password"],
    ["https://127.0.0.1/", "loopback"],
    ["https://127.1/", "loopback, shortened"],
    ["https://2130706433/", "loopback, decimal"],
    ["https://0x7f000001/", "loopback, hexadecimal"],
    ["https://0x7f.0.0.1/", "loopback, partly hexadecimal"],
    ["https://0177.0.0.1/", "loopback, octal"],
    ["https://１２７.0.0.1/", "loopback, in wide digits"],
    ["https://127.0.0.1./", "loopback with a dot behind"],
    ["https://127%2e0.0.1/", "loopback, escaped"],
    ["https://0/", "unspecified"],
    ["https://10.1.2.3/", "private"],
    ["https://172.16.0.1/", "private"],
    ["https://172.31.255.255/", "private"],
    ["https://192.168.1.1/", "private"],
    ["https://100.64.0.1/", "carrier-grade NAT"],
    ["https://100.100.100.200/", "metadata"],
    ["https://169.254.169.254/latest/meta-data/", "metadata"],
    ["https://0xa9fea9fe/", "metadata, hexadecimal"],
    ["https://168.63.129.16/", "metadata"],
    ["https://192.0.0.192/", "metadata"],
    ["https://192.0.2.1/", "documentation"],
    ["https://198.51.100.1/", "documentation"],
    ["https://203.0.113.1/", "documentation"],
    ["https://198.18.0.1/", "benchmarks"],
    ["https://224.0.0.1/", "multicast"],
    ["https://240.0.0.1/", "reserved"],
    ["https://255.255.255.255/", "broadcast"],
    ["https://[::1]/", "loopback"],
    ["https://[0:0:0:0:0:0:0:1]/", "loopback, in full"],
    ["https://[::]/", "unspecified"],
    ["https://[::ffff:127.0.0.1]/", "IPv4-mapped"],
    ["https://[::ffff:8.8.8.8]/", "IPv4-mapped"],
    ["https://[::127.0.0.1]/", "IPv4-compatible"],
    ["https://[64:ff9b::7f00:1]/", "NAT64"],
    ["https://[64:ff9b:1::1]/", "local NAT64"],
    ["https://[2002:7f00:1::]/", "6to4"],
    ["https://[2001::1]/", "Teredo"],
    ["https://[2001:db8::1]/", "documentation"],
    ["https://[3fff::1]/", "documentation"],
    ["https://[fc00::1]/", "unique local"],
    ["https://[fd00:ec2::254]/", "metadata"],
    ["https://[fe80::1]/", "link-local"],
    ["https://[fe80::1%25eth0]/", "link-local with a zone"],
    ["https://[fec0::1]/", "site-local"],
    ["https://[ff02::1]/", "multicast"],
    ["https://[100::1]/", "discard only"],
    ["https://[5f00::1]/", "segment routing"],
  ])("%s: %s", (text) => {
    expect(() => parseDestination(text, none)).toThrow(DestinationRefusedError);
  });

  it.each([
    "https://hooks.example.com/in?token=1",
    "https://hooks.example.com:8443/",
    "https://8.8.8.8/",
    "https://134744072/",
    "https://[2606:4700:4700::1111]/",
    "https://172.32.0.1/",
    "https://100.128.0.1/",
  ])("and %s is not", (text) => {
    expect(parseDestination(text, none).href).toContain("https://");
  });

  it("an address with a zone is not public, whatever it is", () => {
    expect(isPublicAddress("2606:4700:4700::1111%eth0")).toBe(false);
    expect(isPublicAddress("hooks.example.com")).toBe(false);
  });
});

describe("a destination is refused by what its name means", () => {
  const url = new URL("https://hooks.example.com/");
  it.each([
    [["127.0.0.1"]],
    [["8.8.8.8", "10.0.0.1"]],
    [["2606:4700:4700::1111", "fe80::1"]],
    [["::ffff:8.8.8.8"]],
    [["not an address"]],
    [[]],
  ])("%j", async (addresses) => {
    await expect(assertDestination(url, rules(addresses))).rejects.toThrow(DestinationRefusedError);
    await expect(lookUp("hooks.example.com", rules(addresses))).rejects.toThrow(DestinationRefusedError);
  });

  it("and by a look-up that fails", async () => {
    const failing = { allowLoopback: false, resolve: () => Promise.reject(new Error("queryA ENOTFOUND")) };
    await expect(assertDestination(url, failing)).rejects.toThrow(
      "`hooks.example.com` has no address, or could not be looked up",
    );
    await expect(lookUp("hooks.example.com", failing)).rejects.toThrow("ENOTFOUND");
  });

  it("public addresses are handed on as they were checked, one or all", async () => {
    const found = rules(["8.8.8.8", "2606:4700:4700::1111"]);
    await assertDestination(url, found);
    expect(await lookUp("hooks.example.com", found)).toBe("8.8.8.8");
    expect(await lookUp("hooks.example.com", found, true)).toEqual([
      { address: "8.8.8.8", family: 4 },
      { address: "2606:4700:4700::1111", family: 6 },
    ]);
  });
});

describe("where loopback is allowed", () => {
  it.each(["http://127.0.0.1:9/", "https://127.0.0.1/", "http://localhost:3000/", "http://[::1]:3000/"])(
    "%s may be named",
    async (text) => {
      const local = rules([], true);
      await assertDestination(parseDestination(text, local), local);
    },
  );

  it.each(["http://hooks.example.com/", "http://10.0.0.1/", "http://169.254.169.254/", "http://user@localhost/"])(
    "%s may not",
    (text) => {
      expect(() => parseDestination(text, rules([], true))).toThrow(DestinationRefusedError);
    },
  );

  it("another name that leads there leads nowhere", async () => {
    await expect(lookUp("hooks.example.com", rules(["127.0.0.1"], true))).rejects.toThrow(DestinationRefusedError);
    expect(await lookUp("localhost", rules([], true))).toBe("127.0.0.1");
  });
});

function lookUp(hostname: string, under: DestinationRules, all = false): Promise<unknown> {
  return new Promise((resolve, reject) => {
    lookupUnder(under)(hostname, { all }, (error, address) => (error ? reject(error) : resolve(address)));
  });
}
