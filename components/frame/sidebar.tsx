import { cx } from "class-variance-authority";
import { AccountMenu } from "./account-menu";
import type { Nav, NavCounts } from "./nav";
import { NavLinks } from "./nav-links";
import { OrganizationMenu } from "./organization-menu";
import type { FrameActions, FrameOrganization, FrameUser } from "./people";
import type { Rail } from "./rail";

export interface SidebarProps extends FrameActions {
  organization: FrameOrganization;
  organizations: readonly FrameOrganization[];
  user: FrameUser;
  nav: Nav;
  counts: NavCounts;
  rail: Rail;
  className?: string;
}

/** Organization, pages, account. */
export function Sidebar({ organization, organizations, user, nav, counts, rail, className, ...actions }: SidebarProps) {
  return (
    <div className={cx("flex h-full flex-col bg-sunken px-2 pb-2", className)}>
      <OrganizationMenu
        organization={organization}
        organizations={organizations}
        onSwitchOrganization={actions.onSwitchOrganization}
        rail={rail}
      />
      <NavLinks nav={nav} counts={counts} rail={rail} />
      <AccountMenu user={user} rail={rail} {...actions} />
    </div>
  );
}
