/** A mail to one person, or to several who see each other. */
export interface Mail {
  /** One address, or several separated by commas. */
  readonly to: string;
  readonly subject: string;
  /** Plain text, lines ended by `\n`. */
  readonly text: string;
  /** The same for programs that show HTML. The local outbox keeps the plain text alone. */
  readonly html?: string;
}
