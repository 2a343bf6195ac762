import type { FindingType } from "../../detection/finding-type";
import { reasonFrom } from "../../detection/reason-from";
import { mastEvidence } from "../../vocabulary/mast";

const NETWORK_RULES = {
  "metadata-endpoint": "The address is where a cloud hands its machines their credentials.",
  "capture-host": "The host shows whoever set it up everything that is sent to it.",
  "drop-host": "The host takes files or texts from anyone and passes them on.",
  "tunnel-host": "The host leads to a machine nobody else can see.",
  "chat-webhook": "The address posts into a chat room of whoever made it.",
  "raw-ip": "The address is a bare IP address on the open network.",
  "encoded-ip": "The host is an IP address written so that it is not read as one.",
  "private-address": "The address is on a private network or on the machine itself.",
  "mixed-script": "The host mixes letters of different scripts that look alike.",
  "punycode-host": "The host has letters beyond ASCII, written in their encoded form.",
  "look-alike": "The host imitates a well-known one.",
  "data-in-query": "The query of the address carries encoded text.",
  "data-in-path": "The path of the address carries encoded text.",
  "data-in-dns": "The host name carries encoded data.",
  "data-in-image": "An image is fetched from an address that carries data.",
  "credentials-in-url": "The address carries a user name and password.",
  "unusual-scheme": "The address makes the tool read files, run script or speak another protocol.",
} as const satisfies Readonly<Record<string, string>>;

export type NetworkRule = keyof typeof NETWORK_RULES;

export const EXFILTRATION_TARGET: FindingType = {
  type: "exfiltration_target",
  title: "Suspicious network target",
  reason: reasonFrom(NETWORK_RULES, "The address is one that data leaves by."),
  remediation: "Check where the agent got the address from, and let tools reach only hosts that are on a list.",
  references: ["OWASP ASI02:2026", "OWASP LLM02:2025", "CWE-200", "CWE-918"],
  mast: mastEvidence("MAST-A-EXFILTRATION"),
  defaultEffect: "score",
};
