import type { TokenFamily } from "./family";

/** Office, monitoring, data and other services. */
export const WORK_FAMILIES: readonly TokenFamily[] = [
  { id: "airtable-token", title: "Airtable token", shapes: [["pat", "alnum:14 '.' hex:64"]] },
  {
    id: "notion-token",
    title: "Notion token",
    shapes: [
      ["ntn_", "digit:11 alnum:32-35"],
      ["secret_", "alnum:43"],
      ["ntn_", "alnum:43-50"],
    ],
    mixed: true,
    entropyMin: 3,
  },
  {
    id: "linear-key",
    title: "Linear key",
    shapes: [
      ["lin_api_", "alnum:38-48"],
      ["lin_oauth_", "hex:64"],
      ["lin_wh_", "alnum:30-60"],
    ],
  },
  { id: "clickup-token", title: "ClickUp token", shapes: [["pk_", "digit:6-9 '_' upper36:32"]] },
  {
    id: "asana-token",
    title: "Asana token",
    shapes: [
      ["1/", "digit:15-17 ':' hex:32"],
      ["2/", "digit:15-17 '/' digit:15-17 ':' hex:32"],
      ["0/", "hex:32"],
    ],
  },
  {
    id: "figma-token",
    title: "Figma token",
    shapes: [
      ["figd_", "slug:38-60"],
      ["figu_", "slug:38-60"],
      ["figo_", "slug:38-60"],
      ["figdr_", "slug:38-60"],
    ],
    mixed: true,
  },
  { id: "contentful-token", title: "Contentful token", shapes: [["CFPAT-", "slug:43"]] },
  { id: "sanity-token", title: "Sanity token", shapes: [["sk", "alnum:176-200"]], mixed: true },
  { id: "prismic-token", title: "Prismic token", shapes: [["MC5", "slug:40-60 '.' token:40-"]] },
  {
    id: "salesforce-token",
    title: "Salesforce token",
    shapes: [
      ["00D", "alnum:12-15 '!' dotted:80-120"],
      ["3MVG9", "dotted:60-110"],
      ["3MVG9", "visible:60-110"],
      ["5Aep861", "token:60-90"],
    ],
    mixed: true,
  },
  {
    id: "zoho-token",
    title: "Zoho token",
    shapes: [
      ["1000.", "hex:32 '.' hex:32"],
      ["1000.", "upper36:30-36"],
    ],
  },
  {
    id: "mapbox-token",
    title: "Mapbox secret token",
    shapes: [
      ["sk.eyJ", "slug:30- '.' slug:20-40"],
      ["tk.eyJ", "slug:30- '.' slug:20-40"],
    ],
  },
  {
    id: "mapbox-public-token",
    title: "Mapbox public token",
    shapes: [["pk.eyJ", "slug:30- '.' slug:20-40"]],
    minor: true,
  },
  {
    id: "grafana-token",
    title: "Grafana credential",
    shapes: [
      ["glsa_", "alnum:32 '_' anyhex:8"],
      ["glc_", "base64:32-400"],
      ["glc_eyJ", "base64:20-400"],
      ["eyJrIjoi", "base64:60-400"],
    ],
    entropyMin: 2.8,
  },
  {
    id: "newrelic-key",
    title: "New Relic key",
    shapes: [
      ["NRAK-", "upper36:27"],
      ["NRAL-", "alnum:27-40"],
      ["NRII-", "slug:32"],
      ["NRIQ-", "slug:32"],
      ["NRRA-", "hex:42"],
      ["NRJS-", "hex:19"],
      ["NRSP-", "token:30-60"],
      ["NRAA-", "hex:27"],
    ],
    mixed: true,
  },
  {
    id: "newrelic-license-key",
    title: "New Relic license key",
    shapes: [
      ["eu01xx", "hex:30"],
      ["eu01xx", "hex:34"],
    ],
    minor: true,
  },
  {
    id: "dynatrace-token",
    title: "Dynatrace token",
    shapes: ["dt0c01.", "dt0s01.", "dt0s02.", "dt0s16.", "dt0a01."].map(
      (prefix) => [prefix, "alnum:8-24 '.' upper36:64"] as const,
    ),
  },
  {
    id: "sentry-token",
    title: "Sentry token",
    shapes: [
      ["sntrys_eyJ", "base64:20- '_' base64:43-44"],
      ["sntryu_", "hex:64"],
      ["sntrya_", "hex:64"],
    ],
  },
  {
    id: "honeycomb-key",
    title: "Honeycomb key",
    shapes: [
      ["hcaik_", "base36:58"],
      ["hcbik_", "base36:58"],
      ["hcamk_", "base36:58"],
      ["hcxik_", "base36:58"],
    ],
  },
  {
    id: "posthog-key",
    title: "PostHog personal key",
    shapes: [
      ["phx_", "alnum:40-50"],
      ["phs_", "alnum:40-50"],
    ],
    mixed: true,
  },
  {
    id: "axiom-token",
    title: "Axiom token",
    shapes: [
      ["xaat-", "hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12"],
      ["xapt-", "hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12"],
    ],
  },
  { id: "rootly-token", title: "Rootly token", shapes: [["rootly_", "hex:64"]] },
  {
    id: "pagerduty-key",
    title: "PagerDuty key",
    shapes: [
      ["u+", "slug:18"],
      ["pdus+_0XBPWQQ_", "hex:8-"],
      ["pdus+", "slug:20-"],
    ],
    near: ["pagerduty", "pager"],
  },
  { id: "segment-key", title: "Segment public API token", shapes: [["sgp_", "alnum:64"]], mixed: true },
  { id: "elastic-key", title: "Elastic Cloud key", shapes: [["essu_", "base64:40-"]] },
  {
    id: "clickhouse-key",
    title: "ClickHouse Cloud secret",
    shapes: [["4b1d", "alnum:38"]],
    mixed: true,
    entropyMin: 3.2,
  },
  { id: "tinybird-token", title: "Tinybird token", shapes: [["p.eyJ", "dotted:60-"]] },
  {
    id: "settlemint-token",
    title: "SettleMint token",
    shapes: [
      ["sm_pat_", "alnum:16"],
      ["sm_sat_", "alnum:16"],
      ["sm_aat_", "alnum:16"],
    ],
    mixed: true,
  },
  { id: "frameio-token", title: "Frame.io token", shapes: [["fio-u-", "base64url:64"]] },
  {
    id: "intra42-secret",
    title: "Intra 42 client secret",
    shapes: [
      ["s-s4t2ud-", "hex:64"],
      ["s-s4t2af-", "hex:64"],
    ],
  },
  { id: "trello-token", title: "Trello token", shapes: [["ATTA", "hex:64-72"]] },
  { id: "descope-key", title: "Descope management key", shapes: [["K2", "alnum:25 ':K2' alnum:30-"]] },
  {
    id: "ubidots-token",
    title: "Ubidots token",
    shapes: [
      ["BBFF-", "alnum:30-40"],
      ["BBUS-", "alnum:30-40"],
    ],
    mixed: true,
  },
  {
    id: "truenas-key",
    title: "TrueNAS API key",
    shapes: Array.from({ length: 20 }, (_, index) => [`${index + 1}-`, "alnum:64"] as const),
    mixed: true,
    entropyMin: 4,
  },
  { id: "wakatime-key", title: "WakaTime key", shapes: [["waka_", "hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12"]] },
  {
    id: "encoded-private-key",
    title: "Private key in base64",
    shapes: [
      ["LS0tLS1CRUdJTi", "any64:60-"],
      ["b3BlbnNzaC1rZXktdjE", "any64:60-"],
    ],
    contains: ["UFJJVkFURSBLRV", "BSSVZBVEUgS0V", "QUklWQVRFIEtFW", "AAAABG5vbmUAAAAE", "AAAACmFlczI1Ni1jdHI"],
  },
  {
    id: "ethereum-private-key",
    title: "Ethereum private key",
    shapes: [["0x", "anyhex:64"]],
    near: ["private", "wallet", "secret", "mnemonic", "signer", "deployer"],
    notNear: ["tx", "hash", "transaction", "block", "receipt", "root", "topic", "signature", "public"],
    entropyMin: 3,
  },
  {
    id: "onfido-token",
    title: "Onfido token",
    shapes: [
      ["api_live.", "slug:8-14 '.' slug:24-40"],
      ["api_sandbox.", "slug:8-14 '.' slug:24-40"],
      ["api_live_us.", "slug:8-14 '.' slug:24-40"],
    ],
    mixed: true,
  },
  {
    id: "persona-key",
    title: "Persona API key",
    shapes: [
      ["persona_production_", "hex:16-"],
      ["persona_sandbox_", "hex:16-"],
    ],
  },
  { id: "akamai-token", title: "Akamai API token", shapes: [["akab-", "base36:16 '-' base36:16"]], mixed: true },
  {
    id: "defined-networking-token",
    title: "Defined Networking token",
    shapes: [["dnkey-", "upper36:26 '-' upper36:52"]],
  },
  { id: "age-secret-key", title: "age secret key", shapes: [["AGE-SECRET-KEY-1", "upper36:58"]], entropyMin: 2 },
  {
    id: "ramp-token",
    title: "Ramp token",
    shapes: [
      ["ramp_id_", "alnum:30-50"],
      ["ramp_sec_", "alnum:30-60"],
      ["ramp_tok_", "alnum:30-60"],
    ],
  },
  {
    id: "dbt-token",
    title: "dbt token",
    shapes: [
      ["dbtc_", "slug:36-60"],
      ["dbtu_", "slug:36-60"],
    ],
    mixed: true,
  },
  {
    id: "dfuse-key",
    title: "dfuse key",
    shapes: [
      ["server_", "hex:32"],
      ["web_", "hex:32"],
    ],
  },
  {
    id: "zuplo-key",
    title: "Zuplo or Unkey key",
    shapes: [
      ["zpka_", "word:40-70"],
      ["unkey_", "alnum:20-40"],
    ],
    mixed: true,
  },
  { id: "mastguard-key", title: "MastGuard API key", shapes: [["airg_", "slug:24-80"]], mixed: true },
];
