import { Globe, Mail } from "lucide-react";
import type { Setup } from "@/server/dashboard/schemas";
import { Card, CardHeader } from "../../ui/card";

const PARTS = {
  mail: { icon: Mail, title: "E-mail", without: "Sign-in mails stay on this machine", variable: "SMTP_URL" },
  publicAddress: {
    icon: Globe,
    title: "A public address",
    without: "Links lead to this machine",
    variable: "PUBLIC_URL",
  },
} as const satisfies Record<Setup["missing"][number], unknown>;

/** What is off in this installation and how to turn it on; nothing when all is on. */
export function NotSetUp({ missing }: Pick<Setup, "missing">) {
  if (missing.length === 0) return null;
  return (
    <Card>
      <CardHeader title="Not set up yet" note="all optional" />
      <ul>
        {missing.map((part) => {
          const { icon: Icon, title, without, variable } = PARTS[part];
          return (
            <li key={part} className="flex gap-2.5 border-t border-line-faint px-4 py-2 first:border-t-0">
              <Icon aria-hidden className="mt-[3px] size-3.5 shrink-0 text-fg-3" strokeWidth={1.75} />
              <div className="min-w-0">
                <p>{title}</p>
                <p className="text-12 text-fg-3">
                  {without}; set <code className="font-mono">{variable}</code>
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
