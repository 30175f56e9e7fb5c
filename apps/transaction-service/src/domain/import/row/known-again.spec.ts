import { Money } from '@pft/kernel';
import { type ClaimedRow, daysAround, knowAgain, openRows, type PlacedRow } from './known-again';

interface Said {
  date: string;
  payee?: string | null;
  note?: string | null;
  minor?: bigint;
  bank?: string | null;
  pending?: boolean;
}

function row({ date, payee = null, note = null, minor = -280n, bank = null, pending = false }: Said): PlacedRow {
  const amount = Money.of(minor < 0n ? -minor : minor, 'EUR');
  const values = { date, type: minor < 0n ? ('expense' as const) : ('income' as const), amount, payee, note };
  return { values, identity: { raw: 'cells', bank, pending }, accountId: 'giro' };
}

const claim = (transactionId: string, said: Said, deleted = false): ClaimedRow => {
  const { date, payee = null, minor = -280n, bank = null, pending = false } = said;
  return { accountId: 'giro', signedMinor: minor, date, text: payee, bank, pending, transactionId, deleted };
};

/** Which transaction each row is, with `!` where it books it; null for a row that is new. */
function known(rows: Said[], claims: ClaimedRow[], used: string[] = []): (string | null)[] {
  const found = knowAgain(openRows(rows.map(row)), claims, new Set(used));
  return rows.map((_, index) => {
    const one = found.get(index);
    return one ? `${one.claim.transactionId}${one.books ? '!' : ''}` : null;
  });
}

const [day, next, week] = ['2026-03-14', '2026-03-15', '2026-03-21'];

describe('a row that was imported before under other cells', () => {
  it('is known by account, day, amount and the words of its payee, without digits and in any order', () => {
    expect(
      known([{ date: day, payee: 'Café MÜLLER 0527' }], [claim('t', { date: day, payee: 'mueller 18.09. café' })]),
    ).toEqual(['t']);
    const others = [
      claim('a', { date: next, payee: 'Tea' }),
      claim('b', { date: day, payee: 'Tea', minor: -281n }),
      claim('c', { date: day, payee: 'Tea', minor: 280n }),
      { ...claim('d', { date: day, payee: 'Tea' }), accountId: 'other' },
      claim('e', { date: day, payee: 'Butcher' }),
    ];
    expect(known([{ date: day, payee: 'Tea' }], others)).toEqual([null]);
  });

  it('is known by its note where it has no payee', () => {
    expect(known([{ date: day, note: 'Rent of March' }], [claim('t', { date: day, payee: 'rent of march' })])).toEqual([
      't',
    ]);
    expect(known([{ date: day, note: 'Rent' }], [claim('t', { date: day, payee: 'Power' })])).toEqual([null]);
  });

  it('stays two where it is two, and three are one more', () => {
    const tea = { date: day, payee: 'Tea' };
    const two = [claim('a', tea), claim('b', tea)];
    expect(known([tea, tea, tea], two).sort()).toEqual(['a', 'b', null]);
  });

  it('is no row that another one of the file is by its cells', () => {
    const tea = { date: day, payee: 'Tea' };
    expect(known([tea], [claim('a', tea)], ['giro a'])).toEqual([null]);
  });

  it('is known where the bank says more or less of it on the same day, and not where it says something else', () => {
    const hofer = claim('t', { date: day, payee: 'Hofer' });
    expect(known([{ date: day, payee: 'HOFER DANKT 0527 K2' }], [hofer])).toEqual(['t']);
    expect(
      known([{ date: day, payee: 'KARTENZAHLUNG LIDL' }], [claim('t', { date: day, payee: 'KARTENZAHLUNG HOFER' })]),
    ).toEqual([null]);
    expect(known([{ date: next, payee: 'HOFER DANKT' }], [hofer])).toEqual([null]);
  });

  it('goes to what is there before what was deleted by hand', () => {
    const tea = { date: day, payee: 'Tea' };
    expect(known([tea], [claim('there', tea), claim('gone', tea, true)])).toEqual(['there']);
  });
});

