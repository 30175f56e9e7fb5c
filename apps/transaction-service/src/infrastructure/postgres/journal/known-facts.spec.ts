import type { FactsFound, FactsWanted } from '../../../application/transaction/ledger-facts';
import { KnownFacts } from './known-facts';

const giro = { id: 'giro', currency: 'EUR', archived: false };
const food = { id: 'food', kind: 'expense' as const, archived: false };

const wanted = (more: Partial<FactsWanted> = {}): FactsWanted => ({ accountIds: [], categoryIds: [], ...more });
const found = (more: Partial<FactsFound> = {}): FactsFound => ({
  defaultsMade: true,
  accounts: new Map(),
  categories: new Map(),
  defaultAccount: null,
  purchase: null,
  renamed: null,
  ...more,
});

describe('what is known of a ledger', () => {
  let known: KnownFacts;
  beforeEach(() => {
    known = new KnownFacts();
  });

  it('is what was read of it, also that something is not there, and nothing else', () => {
    const asked = wanted({
      accountIds: ['giro', 'gone'],
      categoryIds: ['food'],
      payeeName: 'Rewe',
      defaultCurrency: 'EUR',
    });
    const read = found({
      accounts: new Map([['giro', giro]]),
      categories: new Map([['food', food]]),
      defaultAccount: giro,
    });
    known.put('a', asked, read, 4);
    expect(known.get('a', asked)).toEqual({ at: { head: 4 }, head: 4, facts: read });
    expect(known.get('a', wanted({ accountIds: ['gone'] }))?.facts.accounts.size).toBe(0);
    expect(known.get('a', wanted({ payeeName: 'REWE' }))?.facts.renamed).toBeNull();
    const others = [
      { accountIds: ['other'] },
      { categoryIds: ['other'] },
      { payeeName: 'Hofer' },
      { defaultCurrency: 'USD' },
    ];
    for (const other of others) expect(known.get('a', wanted(other))).toBeUndefined();
    expect(known.get('b', wanted())).toBeUndefined();
  });

  it('is never a purchase, nor anything of a ledger before its first use', () => {
    known.put('a', wanted({ purchaseId: 'p' }), found(), 4);
    expect(known.get('a', wanted({ purchaseId: 'p' }))).toBeUndefined();
    known.put('new', wanted(), found({ defaultsMade: false }), 1);
    expect(known.get('new', wanted())).toBeUndefined();
  });

  it('grows by what is read while it holds, and begins anew where it was read at another head', () => {
    const { at } = known.put('a', wanted({ accountIds: ['giro'] }), found({ accounts: new Map([['giro', giro]]) }), 4);
    known.moved('a', 4, 6);
    // Read before the last write, which changed no fact; but a row that was read with it may be another one.
    expect(known.put('a', wanted({ payeeName: 'Rewe' }), found(), 5)).toMatchObject({ at: { head: 6 }, head: 5 });
    expect(known.get('a', wanted({ accountIds: ['giro'], payeeName: 'Rewe' }))?.at).toBe(at);
    expect(at.head).toBe(6);
    for (const head of [7, 3]) {
      known.put('a', wanted({ payeeName: 'Rewe' }), found(), head);
      expect(known.get('a', wanted({ accountIds: ['giro'] }))).toBeUndefined();
      expect(known.get('a', wanted({ payeeName: 'Rewe' }))?.at.head).toBe(head);
    }
  });

  it('is forgotten where somebody else has written since, and not where it was read again meanwhile', () => {
    known.put('a', wanted(), found(), 4);
    known.forget('a', 3);
    expect(known.get('a', wanted())?.at.head).toBe(4);
    known.forget('a', 4);
    expect(known.get('a', wanted())).toBeUndefined();
  });

  it('is moved by whoever wrote at the head up to which it holds alone', () => {
    known.put('a', wanted(), found(), 4);
    known.moved('a', 3, 9);
    expect(known.get('a', wanted())?.at.head).toBe(4);
  });

  it('is no more than 1000 ledgers, of which the least recently used leaves, and 200 facts of each', () => {
    for (let n = 0; n <= 1_000; n += 1) {
      known.put(`l${n}`, wanted({ payeeName: 'Rewe' }), found(), 1);
      known.get('l0', wanted());
    }
    expect([known.get('l0', wanted()), known.get('l1', wanted())].map((each) => each === undefined)).toEqual([
      false,
      true,
    ]);
    for (let n = 0; n < 200; n += 1) known.put('l0', wanted({ payeeName: `Payee ${n}` }), found(), 1);
    expect(known.get('l0', wanted({ payeeName: 'Rewe' }))).toBeUndefined();
    expect(known.get('l0', wanted({ payeeName: 'Payee 199' }))?.at.head).toBe(1);
  });
});
