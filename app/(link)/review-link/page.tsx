import type { Metadata } from "next";
import { ReviewLink } from "@/components/reviews/link/review-link";
import { answerLink, openLink } from "./actions";

export const metadata: Metadata = { title: "Review" };

/**
 * INVARIANT: the same page for everybody who gets it. The link's secret stands behind the `#`, which no browser sends; only what a person
 * presses asks the server for anything.
 */
export default function ReviewLinkPage() {
  return <ReviewLink open={openLink} answer={answerLink} />;
}
