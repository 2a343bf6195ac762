import type { TokenFamily } from "./family";

/** Cloud platforms, hosting and infrastructure. */
export const CLOUD_FAMILIES: readonly TokenFamily[] = [
  {
    id: "aws-access-key",
    title: "AWS access key id",
    shapes: [
      ["AKIA", "base32:16"],
      ["ASIA", "base32:16"],
      ["ABIA", "base32:16"],
      ["ACCA", "base32:16"],
      ["A3T", "upper36:17"],
    ],
    entropyMin: 2,
  },
  {
    id: "aws-bedrock-key",
    title: "AWS Bedrock API key",
    shapes: [
      ["ABSK", "base64:105-200"],
      ["bedrock-api-key-", "base64:40-"],
    ],
  },
  {
    id: "aws-marketplace-token",
    title: "Amazon MWS token",
    shapes: [["amzn.mws.", "anyhex:8 '-' anyhex:4 '-' anyhex:4 '-' anyhex:4 '-' anyhex:12"]],
  },
  { id: "aws-oauth-secret", title: "Amazon OAuth client secret", shapes: [["amzn1.oa2-cs.v1.", "hex:64"]] },
  { id: "aws-appsync-key", title: "AWS AppSync API key", shapes: [["da2-", "base36:26"]], mixed: true },
  { id: "google-api-key", title: "Google API key", shapes: [["AIza", "slug:35"]], entropyMin: 3 },
  { id: "google-oauth-secret", title: "Google OAuth client secret", shapes: [["GOCSPX-", "slug:28"]] },
  {
    id: "google-oauth-token",
    title: "Google OAuth token",
    shapes: [
      ["ya29.", "slug:20-"],
      ["ya29.", "word:1-4 '.' slug:20-"],
      ["1//0", "slug:38-120"],
      ["1/", "slug:43"],
      ["1/", "slug:64"],
    ],
    mixed: true,
    entropyMin: 3.2,
  },
  {
    id: "google-hmac-key",
    title: "Google Cloud Storage HMAC key id",
    shapes: [
      ["GOOG1E", "upper36:55"],
      ["GOOG", "upper36:16-20"],
    ],
    mixed: true,
  },
  {
    id: "firebase-messaging-key",
    title: "Firebase Cloud Messaging server key",
    shapes: [["AAAA", "slug:7 ':APA91b' slug:130-"]],
  },
  {
    id: "digitalocean-token",
    title: "DigitalOcean token",
    shapes: [
      ["dop_v1_", "hex:64"],
      ["doo_v1_", "hex:64"],
      ["dor_v1_", "hex:64"],
    ],
  },
  {
    id: "alibaba-access-key",
    title: "Alibaba Cloud access key id",
    shapes: [["LTAI", "alnum:12-26"]],
    mixed: true,
    entropyMin: 3,
  },
  { id: "tencent-secret-id", title: "Tencent Cloud secret id", shapes: [["AKID", "alnum:32"]], mixed: true },
  {
    id: "volcengine-access-key",
    title: "Volcano Engine access key id",
    shapes: [["AKLT", "alnum:40-60"]],
    mixed: true,
  },
  {
    id: "scaleway-access-key",
    title: "Scaleway access key",
    shapes: [["SCW", "upper36:17"]],
    mixed: true,
  },
  {
    id: "yandex-token",
    title: "Yandex Cloud token",
    shapes: [
      ["AQVN", "slug:35-38"],
      ["t1.", "token:30-"],
      ["YCAJE", "slug:20"],
      ["YC", "slug:38"],
      ["y0_", "slug:50-60"],
    ],
    mixed: true,
    entropyMin: 3.4,
  },
  { id: "ibm-cloud-token", title: "IBM Cloud token", shapes: [["p2-", "slug:40-60"]], near: ["ibm"], mixed: true },
  {
    id: "azure-function-key",
    title: "Azure resource key",
    shapes: [["AzFu", "base64:12-40"]],
    near: ["azure", "function", "code", "key"],
    mixed: true,
  },
  { id: "heroku-token", title: "Heroku API key", shapes: [["HRKU-", "slug:36-70"]], mixed: true },
  {
    id: "fly-token",
    title: "Fly.io access token",
    shapes: [
      ["FlyV1 fm1r_", "any64:100-"],
      ["FlyV1 fm1a_", "any64:100-"],
      ["FlyV1 fm2_", "any64:100-"],
      ["fm2_", "any64:100-"],
      ["fm1r_", "any64:100-"],
      ["fo1_", "slug:43"],
    ],
  },
  { id: "render-token", title: "Render API key", shapes: [["rnd_", "alnum:28-36"]], mixed: true },
  { id: "railway-token", title: "Railway token", shapes: [["rw_Fe26.2**", "token:60-"]] },
  {
    id: "netlify-token",
    title: "Netlify access token",
    shapes: [
      ["nfp_", "alnum:36"],
      ["nfc_", "alnum:36"],
      ["nfo_", "alnum:36"],
      ["nfu_", "alnum:36"],
    ],
    mixed: true,
  },
  {
    id: "vercel-token",
    title: "Vercel token",
    shapes: [
      ["vcp_", "alnum:24-80"],
      ["vci_", "alnum:24-80"],
      ["vca_", "alnum:24-80"],
      ["vcr_", "alnum:24-80"],
      ["vck_", "alnum:24-80"],
      ["vercel_blob_rw_", "alnum:8-24 '_' alnum:20-60"],
    ],
    mixed: true,
  },
  { id: "neon-token", title: "Neon API key", shapes: [["napi_", "base36:60-70"]], mixed: true },
  {
    id: "planetscale-token",
    title: "PlanetScale credential",
    shapes: [
      ["pscale_tkn_", "tilded:32-64"],
      ["pscale_pw_", "tilded:32-64"],
      ["pscale_oauth_", "tilded:32-64"],
    ],
  },
  {
    id: "supabase-token",
    title: "Supabase credential",
    shapes: [
      ["sbp_", "hex:40"],
      ["sb_secret_", "slug:22-60"],
      ["sbp_oauth_", "hex:40"],
      ["sbp_v0_", "hex:40"],
    ],
  },
  { id: "xata-token", title: "Xata API key", shapes: [["xau_", "alnum:20-44"]], mixed: true },
  {
    id: "convex-token",
    title: "Convex deploy key",
    shapes: [
      ["prod:", "dashed:6-40 '|' base64url:40-"],
      ["dev:", "dashed:6-40 '|' base64url:40-"],
    ],
    mixed: true,
  },
  {
    id: "terraform-token",
    title: "HCP Terraform token",
    shapes: [["tfc-", "alnum:14 '.atlasv1.' slug:60-80"]],
  },
  {
    id: "vault-token",
    title: "HashiCorp Vault token",
    shapes: [
      ["hvs.", "slug:20-300"],
      ["hvb.", "slug:20-300"],
      ["hvr.", "slug:20-300"],
      ["s.", "alnum:24-30"],
      ["s.", "alnum:24 '.' alnum:5"],
      ["r.", "alnum:24-30"],
      ["b.", "alnum:24-30"],
      ["b.", "slug:100-300"],
      ["b.AAAAAQ", "slug:24-300"],
    ],
    mixed: true,
    entropyMin: 3,
  },
  { id: "doppler-token", title: "Doppler token", shapes: doppler() },
  {
    id: "infisical-token",
    title: "Infisical token",
    shapes: [
      ["st.", "hex:24 '.' hex:32 '.' hex:32"],
      ["st.", "hex:24 '.' hex:64"],
    ],
  },
  {
    id: "onepassword-token",
    title: "1Password credential",
    shapes: [
      ["ops_eyJ", "base64url:200-"],
      ["A3-", "upper36:6 '-' upper36:11 '-' upper36:5 '-' upper36:5 '-' upper36:5"],
      ["A3-", "upper36:6 '-' upper36:6 '-' upper36:5 '-' upper36:5 '-' upper36:5 '-' upper36:5"],
      ["A3-", "upper36:6 '-' upper36:6 '-' upper36:5 '-' upper36:5 '-' upper36:5"],
    ],
    entropyMin: 3,
  },
  { id: "pulumi-token", title: "Pulumi access token", shapes: [["pul-", "hex:40"]] },
  { id: "spacelift-token", title: "Spacelift token", shapes: [["spacelift_", "slug:30-"]], mixed: true },
  { id: "infracost-token", title: "Infracost API token", shapes: [["ico-", "alnum:32"]], mixed: true, entropyMin: 3 },
  {
    id: "cloudflare-token",
    title: "Cloudflare credential",
    shapes: [
      ["v1.0-", "hex:24 '-' hex:146"],
      ["cfat_", "alnum:40-60"],
      ["cfut_", "alnum:40-60"],
      ["cfk_", "alnum:40-60"],
      ["cfast_", "alnum:40-60"],
    ],
    mixed: true,
  },
  {
    id: "tailscale-key",
    title: "Tailscale key",
    shapes: [
      ["tskey-", "lower:2-12 '-' dashed:12-"],
      ["tskey-", "alnum:12-20"],
    ],
    entropyMin: 0.9,
  },
  { id: "teleport-token", title: "Teleport join token", shapes: [["tlpt_", "slug:30-"]], mixed: true },
  { id: "zerotier-token", title: "ZeroTier token", shapes: [["zt_", "alnum:32-44"]], near: ["zerotier"], mixed: true },
  { id: "openshift-token", title: "OpenShift token", shapes: [["sha256~", "slug:43"]], entropyMin: 3 },
  {
    id: "databricks-token",
    title: "Databricks token",
    shapes: [
      ["dapi", "anyhex:32"],
      ["dapi", "anyhex:32 '-' digit:1-2"],
      ["dose", "hex:32"],
      ["dkea", "hex:32"],
    ],
  },
  { id: "snowflake-token", title: "Snowflake programmatic access token", shapes: [["ver:1-hint:", "visible:60-"]] },
  { id: "confluent-secret", title: "Confluent Cloud API secret", shapes: [["cflt", "base64:60"]], mixed: true },
  {
    id: "mongodb-service-account",
    title: "MongoDB Atlas service account secret",
    shapes: [["mdb_sa_sk_", "slug:30-60"]],
  },
  { id: "scalingo-token", title: "Scalingo API token", shapes: [["tk-us-", "slug:48"]], mixed: true },
  { id: "cockroach-token", title: "CockroachDB Cloud key", shapes: [["CCDB1_", "alnum:22 '_' alnum:40"]] },
  { id: "runpod-key", title: "RunPod API key", shapes: [["rpa_", "upper36:40-50"]], mixed: true },
  {
    id: "prefect-token",
    title: "Prefect API key",
    shapes: [
      ["pnu_", "base36:36"],
      ["pnb_", "base36:36"],
    ],
    mixed: true,
  },
];

function doppler(): readonly (readonly [string, string])[] {
  const kinds = ["pt", "ct", "sa", "scim", "audit", "said"];
  return [
    ...kinds.map((kind) => [`dp.${kind}.`, "alnum:40-44"] as const),
    ["dp.st.", "alnum:40-44"],
    ["dp.st.", "slug:2-40 '.' alnum:40-44"],
  ];
}
