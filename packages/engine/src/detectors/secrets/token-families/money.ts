import type { TokenFamily } from "./family";

/** Payments, shops, banking and crypto. */
export const MONEY_FAMILIES: readonly TokenFamily[] = [
  {
    id: "stripe-key",
    title: "Stripe key",
    shapes: [
      ["sk_live_", "alnum:10-120"],
      ["rk_live_", "alnum:10-120"],
      ["sk_prod_", "alnum:10-120"],
      ["rk_prod_", "alnum:10-120"],
      ["whsec_", "base64:24-64"],
      ["sk_org_live_", "alnum:20-120"],
    ],
  },
  {
    id: "stripe-test-key",
    title: "Stripe test key",
    shapes: [
      ["sk_test_", "alnum:10-120"],
      ["rk_test_", "alnum:10-120"],
    ],
    minor: true,
  },
  {
    id: "square-token",
    title: "Square credential",
    shapes: [
      ["sq0atp-", "slug:22-60"],
      ["sq0csp-", "slug:22-60"],
      ["sq0idp-", "slug:22"],
      ["sandbox-sq0atb-", "slug:22-60"],
      ["sandbox-sq0csb-", "slug:22-60"],
      ["EAAA", "slug:60"],
    ],
    mixed: true,
    entropyMin: 3,
  },
  {
    id: "shopify-token",
    title: "Shopify token",
    shapes: ["shpat_", "shpca_", "shppa_", "shpss_", "shptka_", "shpua_", "shpcb_"].map(
      (prefix) => [prefix, "alnum:32-40"] as const,
    ),
    mixed: true,
  },
  {
    id: "paypal-token",
    title: "PayPal Braintree token",
    shapes: [
      ["access_token$production$", "base36:16 '$' hex:32"],
      ["access_token$sandbox$", "base36:16 '$' hex:32"],
      ["A21AA", "slug:80-110"],
    ],
  },
  {
    id: "razorpay-key",
    title: "Razorpay key",
    shapes: [
      ["rzp_live_", "alnum:14-16"],
      ["rzp_test_", "alnum:14-16"],
    ],
  },
  {
    id: "flutterwave-key",
    title: "Flutterwave secret",
    shapes: [
      ["FLWSECK-", "alnum:32 '-X'"],
      ["FLWSECK_TEST-", "alnum:32 '-X'"],
      ["FLWSECK_TEST", "alnum:12"],
      ["FLWSECK_TEST-", "anyhex:12-32"],
      ["FLWPUBK_TEST-", "anyhex:32 '-X'"],
      ["FLWPUBK-", "anyhex:32 '-X'"],
    ],
  },
  {
    id: "paystack-key",
    title: "Paystack secret key",
    shapes: [
      ["sk_live_", "hex:40"],
      ["sk_test_", "hex:40"],
    ],
  },
  {
    id: "plaid-token",
    title: "Plaid access token",
    shapes: ["access-sandbox-", "access-development-", "access-production-"].map(
      (prefix) => [prefix, "hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12"] as const,
    ),
  },
  { id: "adyen-key", title: "Adyen API key", shapes: [["AQE", "base64:40-120 '-' base64:40-60 '-' visible:10-20"]] },
  {
    id: "gocardless-token",
    title: "GoCardless token",
    shapes: [
      ["live_", "slug:40"],
      ["sandbox_", "slug:40"],
    ],
    near: ["gocardless", "cardless"],
    mixed: true,
  },
  {
    id: "chargebee-key",
    title: "Chargebee or Lob API key",
    shapes: [
      ["live_", "alnum:30-52"],
      ["test_", "alnum:30-52"],
      ["live_pub_", "hex:31"],
      ["test_pub_", "hex:31"],
    ],
    mixed: true,
    entropyMin: 3.2,
  },
  {
    id: "checkout-key",
    title: "Checkout.com key",
    shapes: [
      ["sk_", "hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12"],
      ["sk_test_", "hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12"],
      ["sk_sbox_", "base36:24-32"],
    ],
  },
  {
    id: "coinbase-key",
    title: "Coinbase key",
    shapes: [
      [
        "organizations/",
        "hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12 '/apiKeys/' hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12",
      ],
    ],
  },
  {
    id: "easypost-token",
    title: "EasyPost API token",
    shapes: [
      ["EZAK", "alnum:54"],
      ["EZTK", "alnum:54"],
    ],
    mixed: true,
  },
  {
    id: "shippo-token",
    title: "Shippo API token",
    shapes: [
      ["shippo_live_", "hex:40"],
      ["shippo_test_", "hex:40"],
    ],
  },
  {
    id: "duffel-token",
    title: "Duffel API token",
    shapes: [
      ["duffel_live_", "base64url:43"],
      ["duffel_test_", "base64url:43"],
    ],
  },
  {
    id: "woocommerce-key",
    title: "WooCommerce key",
    shapes: [
      ["ck_", "hex:40"],
      ["cs_", "hex:40"],
    ],
  },
  {
    id: "paddle-key",
    title: "Paddle or Polar key",
    shapes: [
      ["polar_oat_", "alnum:30-60"],
      ["pdl_live_apikey_", "word:40-70"],
      ["pdl_sdbx_apikey_", "word:40-70"],
    ],
  },
  { id: "mercury-token", title: "Mercury API token", shapes: [["secret-token:mercury_", "slug:40-"]] },
  {
    id: "workos-key",
    title: "WorkOS or Clerk secret",
    shapes: [
      ["sk_live_", "base64:40-60"],
      ["sk_a2V5X", "base64:20-80"],
    ],
    mixed: true,
  },
  {
    id: "stytch-secret",
    title: "Stytch secret",
    shapes: [
      ["secret-live-", "slug:32-44"],
      ["secret-test-", "slug:32-44"],
    ],
    mixed: true,
  },
];
