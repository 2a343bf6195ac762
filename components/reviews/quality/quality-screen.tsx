import { ListChecks, TriangleAlert } from "lucide-react";
import {
  type AttentionSettings,
  type AttentionView,
  QUALITY_DAYS,
  type Quality,
} from "@/server/reviews/quality/schemas";
import type { TestSettings } from "@/server/reviews/test-tasks/schemas";
import { Page, PageHeader } from "../../frame/page";
import { formatCount, formatPlural } from "../../lib/format";
import { formatClock } from "../../lib/time";
import { ActLink } from "../../ui/act-link";
import { Card, CardFooter, CardHeader } from "../../ui/card";
import { DataTable } from "../../ui/data-table";
import { EmptyState } from "../../ui/empty-state";
import { Note } from "../../ui/note";
import { SegmentedLinks } from "../../ui/segmented-links";
import { AttentionLimit } from "./attention-limit";
import { ForecastCard } from "./forecast-card";
import { QUALITY_COLUMNS } from "./quality-columns";
import { ReviewerCards } from "./reviewer-cards";
import { qualityHref } from "./selection";
import { ShareText } from "./share-text";
import { TestTasks } from "./test-tasks";

export interface QualityScreenProps {
  quality: Quality;
  /** How much the viewer has decided lately; null for who decides no reviews. */
  attention: AttentionView | null;
  /** What is asked of one person, for who may change it. */
  limit: AttentionSettings | null;
  /** How often reviewers are tested, for who may change it. */
  tests: TestSettings | null;
}

/** How carefully reviews are decided, and how many are to come. */
export function QualityScreen({ quality, attention, limit, tests }: QualityScreenProps) {
  const { days, scope, reviewers, expired, forecast } = quality;
  const isOwn = scope === "self";
  return (
    <Page>
      <PageHeader
        title="Review quality"
        note={isOwn ? "your own figures" : "from the log"}
        actions={
          <>
            <SegmentedLinks
              label="Period"
              options={QUALITY_DAYS.map((each) => ({
                href: qualityHref(each),
                label: `${each} days`,
                isCurrent: each === days,
              }))}
            />
            {limit === null ? null : <ActLink href="/settings/reviewers">Groups and absences</ActLink>}
            <ActLink href="/reviews">Review queue</ActLink>
          </>
        }
      />
      {attention === null ? null : <OwnAttention attention={attention} />}
      <Card>
        <CardHeader
          title={isOwn ? "Your decisions" : "Reviewers"}
          note={isOwn ? undefined : formatCount(reviewers.length)}
        />
        <DataTable
          caption={isOwn ? "Your decisions" : "Reviewers"}
          columns={QUALITY_COLUMNS}
          rows={reviewers}
          rowKey={({ reviewerId }) => reviewerId}
          className="max-md:hidden"
          emptyState={
            <EmptyState
              title={isOwn ? `You decided nothing in these ${days} days` : `Nothing decided in these ${days} days`}
              action={<ActLink href="/reviews">Open the review queue</ActLink>}
            >
              Whoever approves or rejects a review is listed here with how long they looked, what they decided and
              whether others agreed.
            </EmptyState>
          }
        />
        {reviewers.length === 0 ? null : (
          <div className="md:hidden">
            <ReviewerCards caption={isOwn ? "Your decisions" : "Reviewers"} rows={reviewers} />
          </div>
        )}
        <CardFooter>
          <span>
            Expired unanswered: <ShareText share={expired} />
          </span>
          {reviewers.length === 0 ? null : (
            <span>
              “Half within”: half were answered within that time of being opened. “Agrees” counts tasks that others
              answered too. A dash: nothing to count.
            </span>
          )}
        </CardFooter>
      </Card>
      <ForecastCard forecast={forecast} />
      {limit === null ? null : <AttentionLimit settings={limit} />}
      {tests === null ? null : <TestTasks settings={tests} />}
    </Page>
  );
}

/** Whether one should stop for a while, said before it is noticed by others. */
function OwnAttention({ attention }: { attention: AttentionView }) {
  const { lastHour, cap, quickRunCap, over, isHard, until } = attention;
  if (over === null)
    return (
      <Note icon={ListChecks}>
        You have decided {formatCount(lastHour)} of at most {formatPlural(cap, "review")} in the last hour.
      </Note>
    );
  return (
    <Note icon={TriangleAlert} tone="accent">
      {over === "hour"
        ? `You have decided ${formatCount(lastHour)} reviews in the last hour; ${formatCount(cap)} are as many as one is asked to.`
        : `You have decided ${quickRunCap} reviews in a row within five seconds of opening them.`}{" "}
      Nothing new is assigned to you{until === null ? "" : ` until ${formatClock(until, "minutes")} UTC`}
      {isHard ? ", and you can reject, not approve." : ". Take a break; you can still decide."}
    </Note>
  );
}
