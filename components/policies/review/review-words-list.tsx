import type { ReviewSettings } from "@/server/policies/schemas";
import type { NameOf } from "./principals";
import { reviewInWords } from "./review-words";

/** What a policy's review asks for, sentence by sentence. */
export function ReviewWords({ review, nameOf }: { review: ReviewSettings | null; nameOf: NameOf }) {
  return (
    <ul className="grid gap-0.5">
      {reviewInWords(review, nameOf).map((sentence, index) => (
        <li key={index} className="break-words">
          {sentence}
        </li>
      ))}
    </ul>
  );
}
