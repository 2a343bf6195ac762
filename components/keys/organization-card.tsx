import { Card, CardBody, CardHeader } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { CopyText } from "../ui/copy-text";
import { KeyValues } from "../ui/key-values";

/** The organization as operator commands name it, and the one that checks its audit log from outside this server. */
export function OrganizationCard({ id, name }: { id: string; name: string }) {
  return (
    <Card aria-label="Organization">
      <CardHeader title="Organization" />
      <CardBody className="grid gap-3">
        <KeyValues
          items={[
            { label: "Name", value: name },
            { label: "Id", value: <CopyText value={id} label="organization id" isWhole className="text-left" /> },
          ]}
        />
        <p className="max-w-[72ch] text-fg-2">
          Check the whole audit log on the machine MastGuard runs on; the server may run or not.
        </p>
        <CodeBlock
          code={`npm run --silent admin -- verify-audit --organization ${id}`}
          label="Command that verifies the audit log"
        />
      </CardBody>
    </Card>
  );
}
