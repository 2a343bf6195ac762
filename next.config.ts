import type { NextConfig } from "next";

const isDevelopment = process.env.NODE_ENV === "development";

/**
 * The policy every page answers with. Next streams a page in inline scripts whose text differs per answer, so this
 * static header has to allow them; the front door puts a nonce in their place (server/http/page-policy.ts). React
 * evaluates strings in development only.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDevelopment ? " 'unsafe-eval'" : ""}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders = [
  { key: "Content-Security-Policy", value: contentSecurityPolicy },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
];

export default {
  poweredByHeader: false,
  reactStrictMode: true,
  typescript: { tsconfigPath: "tsconfig.build.json" }, // tests are checked by `npm test`; a start must not fail on one
  transpilePackages: ["@mastguard/engine", "@mastguard/ledger", "@auxdynamics/mastguard-sdk"],
  serverExternalPackages: ["pg", "@prisma/adapter-pg", "@prisma/client", "nodemailer", "pino", "prom-client"],
  logging: { serverFunctions: false }, // `next dev` would print what they are called with, links among it
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/review-link", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
  ],
} satisfies NextConfig;
