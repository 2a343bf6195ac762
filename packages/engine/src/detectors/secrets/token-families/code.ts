import type { TokenFamily } from "./family";

/** Code hosting, package registries, build and delivery. */
export const CODE_FAMILIES: readonly TokenFamily[] = [
  {
    id: "github-token",
    title: "GitHub token",
    shapes: [
      ["ghp_", "alnum:36-40"],
      ["gho_", "alnum:36-40"],
      ["ghu_", "alnum:36-40"],
      ["ghs_", "alnum:36-40"],
      ["ghr_", "alnum:36-76"],
      ["ghs_", "digit:1-12 '_' dotted:60-"],
    ],
    checksum: "base62",
    entropyMin: 3,
  },
  {
    id: "github-fine-grained-token",
    title: "GitHub fine-grained token",
    shapes: [["github_pat_", "alnum:22 '_' alnum:59"]],
    entropyMin: 3,
  },
  {
    id: "gitlab-token",
    title: "GitLab token",
    shapes: [
      ...["glpat-", "gldt-", "glft-", "glptt-", "glimt-", "glagent-", "gloas-", "glsoat-", "glffct-", "glwt-"].map(
        (prefix) => [prefix, "slug:20-300"] as const,
      ),
      ["glpat-", "slug:20-300 '.' base36:2 '.' base36:9"],
      ["glpat-", "slug:20-300 '.' base36:9"],
      ["glrt-", "slug:20-300"],
      ["glrt-", "slug:20-300 '.' base36:2-9 '.' base36:9"],
      ["glrtr-", "slug:20-300"],
      ["glcbt-", "alnum:1-5 '_' slug:20-300"],
      ["GR1348941", "slug:20"],
      ["gitlab_session=", "hex:32"],
    ],
    entropyMin: 3,
  },
  {
    id: "bitbucket-token",
    title: "Bitbucket credential",
    shapes: [
      ["ATBB", "alnum:32"],
      ["ATCTT3xFfG", "any64:150-"],
      ["BBDC-", "base64:40-44"],
    ],
    mixed: true,
  },
  {
    id: "atlassian-token",
    title: "Atlassian API token",
    shapes: [
      ["ATATT3", "any64:60-260"],
      ["ATOA", "any64:60-260"],
      ["ATCTT3", "any64:60-260"],
    ],
    mixed: true,
  },
  { id: "npm-token", title: "npm access token", shapes: [["npm_", "alnum:36"]], checksum: "base62", entropyMin: 3 },
  { id: "pypi-token", title: "PyPI upload token", shapes: [["pypi-AgE", "slug:50-"]] },
  { id: "rubygems-token", title: "RubyGems API key", shapes: [["rubygems_", "hex:48"]] },
  { id: "crates-token", title: "crates.io token", shapes: [["cio", "alnum:32"]], mixed: true, entropyMin: 3.2 },
  { id: "nuget-key", title: "NuGet API key", shapes: [["oy2", "base36:43"]], mixed: true, entropyMin: 3.2 },
  { id: "clojars-token", title: "Clojars deploy token", shapes: [["CLOJARS_", "hex:60"]] },
  {
    id: "packagist-token",
    title: "Packagist token",
    shapes: [
      ["packagist_uut_", "hex:60-80"],
      ["packagist_ort_", "hex:60-80"],
      ["packagist_out_", "hex:60-80"],
    ],
  },
  {
    id: "docker-token",
    title: "Docker Hub token",
    shapes: [
      ["dckr_pat_", "slug:24-40"],
      ["dckr_oat_", "slug:24-40"],
    ],
    mixed: true,
  },
  {
    id: "artifactory-token",
    title: "Artifactory credential",
    shapes: [
      ["AKCp", "alnum:60-80"],
      ["cmVmdGtu", "alnum:48-70"],
      ["AP", "alnum:1 'BmU' alnum:40-80"],
    ],
    mixed: true,
    entropyMin: 3,
  },
  {
    id: "sourcegraph-token",
    title: "Sourcegraph token",
    shapes: [
      ["sgp_", "anyhex:40"],
      ["sgp_local_", "anyhex:40"],
      ["sgp_", "anyhex:16 '_' anyhex:40"],
      ["slk_", "hex:64"],
      ["sgd_", "hex:64"],
      ["sgs_", "hex:32-64"],
    ],
    entropyMin: 3,
  },
  {
    id: "sonar-token",
    title: "SonarQube or SonarCloud token",
    shapes: [
      ["squ_", "alnum:38-42"],
      ["sqp_", "alnum:38-42"],
      ["sqa_", "alnum:38-42"],
      ["sqb_", "alnum:38-42"],
    ],
    mixed: true,
  },
  {
    id: "snyk-token",
    title: "Snyk token",
    shapes: [
      ["snyk_uat.", "dotted:40-"],
      ["snyk_sat.", "dotted:40-"],
    ],
  },
  { id: "semgrep-token", title: "Semgrep token", shapes: [["sgp_app_", "hex:40-64"]] },
  {
    id: "circleci-token",
    title: "CircleCI token",
    shapes: [
      ["CCIPAT_", "alnum:20-24 '_' hex:40"],
      ["CCIPRJ_", "alnum:20-24 '_' hex:40"],
    ],
  },
  {
    id: "buildkite-token",
    title: "Buildkite token",
    shapes: [
      ["bkua_", "hex:40"],
      ["bkct_", "alnum:40-60"],
      ["bkat_", "alnum:40-60"],
    ],
  },
  {
    id: "dependency-track-key",
    title: "Dependency-Track API key",
    shapes: [
      ["odt_", "alnum:32-40"],
      ["odt_", "alnum:8 '_' alnum:32-40"],
    ],
    mixed: true,
  },
  {
    id: "harness-token",
    title: "Harness token",
    shapes: [
      ["pat.", "slug:22 '.' hex:24 '.' alnum:20"],
      ["sat.", "slug:22 '.' hex:24 '.' alnum:20"],
    ],
  },
  {
    id: "octopus-key",
    title: "Octopus Deploy API key",
    shapes: [["API-", "upper36:25-32"]],
    mixed: true,
    entropyMin: 3.2,
  },
  { id: "codeclimate-token", title: "Code Climate token", shapes: [["cc_", "hex:64"]] },
  { id: "stackhawk-key", title: "StackHawk API key", shapes: [["hawk.", "slug:20 '.' slug:20"]] },
  {
    id: "gitea-runner-token",
    title: "Gitea or Forgejo token",
    shapes: [
      ["gta_", "hex:40"],
      ["fgj_", "hex:40"],
    ],
  },
  {
    id: "postman-key",
    title: "Postman API key",
    shapes: [
      ["PMAK-", "hex:24 '-' hex:34"],
      ["PMAT-", "upper36:26"],
    ],
  },
  { id: "readme-key", title: "ReadMe API key", shapes: [["rdme_", "base36:70"]] },
  { id: "hex-pm-key", title: "Hex.pm key", shapes: [["hex_", "hex:32"]], near: ["hex", "key"] },
  { id: "jfrog-reference-token", title: "JFrog token", shapes: [["eyJ2ZXIiOiIyIiwidHlwIjoiSldUIiw", "dotted:100-"]] },
  {
    id: "launchdarkly-key",
    title: "LaunchDarkly key",
    shapes: uuidShapes(["sdk-", "api-"]),
    near: ["launchdarkly", "ld_", "sdk", "darkly"],
  },
  {
    id: "configcat-key",
    title: "ConfigCat key",
    shapes: [
      ["configcat-sdk-1/", "slug:22 '/' slug:22"],
      ["configcat-proxy/", "slug:10-60"],
    ],
    mixed: true,
  },
  { id: "adafruit-key", title: "Adafruit IO key", shapes: [["aio_", "alnum:28"]], mixed: true },
];

function uuidShapes(prefixes: readonly string[]): readonly (readonly [string, string])[] {
  return prefixes.map((prefix) => [prefix, "hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12"] as const);
}
