import { type TwinCandidate, twinsAmong } from './twins';

let made = 0;
const row = (
  importId: string | null,
  text: string | null = 'Coffee',
  key = 'giro 2026-03-12 -280 EUR',
): TwinCandidate => ({
  id: `row ${++made}`,
  key,
  importId,
  text,
});

describe('rows that came twice', () => {
  beforeEach(() => {
    made = 0;
  });

  it('are the later ones of two imports, or of a hand and an import', () => {
    expect(twinsAmong([row('a'), row('b'), row(null, 'coffee'), row('b', 'Tea')])).toEqual([
      { keptId: 'row 1', twinId: 'row 2' },
      { keptId: 'row 1', twinId: 'row 3' },
    ]);
  });

  it('are none where one import brought them, or a person typed them: two equal coffees are two', () => {
    expect(twinsAmong([row('a'), row('a'), row(null, 'Tea'), row(null, 'Tea')])).toEqual([]);
  });

  it('are as many as came again', () => {
    expect(twinsAmong([row('a'), row('a'), row('b'), row('b'), row('b')])).toEqual([
      { keptId: 'row 1', twinId: 'row 3' },
      { keptId: 'row 2', twinId: 'row 4' },
    ]);
  });

  it('say the same words, whatever else the bank wrote, of one day, account and amount', () => {
    expect(twinsAmong([row('a', 'HOFER 0527 13.10.'), row('b', 'hofer 0311')])).toHaveLength(1);
    expect(twinsAmong([row('a', 'HOFER'), row('b', 'HOFER Reisen')])).toEqual([]);
    expect(twinsAmong([row('a'), row('b', 'Coffee', 'savings 2026-03-12 -280 EUR')])).toEqual([]);
    expect(twinsAmong([row('a', null), row('b', null)])).toHaveLength(1);
  });
});
