import { Page, PageHeader } from "@/components/frame/page";
import { Card, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of the page: a few groups of rows. */
export default function GuardrailsLoading() {
  return (
    <Page>
      <PageHeader title="Guardrails" />
      {[0, 1, 2].map((group) => (
        <Card key={group}>
          <CardHeader title={<Skeleton width={96} height={12} />} />
          <div className="grid gap-3 px-4 py-3">
            <Skeleton width="100%" height={16} />
            <Skeleton width="66%" height={16} />
          </div>
        </Card>
      ))}
    </Page>
  );
}
