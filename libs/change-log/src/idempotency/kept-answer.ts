/** For how long the first answer is given again. */
export const KEPT_DAYS = 30;

/** What was answered under a key. */
export interface Stored {
  request_hash: string;
  status: number;
  body: string | null;
  headers: Record<string, string>;
}

/** What is to be kept of an answer, beside its position in the log. */
export interface KeptAnswer {
  readonly key: string;
  readonly requestHash: string;
  readonly status: number;
  readonly body: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Leaves the use case as soon as it is known that there is nothing to do. */
export class AnsweredBefore extends Error {
  constructor(readonly stored: Stored) {
    super('This request was answered before.');
  }
}
