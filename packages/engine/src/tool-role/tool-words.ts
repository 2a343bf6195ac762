import { remembered } from "./remembered";

/** A tool's name is read no further than this. */
const NAME_MAX = 160;
const WORDS_MAX = 24;

const SEPARATED = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;

/**
 * The words of a tool's name, lower case: `GmailSendEmail`, `gmail.send-email` and `GMAIL_SEND_EMAIL` are all
 * `gmail send email`. Compatibility forms fold by NFKC; letters of other scripts are left out. At most 24 words of the
 * first 160 characters.
 */
export const toolWords: (tool: string) => readonly string[] = remembered((tool) => {
  const name = tool.length > NAME_MAX ? tool.slice(0, NAME_MAX) : tool;
  const words = name.normalize("NFKC").match(SEPARATED) ?? [];
  return words.slice(0, WORDS_MAX).map((word) => word.toLowerCase());
});
