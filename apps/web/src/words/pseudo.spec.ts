import { CLOSING, mirrored, OPENING } from './pseudo';

const inside = (text: string): string => `${OPENING}${text}${CLOSING}`;

describe('a language that nobody speaks', () => {
  it('has every letter accented, is longer and stands between marks', () => {
    expect(mirrored({ part: { title: 'Rent' } })).toEqual({ part: { title: inside('Ŕéñť··') } });
  });

  it('keeps names, tags and plurals, and changes the words in them', () => {
    const parsed = [
      'See ',
      ['link', 'it'],
      ' of ',
      ['name'],
      ['count', 2, { one: 'one', other: [['shown'], ' rows'] }],
    ];
    const [opening, ...nodes] = mirrored({ parsed }).parsed as unknown[];
    expect(opening).toBe(OPENING);
    expect(nodes.slice(0, 5)).toEqual([
      'Šéé ',
      ['link', 'íť'],
      ' óf ',
      ['name'],
      ['count', 2, { one: 'óñé', other: [['shown'], ' ŕówš'] }],
    ]);
    expect(nodes.at(-1)).toBe(CLOSING);
  });
});