describe("the bank's id of a row", () => {
  it('counts with the amount and at most four days apart', () => {
    const rent = (date: string, minor = -80_000n): Said => ({ date, payee: `Landlord ${date}`, minor, bank: 'RENT' });
    const claims = [claim('t', { ...rent(day), payee: 'Wording of then' })];
    expect(known([rent('2026-03-18')], claims)).toEqual(['t']);
    expect(known([rent('2026-03-10')], claims)).toEqual(['t']);
    expect(known([rent('2026-03-19')], claims)).toEqual([null]);
    expect(known([rent('2026-04-14')], claims)).toEqual([null]);
    expect(known([rent(day, -80_001n)], claims)).toEqual([null]);
  });

  it('is a payer’s reference where several rows of those days have it', () => {
    const ride = (date: string): Said => ({
      date,
      payee: `Taxi ${date} to ${date === day ? 'work' : 'home'}`,
      bank: 'CARD',
    });
    const claims = [claim('a', ride('2026-03-12')), claim('b', ride('2026-03-13'))];
    expect(known([ride(day)], claims)).toEqual([null]);
  });

  it('does not take the row that another one says word for word', () => {
    const [first, second] = [
      { date: day, payee: 'Metro', bank: 'CARD' },
      { date: next, payee: 'Metro', bank: 'CARD' },
    ];
    expect(known([second, first], [claim('a', first)])).toEqual([null, 'a']);
  });

  it('tells rows apart that only say nearly the same', () => {
    const claims = [claim('t', { date: day, payee: 'Cafe Blue', bank: 'TX1' })];
    expect(known([{ date: day, payee: 'Cafe', bank: 'TX2' }], claims)).toEqual([null]);
  });
});

describe('a row that was pending', () => {
  const reserved = { date: day, payee: 'Laden reserved', pending: true };

  it('is booked by one at most four days away that says half the same', () => {
    expect(known([{ date: '2026-03-18', payee: 'Debitk. LADEN 12' }], [claim('t', reserved)])).toEqual(['t!']);
    expect(known([{ date: '2026-03-19', payee: 'Laden' }], [claim('t', reserved)])).toEqual([null]);
    expect(known([{ date: next, payee: 'Books' }], [claim('t', reserved)])).toEqual([null]);
  });

  it('is booked once, by the nearest', () => {
    const booked = (date: string) => ({ date, payee: 'Laden' });
    expect(known([booked('2026-03-17'), booked(next)], [claim('t', reserved)])).toEqual([null, 't!']);
  });

  it('is known as pending again, and as what is booked by now', () => {
    expect(known([reserved], [claim('t', reserved)])).toEqual(['t']);
    expect(known([reserved], [claim('t', { date: next, payee: 'Laden' })])).toEqual(['t']);
    expect(known([reserved], [claim('t', { date: week, payee: 'Laden' })])).toEqual([null]);
    expect(known([{ ...reserved, date: next }], [claim('t', { date: day, payee: 'Laden' })])).toEqual([null]);
  });

  it('leaves what is known to a booked row of the same file', () => {
    const booked = { date: next, payee: 'Laden' };
    expect(known([reserved, booked], [claim('t', booked)])).toEqual([null, 't']);
  });
});

describe('the days that are asked for', () => {
  it('lie around those of each amount, none of them twice', () => {
    const open = openRows(
      [{ date: day }, { date: next }, { date: '2026-03-24' }, { date: '2026-04-14' }, { date: day, minor: 5n }].map(
        row,
      ),
    );
    expect([...open].flatMap(daysAround).map(({ signedMinor, from, to }) => [signedMinor, from, to])).toEqual([
      [-280n, '2026-03-10', '2026-03-28'],
      [-280n, '2026-04-10', '2026-04-18'],
      [5n, '2026-03-10', '2026-03-18'],
    ]);
  });
});
