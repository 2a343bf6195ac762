/** The organization a person works in. */
export interface FrameOrganization {
  readonly id: string;
  readonly name: string;
}

/** Who is signed in, and as what. */
export interface FrameUser {
  readonly email: string;
  readonly name?: string | null;
  /** The role in this organization, in words: `Reviewer`. */
  readonly role: string;
}

/** What the account and organization menus can do; server actions, or functions of a client component. */
export interface FrameActions {
  readonly onSwitchOrganization?: (organizationId: string) => void | Promise<void>;
  readonly onSignOut: () => void | Promise<void>;
  readonly onSignOutEverywhere: () => void | Promise<void>;
}
