import { factsOf, footOf, headingOf, type Message, titleOf } from "../message";
import type { PersonalLink } from "../personal-links";

/**
 * Subject of ours alone, and the same in plain text and in HTML.
 * @param link for the one person it goes to; null for a mail that several may read.
 */
export function mailOf(
  message: Message,
  link: Pick<PersonalLink, "url" | "expiresAt"> | null,
): { subject: string; text: string; html: string } {
  const title = titleOf(message);
  const foot = footOf(message);
  const isOne = message.notices.length === 1;
  const personal = link === null ? null : { url: link.url, rule: ruleOf(link.expiresAt) };
  const text = [
    title,
    ...(personal === null ? [] : [`Answer it without signing in:\n${personal.url}\n${personal.rule}`]),
    ...message.notices.map((notice) =>
      [...(isOne ? [] : [headingOf(notice)]), ...factsOf(notice).map((fact) => fact.join(": ")), notice.url].join("\n"),
    ),
    ...(foot === null ? [] : [foot]),
    ...(isOne ? [] : [`Open reviews: ${message.url}`]),
  ];
  const html = [
    `<h1 style="font-size:18px">${escapeHtml(title)}</h1>`,
    ...(personal === null
      ? []
      : [`<p>${anchor("Answer without signing in", personal.url)}<br>${escapeHtml(personal.rule)}</p>`]),
    ...message.notices.map((notice) => {
      const rows = factsOf(notice).map(
        ([label, value]) => `<tr><th align="left">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
      );
      const heading = isOne ? "" : `<h2 style="font-size:15px">${escapeHtml(headingOf(notice))}</h2>`;
      return `${heading}<table>${rows.join("")}</table><p>${anchor("Open the review", notice.url)}</p>`;
    }),
    ...(foot === null ? [] : [`<p>${escapeHtml(foot)}</p>`]),
    ...(isOne ? [] : [`<p>${anchor("Open reviews", message.url)}</p>`]),
  ];
  return { subject: title, text: `${text.join("\n\n")}\n`, html: html.join("\n") };
}

function ruleOf(expiresAt: Date): string {
  const until = `${expiresAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return `This link is yours alone: whoever has it answers in your name. It works once, until ${until}. Do not forward this mail.`;
}

function anchor(text: string, url: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
