import { Terminal } from "lucide-react";
import type { PeoplePage } from "@/server/reviews/people/schemas";
import type { NavPage } from "../../frame/nav";
import { Page, PageHeader } from "../../frame/page";
import { PageTabs } from "../../frame/page-tabs";
import { formatCount } from "../../lib/format";
import { AddressSearch } from "../../ui/address-search";
import { Card } from "../../ui/card";
import { CopyText } from "../../ui/copy-text";
import { CursorFooter } from "../../ui/cursor-footer";
import { DataTable } from "../../ui/data-table";
import { EmptyState } from "../../ui/empty-state";
import { Note } from "../../ui/note";
import { MEMBER_COLUMNS } from "./member-columns";

const HREF = "/settings/members";

export interface MembersListProps {
  found: PeoplePage;
  q: string;
  /** Counts from 1. */
  page: number;
  limit: number;
  /** The tabs of the settings. */
  pages: readonly NavPage[];
  organizationId: string;
}

/** Who belongs to the organization, as what, and who stands in for them; to be read only. */
export function MembersList({ found, q, page, limit, pages, organizationId }: MembersListProps) {
  const { people, total } = found;
  const hrefOf = (other: number) => {
    const query = new URLSearchParams({ ...(q === "" ? {} : { q }), ...(other === 1 ? {} : { page: String(other) }) });
    return query.size === 0 ? HREF : `${HREF}?${query.toString()}`;
  };
  const first = (page - 1) * limit;
  return (
    <Page>
      <div className="-mt-2 sm:-mt-4">
        <PageTabs label="Settings" pages={pages} current={HREF} />
      </div>
      <PageHeader
        title="Members"
        note={
          <span className="text-12">
            {formatCount(total)}
            {q === "" ? "" : " found"}
          </span>
        }
        actions={<AddressSearch label="Search members" q={q} />}
      />
      <Note icon={Terminal}>
        A member is made on the machine that holds the data:{" "}
        <CopyText
          value={`npm run --silent admin -- create-user --organization ${organizationId} --email ann@example.org --role reviewer`}
          label="command"
          isWhole
          className="text-left [overflow-wrap:anywhere] whitespace-normal"
        />
        . They sign in by mail.
      </Note>
      <Card aria-label="Members">
        <DataTable
          caption="Members"
          isDense
          columns={MEMBER_COLUMNS}
          rows={people}
          rowKey={({ id }) => id}
          emptyState={
            <EmptyState title={q === "" ? "No member on this page" : `No member with “${q}”`}>
              Names, addresses and roles are searched.
            </EmptyState>
          }
        />
        {total > limit || page > 1 ? (
          <CursorFooter
            newerHref={page > 1 ? hrefOf(page - 1) : undefined}
            olderHref={page * limit < total ? hrefOf(page + 1) : undefined}
            labels={{ back: "Back", onward: "Next" }}
          >
            {people.length === 0
              ? `0 of ${formatCount(total)}`
              : `${formatCount(first + 1)}–${formatCount(first + people.length)} of ${formatCount(total)}`}
          </CursorFooter>
        ) : null}
      </Card>
    </Page>
  );
}
