import { cx } from "class-variance-authority";
import type { Forecast } from "@/server/reviews/quality/schemas";
import { niceCeiling } from "../../dashboard/chart-scale";
import { axisLabels, endOf } from "../../dashboard/time-axis";
import { formatClock } from "../../lib/time";

const HOUR_MINUTES = 60;
const COLUMN = 10;
export const FORECAST_HEIGHT = 120;

/** Expected tasks of each hour to come; an hour the organization has not seen on that day of the week stays empty. */
export function ForecastPlot({ hours }: { hours: Forecast["hours"] }) {
  const scale = niceCeiling(Math.max(0, ...hours.map(({ tasks }) => tasks ?? 0)));
  const heightOf = (tasks: number) => (tasks === 0 ? 0 : Math.max(2, (tasks / scale) * FORECAST_HEIGHT));
  const busy = hours.filter(({ tasks }) => tasks !== null && tasks > 0);
  return (
    <div className="mx-4 mt-3.5 mb-2.5 grid grid-cols-[28px_minmax(0,1fr)] gap-x-1.5">
      <div aria-hidden className="relative text-right text-11 leading-3 text-fg-3 tabular-nums">
        {[scale, scale / 2, 0].map((tasks) => (
          <span
            key={tasks}
            style={{ top: FORECAST_HEIGHT * (1 - tasks / scale) }}
            className="absolute right-0 -translate-y-1.5"
          >
            {tasks}
          </span>
        ))}
      </div>
      <div>
        <p className="sr-only">
          {busy.length === 0
            ? "No task is expected in the next 24 hours."
            : `Expected tasks: ${busy.map(inWords).join(", ")}.`}
        </p>
        <svg
          aria-hidden
          viewBox={`0 0 ${hours.length * COLUMN} ${FORECAST_HEIGHT}`}
          preserveAspectRatio="none"
          style={{ height: FORECAST_HEIGHT }}
          className="block w-full overflow-visible"
        >
          {[0.5, FORECAST_HEIGHT / 2 + 0.5, FORECAST_HEIGHT + 0.5].map((y) => (
            <path
              key={y}
              d={`M0 ${y}H${hours.length * COLUMN}`}
              stroke="var(--line-faint)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {hours.map(({ at, tasks }, index) => (
            <g key={at} className="hover:[&>rect:first-of-type]:fill-hover">
              <title>{inWords({ at, tasks })}</title>
              <rect x={index * COLUMN} y={0} width={COLUMN} height={FORECAST_HEIGHT} fill="transparent" />
              <rect
                x={index * COLUMN + 1}
                y={FORECAST_HEIGHT - heightOf(tasks ?? 0)}
                width={COLUMN - 2}
                height={heightOf(tasks ?? 0)}
                fill="var(--hitl-solid)"
              />
            </g>
          ))}
        </svg>
        <AxisLabels hours={hours} />
      </div>
    </div>
  );
}

function AxisLabels({ hours }: { hours: Forecast["hours"] }) {
  const labels = axisLabels(
    hours.map(({ at }) => at),
    HOUR_MINUTES,
  );
  return (
    <div aria-hidden className="relative mt-1 h-3.5 text-11 leading-[14px] text-fg-3 tabular-nums">
      {labels.map(({ index, text }) => (
        <span
          key={index}
          style={{ left: `${(index / hours.length) * 100}%` }}
          className={cx("absolute whitespace-nowrap", index > 0 && "-translate-x-1/2")}
        >
          {text}
        </span>
      ))}
    </div>
  );
}

/** `14:00–15:00: 1.5`; `14:00–15:00: not known yet`. */
function inWords({ at, tasks }: Forecast["hours"][number]): string {
  const hour = `${formatClock(at, "minutes")}–${formatClock(endOf(at, HOUR_MINUTES), "minutes")}`;
  return `${hour}: ${tasks === null ? "not known yet" : Number(tasks.toFixed(2))}`;
}
