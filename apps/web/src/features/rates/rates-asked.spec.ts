import { ratesAsked } from './rates-asked';

const own = { base: 'EUR', date: '2026-03-14' };

describe('the rates that an address asks for', () => {
  it('are those of its currency and day', () => {
    expect(ratesAsked({ base: 'USD', date: '2024-02-29' }, own)).toEqual({ base: 'USD', date: '2024-02-29' });
  });

  it("are the person's own where it names none that there is", () => {
    expect(ratesAsked({}, own)).toEqual(own);
    expect(ratesAsked({ base: 'euro', date: ['2024-02-29', 'x'] }, own)).toEqual(own);
  });
});
