import { CarryAlerts } from '../../application/alert/carry-alerts';
import { storeInUse, storeLeft } from '../../configuration';
import { openStores } from './open-stores';
import type { AnalyticsStores } from './analytics-stores';

/**
 * Makes the configured store ready to be used instead of the one that is left, before anything evaluates a budget on it:
 * what an earlier use left there is cleared, so that the feeds fill it from their first change, and the alerts are carried
 * over. The store that is left is only read, so a run that was cut short is simply repeated.
 */
export async function takeOver(): Promise<string> {
  const left = storeLeft();
  if (left === storeInUse()) throw new Error('ANALYTICS_MOVE_FROM names the very store that is to be moved to.');
  const opened: AnalyticsStores[] = [];
  const reach = async (at: string, what: string): Promise<AnalyticsStores> => {
    const stores = await openStores(at);
    opened.push(stores);
    await stores.check().catch((cause: unknown) => {
      throw new Error(`${what} does not answer; nothing was moved.`, { cause });
    });
    return stores;
  };
  try {
    const to = await reach(storeInUse(), 'The store to move to');
    const from = left === 'nothing' ? undefined : await reach(left, 'The store to move from (ANALYTICS_MOVE_FROM)');
    await to.clearDerived();
    if (!from) return 'the alerts were left; everything else is rebuilt from the ledgers';
    const carried = await new CarryAlerts(to.alerts).execute(from.alerts);
    return `alerts carried over: ${carried}; everything else is rebuilt from the ledgers`;
  } finally {
    await Promise.all(opened.map((stores) => stores.close()));
  }
}
