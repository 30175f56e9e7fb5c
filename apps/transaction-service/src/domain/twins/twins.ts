import { steadyWords } from '../import/row/steady-words';

/** A row that shares its accounts, day, amount and currency with another one from elsewhere. */
export interface TwinCandidate {
  readonly id: string;
  /** What it shares with those that may be its twins. */
  readonly key: string;
  readonly importId: string | null;
  /** Its payee, or its note where there is none. */
  readonly text: string | null;
}

export interface Twin {
  readonly keptId: string;
  readonly twinId: string;
}

/**
 * Rows that came twice: what one import brought, or a person typed, several times is there several times (two equal coffees are
 * two); what comes as often from somewhere else is the same once more, and the later rows are the twins.
 * @param candidates in the order in which they were made
 */
export function twinsAmong(candidates: readonly TwinCandidate[]): Twin[] {
  const first = new Map<string, string>();
  const occurrences = new Map<string, number>();
  const twins: Twin[] = [];
  for (const { id, key, importId, text } of candidates) {
    const saying = JSON.stringify([key, steadyWords(text).text]);
    const own = JSON.stringify([saying, importId]);
    const occurrence = (occurrences.get(own) ?? 0) + 1;
    occurrences.set(own, occurrence);
    const place = JSON.stringify([saying, occurrence]);
    const keptId = first.get(place);
    if (keptId === undefined) first.set(place, id);
    else twins.push({ keptId, twinId: id });
  }
  return twins;
}
