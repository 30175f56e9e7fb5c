import { wantedFor } from './ledger-legs';

const leg = (date: string, minor: number) => ({ date, signedMinor: BigInt(minor) });

describe('the days on which the other legs are looked for', () => {
  it('are five around each row, by the opposite amount, none of them twice', () => {
    const legs = [leg('2026-03-20', -100), leg('2026-01-10', -100), leg('2026-01-01', -100), leg('2026-01-01', 100)];
    expect([...wantedFor(legs)]).toEqual([
      { signedMinor: 100n, from: '2025-12-27', to: '2026-01-15' },
      { signedMinor: 100n, from: '2026-03-15', to: '2026-03-25' },
      { signedMinor: -100n, from: '2025-12-27', to: '2026-01-06' },
    ]);
    expect([...wantedFor([])]).toEqual([]);
  });
});
