import type { Forecast } from "@/server/reviews/quality/schemas";
import { formatPlural } from "../../lib/format";
import { Card, CardFooter, CardHeader } from "../../ui/card";
import { EmptyState } from "../../ui/empty-state";
import { ForecastPlot } from "./forecast-plot";

const rough = (value: number) => (value > 0 && value < 10 ? value.toFixed(1) : String(Math.round(value)));

/** What the next day will ask of reviewers, as far as the last four weeks tell. */
export function ForecastCard({ forecast }: { forecast: Forecast }) {
  const { hours, answers, reviewers, perReviewer } = forecast;
  const isKnown = hours.some(({ tasks }) => tasks !== null);
  return (
    <Card aria-label="Next 24 hours">
      <CardHeader
        title="Next 24 hours"
        {...(isKnown && perReviewer !== null
          ? { note: `about ${rough(perReviewer)} for each of ${formatPlural(reviewers, "reviewer")}` }
          : {})}
      />
      {isKnown ? (
        <>
          <ForecastPlot hours={hours} />
          <CardFooter>
            <span>
              Expected: {rough(hours.reduce((sum, { tasks }) => sum + (tasks ?? 0), 0))} tasks, {rough(answers)} answers
            </span>
            <span>Mean of the same hours of the last four weeks. Times in UTC.</span>
          </CardFooter>
        </>
      ) : (
        <EmptyState title="Nothing to expect from yet">
          After a first week, the reviews of the coming day are estimated here from the same hours of the weeks before.
        </EmptyState>
      )}
    </Card>
  );
}
