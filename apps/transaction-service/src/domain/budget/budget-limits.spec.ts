import fc from 'fast-check';
import { CalendarDate, Money } from '@pft/kernel';
import { limitOn, MOST_LIMITS, startingOn, withLimit, type LimitFrom } from './budget-limits';

const eur = (minor: number) => Money.of(BigInt(minor), 'EUR');
const day = fc.integer({ min: 0, max: 3_000 }).map((days) => CalendarDate.plusDays('2020-01-01', days));
const change = fc.record({ from: day, limit: fc.integer({ min: 1, max: 3 }).map(eur) });

describe('limits with a history', () => {
  it('say of every day what was said last of it or of a day before it', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), day, (changes, asked) => {
        const startsOn = '2019-01-01';
        let limits: LimitFrom[] = [{ from: startsOn, limit: eur(9) }];
        for (const { from, limit } of changes) limits = withLimit(limits, from, limit, startsOn);
        const said = changes.findLast(({ from }) => from <= asked)?.limit ?? eur(9);
        expect(limitOn(limits, asked)).toEqual(said);
        expect(limits[0]?.from).toBe(startsOn);
        const days = limits.map(({ from }) => from);
        expect(days).toEqual([...new Set(days)].sort());
      }),
    );
  });

  it('begin with the day on which the budget starts', () => {
    const limits = [
      { from: '2026-01-01', limit: eur(1) },
      { from: '2026-03-01', limit: eur(2) },
      { from: '2026-05-01', limit: eur(3) },
    ];
    expect(startingOn(limits, '2026-04-15')).toEqual([{ from: '2026-04-15', limit: eur(2) }, limits[2]]);
    expect(startingOn(limits, '2025-04-15')).toEqual([{ from: '2025-04-15', limit: eur(1) }, limits[1], limits[2]]);
    expect(withLimit(limits, '2020-01-01', eur(4), '2026-01-01')).toEqual([{ from: '2026-01-01', limit: eur(4) }]);
  });

  it('are of one currency and no more than are kept', () => {
    const dollars = Money.of(5n, 'USD');
    expect(withLimit([{ from: '2026-01-01', limit: eur(1) }], '2026-03-01', dollars, '2026-01-01')).toEqual([
      { from: '2026-01-01', limit: dollars },
    ]);
    let limits: LimitFrom[] = [{ from: '2000-01-01', limit: eur(1) }];
    for (let nth = 0; nth < 200; nth += 1) {
      limits = withLimit(limits, CalendarDate.plusDays('2000-01-02', nth), eur(2 + (nth % 2)), '2000-01-01');
    }
    expect(limits).toHaveLength(MOST_LIMITS);
  });
});
