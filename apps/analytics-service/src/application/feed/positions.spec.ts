import { MemoryStores } from '../../../test/memory-stores';
import { Positions } from './positions';

const ledgerId = 'ledger';
const clock = { now: () => new Date() };

async function advance(stores: MemoryStores, positions: Positions | undefined, sequence: number): Promise<void> {
  const position = {
    ledgerId,
    kind: 'position',
    id: 'transactions',
    version: sequence,
    deleted: false,
    body: {},
  } as const;
  await stores.reference.putIfNewer([position]);
  positions?.advanced(ledgerId);
}

describe('waiting for a change', () => {
  it('answers at once where the change is in', async () => {
    const stores = new MemoryStores();
    await advance(stores, undefined, 7);
    const positions = new Positions(stores.reference, clock);
    expect(await positions.waitFor(ledgerId, { transactions: 7 }, 10_000)).toEqual({ transactions: 7, users: 0 });
  });

  it('answers when the change comes, whether this process or another took it in', async () => {
    for (const isOwn of [true, false]) {
      const stores = new MemoryStores();
      const positions = new Positions(stores.reference, clock);
      const waiting = positions.waitFor(ledgerId, { transactions: 7 }, 10_000);
      await advance(stores, positions, 6);
      await advance(stores, isOwn ? positions : undefined, 7);
      expect(await waiting).toEqual({ transactions: 7, users: 0 });
    }
  });

  it('answers with how far it is when the time is up', async () => {
    const stores = new MemoryStores();
    await advance(stores, undefined, 3);
    const positions = new Positions(stores.reference, clock);
    expect(await positions.waitFor(ledgerId, { transactions: 7, users: 1 }, 60)).toEqual({ transactions: 3, users: 0 });
  });
});
