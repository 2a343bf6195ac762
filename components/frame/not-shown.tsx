import type { ReactNode } from "react";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Page, PageHeader } from "./page";

export interface NotShownProps {
  /** Of the page, as members who see it read it. */
  title: string;
  /** What it shows: `agents`. */
  subject: string;
  /** Which roles show it, and who can give one. */
  children: ReactNode;
}

/** A page for members whose role does not include what it shows. */
export function NotShown({ title, subject, children }: NotShownProps) {
  return (
    <Page>
      <PageHeader title={title} />
      <Card>
        <EmptyState title={`Your role does not show ${subject}`}>{children}</EmptyState>
      </Card>
    </Page>
  );
}
