"use client";

import { Gauge } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { LinkSettings } from "@/server/reviews/links/schemas";
import type { Absences, GroupView } from "@/server/reviews/people/schemas";
import type { NavPage } from "../../frame/nav";
import { Page, PageHeader } from "../../frame/page";
import { PageTabs } from "../../frame/page-tabs";
import { useAddressQuery } from "../../lib/use-address-query";
import { useShortcuts } from "../../lib/use-shortcuts";
import { Note } from "../../ui/note";
import { AbsencesCard } from "./absences-card";
import { GroupsCard, NEW_GROUP } from "./groups-card";
import { LinksCard } from "./links-card";
import { useAbsences } from "./use-people";

const HREF = "/settings/reviewers";
const ME = "me";

export interface ReviewersScreenProps {
  absences: Absences;
  /** Null for those who do not see members. */
  groups: readonly GroupView[] | null;
  pages: readonly NavPage[];
  mayDecide: boolean;
  /** `members:write`. */
  mayManage: boolean;
  seesPolicies: boolean;
  /** Null for those who do not see the organization's settings. */
  links: LinkSettings | null;
  /** `settings:write`: who switches links on, and sets the limit for one person on the page of its figures. */
  mayChangeSettings: boolean;
}

/** Who answers reviews: who is away, and groups that share them. What is open is in the URL (`?away=`, `?group=`), beside what is searched for. */
export function ReviewersScreen(props: ReviewersScreenProps) {
  const { absences: initial, groups, pages, mayDecide, mayManage, seesPolicies, links, mayChangeSettings } = props;
  const router = useRouter();
  const address = useAddressQuery();
  const absences = useAbsences(initial);
  const away = address.get("away");
  const show = (key: "away" | "group", value: string | null) =>
    router.push(address.hrefWith({ away: null, group: null, [key]: value }), { scroll: false });
  const openFor = away === null ? null : away === ME ? absences.me : away;
  useShortcuts(mayManage && groups !== null ? { c: () => show("group", NEW_GROUP) } : {});
  return (
    <Page>
      <div className="-mt-2 sm:-mt-4">
        <PageTabs label="Settings" pages={pages} current={HREF} />
      </div>
      <PageHeader title="Reviewers" />
      <AbsencesCard
        absences={absences}
        mayDecide={mayDecide}
        mayManage={mayManage}
        seesAll={groups !== null}
        openFor={mayDecide || mayManage ? openFor : null}
        onOpenChange={(userId) => show("away", userId === absences.me ? ME : userId)}
      />
      {groups === null ? null : (
        <GroupsCard
          initial={groups}
          canWrite={mayManage}
          seesPolicies={seesPolicies}
          openId={address.get("group")}
          onOpenChange={(id) => show("group", id)}
        />
      )}
      {links === null ? null : <LinksCard settings={links} mayChange={mayChangeSettings} />}
      {mayChangeSettings ? (
        <Note icon={Gauge}>
          How many reviews one person is asked to decide in an hour is set on the page{" "}
          <Link href="/reviews/quality" className="rounded-sm text-accent-text underline">
            Review quality
          </Link>
          .
        </Note>
      ) : null}
    </Page>
  );
}
