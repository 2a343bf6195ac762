/** Where a service's own credentials are used: words of its rules and tools, and the hosts of its interfaces. */
const PROVIDERS = `
github, gh | github.com, githubusercontent.com, ghcr.io, githubcopilot.com, github.ai
gitlab | gitlab.com
aws | amazonaws.com, amazonaws.com.cn, aws.amazon.com, api.aws
google, gcp, firebase, gmail | googleapis.com, google.com, firebaseio.com, cloudfunctions.net, run.app
slack | slack.com, slack-gov.com
stripe | stripe.com
openai | openai.com, azure.com
anthropic | anthropic.com
openrouter | openrouter.ai
huggingface | huggingface.co, hf.co
groq | groq.com
xai | x.ai
perplexity | perplexity.ai
replicate | replicate.com
deepseek | deepseek.com
telegram | telegram.org
discord | discord.com, discordapp.com
sendgrid | sendgrid.com
mailgun | mailgun.net, mailgun.com
resend | resend.com
twilio | twilio.com
npm | npmjs.org, npmjs.com
pypi | pypi.org
docker | docker.com, docker.io
digitalocean | digitalocean.com, digitaloceanspaces.com
cloudflare | cloudflare.com
heroku | heroku.com
vercel | vercel.com
netlify | netlify.com
notion | notion.com, notion.so
linear | linear.app
airtable | airtable.com
hubspot | hubspot.com, hubapi.com
shopify | shopify.com, myshopify.com
square | squareup.com, squareupsandbox.com
paypal | paypal.com
figma | figma.com
asana | asana.com
atlassian | atlassian.com, atlassian.net, jira.com
bitbucket | bitbucket.org
facebook | facebook.com
pinecone | pinecone.io
tavily | tavily.com
`;

/** A service whose hosts are known. */
interface KnownProvider {
  /** How its rules and the words of its tools begin. */
  readonly words: readonly string[];
  /** Each stands for itself and every host below it. */
  readonly hosts: readonly string[];
}

let byWord: ReadonlyMap<string, KnownProvider> | null = null;

/** The service whose credentials the rule sees; `null` when its hosts are not known, or the credential is nobody's in particular. */
export function providerOf(rule: string): KnownProvider | null {
  byWord ??= readProviders();
  return byWord.get(rule.split("-", 1)[0] ?? "") ?? null;
}

/** Whether a host, lower case, is one of the service's own. */
export function isOwnHost({ hosts }: KnownProvider, host: string): boolean {
  return hosts.some((own) => host === own || host.endsWith(`.${own}`));
}

function readProviders(): ReadonlyMap<string, KnownProvider> {
  const table = new Map<string, KnownProvider>();
  for (const line of PROVIDERS.trim().split("\n")) {
    const [words, hosts] = line.split("|").map((list) => list.split(",").map((item) => item.trim()));
    if (words === undefined || hosts === undefined) continue;
    for (const word of words) table.set(word, { words, hosts });
  }
  return table;
}
