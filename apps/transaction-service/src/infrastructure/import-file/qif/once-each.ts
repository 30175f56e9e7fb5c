import type { Money } from '@pft/kernel';
import type { StatementEntry } from '../../../domain/import/statement';
import { nameKey } from './fields';

/**
 * A transfer is written in both accounts, on the same day: what left the one stays, what came into the other goes. Between two
 * currencies the second one tells how much arrived; where it is missing nobody does.
 */
export function onceEach(entries: readonly StatementEntry[]): StatementEntry[] {
  const left = new Map<string, StatementEntry[]>();
  for (const entry of entries) {
    const key = transferKey(entry, 'expense');
    if (key === null) continue;
    const there = left.get(key);
    if (there) there.push(entry);
    else left.set(key, [entry]);
  }
  for (const twins of left.values()) twins.reverse();
  const arrived = new Map<StatementEntry, Money>();
  const staying = entries.filter((entry) => {
    const key = transferKey(entry, 'income');
    const twin = key === null ? undefined : left.get(key)?.pop();
    if (twin && 'values' in entry) arrived.set(twin, entry.values.amount);
    return twin === undefined;
  });
  return staying.map((entry) => {
    if (!('values' in entry) || !entry.values.transfer?.amount) return entry;
    const { values, line, source } = entry;
    const amount = arrived.get(entry);
    if (amount) return { ...entry, values: { ...values, transfer: { ...entry.values.transfer, amount } } };
    const { accountText, amount: zero } = entry.values.transfer;
    const problem = `«${accountText}» is kept in ${zero.currency}, and the file does not say how much of the ${values.amount.currency} arrived there.`;
    return { line, source, ...(entry.section !== undefined && { section: entry.section }), problem };
  });
}

/** From where to where on which day, and how much where both accounts are kept in one currency. */
function transferKey(entry: StatementEntry, type: 'income' | 'expense'): string | null {
  if (!('values' in entry) || entry.values.type !== type) return null;
  const { transfer, accountText, date, amount } = entry.values;
  if (!transfer || accountText === null) return null;
  const [own, other] = [nameKey(accountText), nameKey(transfer.accountText)];
  const [from, to] = type === 'expense' ? [own, other] : [other, own];
  return JSON.stringify([from, to, date, transfer.amount === null ? String(amount) : '']);
}
