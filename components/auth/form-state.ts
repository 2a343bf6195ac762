/** What a form of the sign-in pages knows after a failed try: what is wrong, and what was typed. */
export interface FormState {
  readonly error?: string;
  readonly email?: string;
}

/** A server action behind such a form. On success it leads to another page instead of answering. */
export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
