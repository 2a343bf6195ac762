import type { TokenFamily } from "./family";

/** Language models, search and data services that agents call. */
export const MODEL_FAMILIES: readonly TokenFamily[] = [
  {
    id: "openai-key",
    title: "OpenAI API key",
    shapes: [
      ["sk-", "alnum:20 'T3BlbkFJ' alnum:20"],
      ["sk-proj-", "slug:36-250"],
      ["sk-svcacct-", "slug:36-250"],
      ["sk-admin-", "slug:36-250"],
      ["sk-None-", "slug:36-250"],
      ["sk-service-", "slug:36-250"],
      ["sk-", "alnum:48-52"],
    ],
    mixed: true,
    entropyMin: 3.4,
  },
  {
    id: "anthropic-key",
    title: "Anthropic API key",
    shapes: [
      ["sk-ant-api", "digit:2 '-' slug:70-120"],
      ["sk-ant-admin", "digit:2 '-' slug:70-120"],
      ["sk-ant-oat", "digit:2 '-' slug:70-120"],
      ["sk-ant-ort", "digit:2 '-' slug:70-120"],
      ["sk-ant-sid", "digit:2 '-' slug:70-140"],
    ],
    entropyMin: 3.4,
  },
  {
    id: "openrouter-key",
    title: "OpenRouter API key",
    shapes: [
      ["sk-or-v1-", "hex:64"],
      ["sk-or-", "slug:32-80"],
    ],
    mixed: true,
  },
  {
    id: "langfuse-key",
    title: "Langfuse secret key",
    shapes: [["sk-lf-", "hex:8 '-' hex:4 '-' hex:4 '-' hex:4 '-' hex:12"]],
  },
  {
    id: "langsmith-key",
    title: "LangSmith API key",
    shapes: [
      ["lsv2_pt_", "hex:32 '_' hex:10"],
      ["lsv2_sk_", "hex:32 '_' hex:10"],
      ["ls__", "hex:32"],
    ],
  },
  { id: "helicone-key", title: "Helicone API key", shapes: [["sk-helicone-", "dashed:20-60"]], mixed: true },
  {
    id: "deepseek-key",
    title: "DeepSeek-style API key",
    shapes: [
      ["sk-", "hex:32"],
      ["sk-", "anyhex:32"],
      ["sk-", "base36:32"],
    ],
    mixed: true,
    entropyMin: 3,
  },
  { id: "groq-key", title: "Groq API key", shapes: [["gsk_", "alnum:48-56"]], mixed: true },
  { id: "xai-key", title: "xAI API key", shapes: [["xai-", "alnum:70-90"]], mixed: true },
  { id: "cerebras-key", title: "Cerebras API key", shapes: [["csk-", "base36:44-52"]], mixed: true },
  {
    id: "fireworks-key",
    title: "Fireworks AI key",
    shapes: [
      ["fw_", "alnum:20-28"],
      ["fpk_", "alnum:20-28"],
    ],
    mixed: true,
    entropyMin: 3.2,
  },
  { id: "together-key", title: "Together AI key", shapes: [["tgp_v1_", "slug:40-48"]] },
  { id: "perplexity-key", title: "Perplexity API key", shapes: [["pplx-", "alnum:46-56"]], mixed: true },
  {
    id: "huggingface-token",
    title: "Hugging Face token",
    shapes: [
      ["hf_", "letter:34"],
      ["hf_", "alnum:34"],
      ["api_org_", "alnum:34"],
      ["hf_oauth_", "token:40-"],
    ],
    entropyMin: 3,
  },
  { id: "replicate-token", title: "Replicate API token", shapes: [["r8_", "slug:37"]], mixed: true },
  { id: "nvidia-key", title: "NVIDIA API key", shapes: [["nvapi-", "slug:60-70"]], mixed: true },
  {
    id: "pinecone-key",
    title: "Pinecone API key",
    shapes: [
      ["pcsk_", "word:50-80"],
      ["pclocal", "slug:20-"],
    ],
    mixed: true,
  },
  { id: "voyage-key", title: "Voyage AI key", shapes: [["pa-", "slug:43"]], mixed: true, entropyMin: 3.8 },
  { id: "jina-key", title: "Jina AI key", shapes: [["jina_", "slug:55-65"]], mixed: true },
  { id: "tavily-key", title: "Tavily API key", shapes: [["tvly-", "dashed:20-64"]], mixed: true, entropyMin: 3 },
  { id: "firecrawl-key", title: "Firecrawl API key", shapes: [["fc-", "hex:32"]] },
  {
    id: "elevenlabs-key",
    title: "ElevenLabs API key",
    shapes: [
      ["sk_", "hex:48"],
      ["xi-", "hex:32"],
    ],
  },
  { id: "e2b-key", title: "E2B API key", shapes: [["e2b_", "hex:40"]] },
  { id: "browserbase-key", title: "Browserbase API key", shapes: [["bb_live_", "slug:24-40"]], mixed: true },
  {
    id: "modal-token",
    title: "Modal token",
    shapes: [
      ["ak-", "alnum:22"],
      ["as-", "alnum:22"],
    ],
    near: ["modal"],
    mixed: true,
  },
  { id: "stability-key", title: "Stability AI key", shapes: [["sk-", "alnum:40-51"]], mixed: true, entropyMin: 3.6 },
  { id: "llamacloud-key", title: "LlamaCloud key", shapes: [["llx-", "alnum:40-60"]], mixed: true },
  {
    id: "weights-biases-key",
    title: "Weights & Biases key",
    shapes: [
      ["wandb_v1_", "slug:40-"],
      ["local-", "hex:40"],
    ],
    near: ["wandb", "weights"],
  },
  { id: "portkey-key", title: "Portkey key", shapes: [["pk-live-", "base64:20-44"]], near: ["portkey"], mixed: true },
  { id: "mem0-key", title: "Mem0 key", shapes: [["m0-", "alnum:36-48"]], mixed: true, entropyMin: 3.2 },
  {
    id: "apify-token",
    title: "Apify token",
    shapes: [
      ["apify_api_", "alnum:36"],
      ["apify_proxy_", "alnum:30-50"],
    ],
    mixed: true,
  },
  { id: "friendli-key", title: "Friendli token", shapes: [["flp_", "alnum:40-52"]], mixed: true },
  {
    id: "composio-key",
    title: "Composio API key",
    shapes: [
      ["ak_", "slug:20"],
      ["oak_", "slug:20"],
      ["uak_", "slug:20"],
    ],
    mixed: true,
    entropyMin: 3.6,
  },
  { id: "kagi-token", title: "Kagi API token", shapes: [["KAGI-", "slug:20-60"]], mixed: true },
];
