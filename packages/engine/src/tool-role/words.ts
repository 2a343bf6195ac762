/** What a verb in a tool's name does, before its object is known. */
const VERB_CLASSES = [
  "read",
  "search",
  "compute",
  "browse",
  "run",
  "send",
  "pay",
  "share",
  "write",
  "transfer",
  "upload",
  "delete",
  "update",
  "create",
] as const;

export type VerbClass = (typeof VERB_CLASSES)[number];

/** Words that are verbs wherever they stand in a tool's name. */
const STRONG: Readonly<Record<VerbClass, string>> = {
  read: "get read fetch retrieve view show describe list load recall peek pull inspect receive download export dump cat tail print display see collect obtain extract monitor watch track scan",
  search: "search find lookup discover locate",
  compute:
    "calculate calc compute check verify validate convert estimate analyze analyse predict count compare generate summarize summarise translate classify parse format think plan recommend detect identify evaluate solve simulate forecast sort filter",
  browse: "navigate goto click visit scroll hover screenshot",
  run: "exec execute run eval invoke spawn launch interpret",
  send: "send reply forward notify broadcast dm tweet",
  pay: "pay purchase buy withdraw deposit remit donate refund reimburse payout checkout",
  share: "share invite grant publish expose",
  write: "write save append overwrite patch mkdir",
  transfer: "transfer wire",
  upload: "upload exfiltrate put",
  delete:
    "delete remove drop purge erase destroy wipe trash unlink revoke truncate terminate kill uninstall rm del deactivate",
  update:
    "update set edit modify change alter rename move manage disable enable unlock reset cancel reschedule approve reject assign configure merge restore toggle adjust restart stop start shutdown leave archive mark close rebook replace sync switch turn control",
  create: "create add new insert register schedule reserve place submit make build deploy install subscribe apply",
};

/** Words that are as often nouns; they count only when the name holds no verb of the first kind. */
const WEAK: Readonly<Record<VerbClass, string>> = {
  read: "open access info detail details history status data metadata record records log logs profile report",
  search: "query",
  compute: "test",
  browse: "browse browser page",
  run: "process call",
  send: "post email mail message messaging sms slack chat notification gmail outlook",
  pay: "payment transaction",
  share: "sharing permission permissions",
  write: "copy",
  transfer: "",
  upload: "push",
  delete: "",
  update: "return exchange handle management lock go fill",
  create: "book order booking request",
};

/** What kind of thing a tool works on. */
const TOPIC_NAMES = [
  "shell",
  "code",
  "file",
  "http",
  "web",
  "mail",
  "money",
  "secret",
  "database",
  "permission",
  "person",
] as const;

export type Topic = (typeof TOPIC_NAMES)[number];

const TOPICS: Readonly<Record<Topic, string>> = {
  shell: "shell bash sh zsh powershell pwsh cmd terminal console ssh subprocess command commandline",
  code: "code python script notebook javascript js node repl interpreter ipython jupyter program sandbox",
  file: "file files document documents doc docs folder directory path fs filesystem disk pdf note notes dropbox drive bucket blob storage attachment spreadsheet sheet",
  http: "http https curl wget requests",
  web: "url web browser webpage website page site link urls",
  mail: "mail email emails mails gmail outlook smtp message messages messaging sms slack chat discord telegram whatsapp tweet tweets channel inbox notification mailbox teams dm",
  money:
    "money fund funds payment payments bill transaction transactions bank wallet venmo paypal salary crypto invoice transfer usdc eth bitcoin binance payee",
  secret:
    "password passwords secret secrets credential credentials apikey vault keychain passphrase privatekey token tokens",
  database: "sql database db postgres postgresql mysql sqlite mongo mongodb bigquery snowflake redis warehouse",
  permission: "permission permissions access role privilege acl member collaborator guest sharing",
  person: "human agent support operator representative",
};

export interface VerbSense {
  readonly verb: VerbClass;
  readonly isStrong: boolean;
}

/** What each verb means. */
export const VERBS: ReadonlyMap<string, VerbSense> = new Map<string, VerbSense>([
  ...sensesOf(WEAK, false),
  ...sensesOf(STRONG, true),
]);

/** Which topics a word speaks of. */
export const TOPIC_WORDS: ReadonlyMap<string, readonly Topic[]> = topicWords();

function sensesOf(table: Readonly<Record<VerbClass, string>>, isStrong: boolean): [string, VerbSense][] {
  return VERB_CLASSES.flatMap((verb) =>
    table[verb]
      .split(" ")
      .filter((word) => word !== "")
      .map((word): [string, VerbSense] => [word, { verb, isStrong }]),
  );
}

function topicWords(): ReadonlyMap<string, readonly Topic[]> {
  const topics = new Map<string, Topic[]>();
  for (const topic of TOPIC_NAMES) {
    for (const word of TOPICS[topic].split(" ")) {
      const known = topics.get(word);
      if (known) known.push(topic);
      else topics.set(word, [topic]);
    }
  }
  return topics;
}
