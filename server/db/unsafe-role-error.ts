/** The role the server would run as could read every tenant's rows. */
export class UnsafeRoleError extends Error {
  constructor(role: string, why: string) {
    super(
      `The database role \`${role}\` ${why}, so row-level security would not hold. Set DATABASE_APP_URL to the role mastguard_app.`,
    );
    this.name = "UnsafeRoleError";
  }
}
