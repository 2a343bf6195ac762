import { type EventRule, firstText, valuesOf } from "./event-rule";

/** An agent's command line with the questions to its user switched off. */
const UNATTENDED =
  /\s--?(?:dangerously[-\w]{0,40}|yolo|trust-all-tools|allow-all-tools|full-auto|auto-approve(?:-all)?|approve-all|skip-permissions|no-(?:confirm|approval|sandbox)|bypass-(?:approvals|permissions)[-\w]{0,40}|permission-mode[= ]bypass\w{0,20})\b/i;
const AGENT_CLI =
  /(?:^|[\s/\\"'])(?:claude|gemini(?:-cli)?|q|codex|copilot|cursor-agent|aider|goose|opencode|amp|qwen|llm|agent)\b/i;
const TOKEN_PRINT =
  /\b(?:gh auth token|npm token (?:list|create)|gcloud auth (?:print-access-token|print-identity-token)|aws sts get-session-token|az account get-access-token|vault token\b|security find-(?:generic|internet)-password)/i;

const unattendedAgent: EventRule = (event) => {
  const field = firstText(
    event,
    (text, { key }) => /command|cmd|args|argv/.test(key) && UNATTENDED.test(` ${text}`) && AGENT_CLI.test(text),
  );
  return field === undefined
    ? null
    : { rule: "unattended-agent", severity: "HIGH", confidence: 0.75, path: field.path };
};

const printsToken: EventRule = (event) => {
  const field = firstText(
    event,
    (text, { key }) => /command|cmd/.test(key) && !key.startsWith("parent") && TOKEN_PRINT.test(text),
  );
  if (field === undefined) return null;
  const isScript = valuesOf(event, "parent_process", "parent_command_line").some((parent) =>
    /node|npm|python|postinstall|setup\.py/i.test(parent),
  );
  return {
    rule: "token-printed",
    severity: isScript ? "HIGH" : "MEDIUM",
    confidence: isScript ? 0.75 : 0.5,
    path: field.path,
  };
};

/** A command handed over in the query of a request to a local bridge or inspector. */
const spawnsCommand: EventRule = (event) => {
  const field = firstText(
    event,
    (text, { key }) => /quer|uri|url/.test(key) && /transporttype=stdio/i.test(text) && /[?&]?command=/i.test(text),
  );
  return field === undefined
    ? null
    : { rule: "command-in-request", severity: "HIGH", confidence: 0.8, path: field.path };
};

/** Files that hold credentials, and the programs that have business with them. */
const CREDENTIAL_FILES: readonly (readonly [file: RegExp, owners: RegExp])[] = [
  [
    /(?:^|[/\\])\.ssh[/\\](?:id_\w{1,20}|identity)$|(?:^|[/\\])id_(?:rsa|dsa|ecdsa|ed25519)$/i,
    /^(?:ssh|scp|sftp|git|sshd|ssh-agent|ssh-add|rsync)$/,
  ],
  [/(?:^|[/\\])\.aws[/\\]credentials$/i, /^(?:aws|terraform|sam|cdk|pulumi)$/],
  [/(?:^|[/\\])\.(?:npmrc|yarnrc|yarnrc\.yml)$/i, /^(?:npm|yarn|pnpm|npx)$/],
  [
    /(?:^|[/\\])\.(?:pypirc|netrc|git-credentials|pgpass|my\.cnf|htpasswd|vault-token)$/i,
    /^(?:git|pip|twine|curl|psql|mysql|vault)$/,
  ],
  [/(?:^|[/\\])\.env(?:\.[\w-]{1,20})?$/i, /^(?:docker|docker-compose|dotenv)$/],
  [/(?:^|[/\\])\.docker[/\\]config\.json$/i, /^(?:docker|dockerd|podman|buildx)$/],
  [/(?:^|[/\\])\.kube[/\\]config$|kubeconfig$/i, /^(?:kubectl|helm|k9s|kustomize)$/],
  [
    /application_default_credentials\.json$|(?:^|[/\\])(?:gcloud|\.gcloud)[/\\][^\n]{0,60}credentials/i,
    /^(?:gcloud|gsutil|bq)$/,
  ],
  [/(?:^|[/\\])\.azure[/\\](?:accesstokens|msal_token_cache|azureprofile)\b/i, /^(?:az|azd)$/],
  [
    /(?:^|[/\\])\.(?:gem|cargo|composer|config[/\\]gh|terraform\.d)[/\\](?:credentials|auth|hosts|credentials\.tfrc)[\w.]{0,10}$/i,
    /^(?:gem|cargo|composer|gh|terraform)$/,
  ],
  [
    /(?:^|[/\\])(?:service[-_]?account\w{0,20}\.json|terraform\.rc|\.terraformrc|credentials\.(?:json|xml|ya?ml|ini)|secrets?\.(?:json|ya?ml|toml)|wallet\.dat|\.vault_pass|keystore\.jks|login data|key4\.db|logins\.json)$/i,
    /^(?:terraform|chrome|firefox|jenkins)$/,
  ],
  [
    /^(?:\/private)?\/etc\/(?:shadow|gshadow|sudoers|master\.passwd)$|(?:^|[/\\])(?:ntds\.dit|sam)$|\/proc\/(?:self|\d{1,7})\/environ$/i,
    /^(?:passwd|login|sshd|sudo)$/,
  ],
  [/\.(?:pem|p12|pfx|ppk|keytab|kdbx)$/i, /^(?:openssl|nginx|apache2?|httpd|keytool|keepassxc?|ssh)$/],
];
const PATH_KEY = /path|file|filename|target|resource|uri|argument|location/;

const readsCredentials: EventRule = (event) => {
  const processes = valuesOf(event, "process_name", "process").map((name) =>
    (name.toLowerCase().split(/[/\\]/).at(-1) ?? "").replace(/\.exe$/, ""),
  );
  const field = firstText(event, (text, { key }) => {
    if (!PATH_KEY.test(key) || text.length > 500) return false;
    const path = text.replace(/^file:\/\//, "").trim();
    return CREDENTIAL_FILES.some(([file, owners]) => file.test(path) && !processes.some((name) => owners.test(name)));
  });
  return field === undefined ? null : { rule: "credential-file", severity: "HIGH", confidence: 0.75, path: field.path };
};

const STARTUP_FILE =
  /(?:^|[/\\])(?:\.(?:bashrc|zshrc|profile|bash_profile|zprofile|zshenv)|authorized_keys|crontab|rc\.local|config\.fish)$|(?:^|[/\\])(?:cron\.d|launchagents|launchdaemons|systemd[/\\](?:system|user)|start menu[/\\]programs[/\\]startup)[/\\]/i;

const changesStartup: EventRule = (event) => {
  const isChange = valuesOf(event, "event_type", "access_type", "operation", "modification_type").some((type) =>
    /modif|creat|writ|append/i.test(type),
  );
  const field = isChange
    ? firstText(event, (text, { key }) => PATH_KEY.test(key) && STARTUP_FILE.test(text.trim()))
    : undefined;
  return field === undefined ? null : { rule: "startup-file", severity: "HIGH", confidence: 0.7, path: field.path };
};

const TRAVERSAL =
  /(?:\.\.[/\\]){2}|(?:%2e%2e|\.\.)(?:%2f|%5c)|\.\.[/\\](?:etc|proc|root|windows|home|var|\.ssh)\b|\.{4}\/\/|%252e%252e/i;

const traverses: EventRule = (event) => {
  const field = firstText(
    event,
    (text, { key }) =>
      (PATH_KEY.test(key) || /quer|param|arg/.test(key)) && text.length < 2_000 && TRAVERSAL.test(text),
  );
  return field === undefined ? null : { rule: "path-traversal", severity: "HIGH", confidence: 0.7, path: field.path };
};

const ESCAPE =
  /\/var\/run\/docker\.sock|\bnsenter\b|\/proc\/1\/root|\brelease_agent\b|--privileged\b|--pid[= ]host|--cap-add[= ](?:all|sys_admin)|\bcap_sys_admin\b|-v \/:\/|\bhostpid\b/i;

const leavesContainer: EventRule = (event) => {
  const field = firstText(event, (text) => ESCAPE.test(text));
  if (field !== undefined) return { rule: "container-escape", severity: "HIGH", confidence: 0.65, path: field.path };
  const flag = event.fields.find(
    ({ key, value }) =>
      /^(?:privileged|hostpid|hostnetwork|host_pid|host_network|host_mount)$/.test(key) && value === true,
  );
  return flag === undefined ? null : { rule: "container-escape", severity: "MEDIUM", confidence: 0.5, path: flag.path };
};

const SCRAPE =
  /(?:^|[;&|]\s{0,3}|\s-c\s["']?)(?:printenv|env|set)\s{0,3}(?:$|[|>;&])|\bcat\s\/proc\/(?:self|\d{1,7})\/environ\b|\b(?:json\.dumps|print|dict)\(os\.environ|\bJSON\.stringify\(process\.env\b/;

const scrapesEnvironment: EventRule = (event) => {
  const field = firstText(event, (text, { key }) => /command|cmd|args|code|script/.test(key) && SCRAPE.test(text));
  return field === undefined
    ? null
    : { rule: "environment-scrape", severity: "MEDIUM", confidence: 0.6, path: field.path };
};

/** What processes, paths and commands in an event show. */
export const PROCESS_RULES: readonly EventRule[] = [
  unattendedAgent,
  printsToken,
  spawnsCommand,
  readsCredentials,
  changesStartup,
  traverses,
  leavesContainer,
  scrapesEnvironment,
];
