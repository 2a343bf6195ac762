import { Segments } from "../../packages/engine/src/detectors/injection/classifier/segments";
import { lengthClass, WINDOW_SEGMENTS } from "../../packages/engine/src/detectors/injection/classifier/window";
import type { Example } from "./example";

/** A run of segments of an example, as the classifier would score it. */
export interface Window {
  readonly features: Int32Array;
  readonly units: number;
  readonly lengthClass: number;
  /** How much of it is attack: 1 all that is known to be, 0 none; between when it holds only part of the planted text. */
  readonly share: number;
}

const segments = new Segments();

/** Every window the classifier looks at. */
export function windowsOf(example: Example): Window[] {
  const parts: { features: Int32Array; units: number; start: number; end: number }[] = [];
  segments.open(example.text);
  while (segments.next()) {
    parts.push({
      features: segments.features.slice(0, segments.count),
      units: segments.units,
      start: segments.start,
      end: segments.end,
    });
  }
  const windows: Window[] = [];
  for (let last = 0; last < parts.length; last += 1) {
    for (const size of WINDOW_SEGMENTS) {
      const first = last - size + 1;
      if (first < 0) continue;
      const run = parts.slice(first, last + 1);
      const features = new Int32Array(run.reduce((sum, part) => sum + part.features.length, 0));
      let at = 0;
      for (const part of run) {
        features.set(part.features, at);
        at += part.features.length;
      }
      const [start, end] = [run[0]?.start ?? 0, run[run.length - 1]?.end ?? 0];
      const units = run.reduce((sum, part) => sum + part.units, 0);
      windows.push({
        features,
        units,
        lengthClass: lengthClass(units, segments.isStructured),
        share: shareOf(example, start, end),
      });
    }
  }
  return windows;
}

/** The part of the window that is planted text. */
function shareOf(example: Example, start: number, end: number): number {
  if (example.label === 0) return 0;
  if (example.planted === null) return 1;
  const overlap = Math.min(end, example.planted[1]) - Math.max(start, example.planted[0]);
  return overlap <= 0 ? 0 : overlap / Math.max(1, end - start);
}
