export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** The row that was chosen last: from there a range goes. */
  readonly last: string | null;
}

export const NOTHING: Selection = { ids: new Set(), last: null };

/** Chooses a row, or no more; with `range` all from the last one to it, which become what it becomes. */
export function choose({ ids, last }: Selection, listed: readonly string[], id: string, range: boolean): Selection {
  const on = !ids.has(id);
  const to = listed.indexOf(id);
  const from = range && last !== null ? listed.indexOf(last) : -1;
  const touched = from < 0 ? [id] : listed.slice(Math.min(from, to), Math.max(from, to) + 1);
  const chosen = new Set(ids);
  for (const each of touched)
    if (on) chosen.add(each);
    else chosen.delete(each);
  return { ids: chosen, last: id };
}
