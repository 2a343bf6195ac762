import { Card, CardBody, CardHeader } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { CopyText } from "../ui/copy-text";
import { KeyValues } from "../ui/key-values";
import { INSTALL_LINES, protectSnippet } from "./requests";

/** How to put the TypeScript client in front of a tool call. @param origin where the server is reached. */
export function SdkCard({ origin }: { origin: string }) {
  return (
    <Card aria-label="SDK">
      <CardHeader title="SDK" note="TypeScript, no dependencies, ESM and CommonJS" />
      <CardBody className="grid gap-4 md:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
        <div className="grid content-start gap-3">
          <p className="max-w-[56ch] text-fg-2">
            Put <code className="font-mono text-12">protect</code> in front of every tool call. It fails closed: without
            a decision nothing runs.
          </p>
          <p className="max-w-[56ch] text-fg-2">
            It comes with the checkout of MastGuard: pack it there, move the file to your project, install it.
          </p>
          <CodeBlock code={INSTALL_LINES.join("\n")} label="Install commands" />
          <KeyValues
            items={[
              { label: "Base URL", value: <CopyText value={origin} label="base URL" isWhole className="text-left" /> },
              { label: "Header", value: <CopyText value="X-API-Key" label="header" isWhole className="text-left" /> },
              {
                label: "First call",
                value: (
                  <CopyText
                    value={`${origin}/api/v1/governance/ingest`}
                    label="ingest address"
                    isWhole
                    className="text-left"
                  />
                ),
              },
            ]}
          />
        </div>
        <CodeBlock code={protectSnippet(origin)} label="TypeScript example" />
      </CardBody>
    </Card>
  );
}
