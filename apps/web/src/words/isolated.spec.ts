import { isolated } from './isolated';

it('what is put into a sentence is kept apart from it, also within tags, plurals and choices', () => {
  const parsed = ['See ', ['link', ['name']], ': ', ['count', 2, { one: 'one', other: [['shown'], ' rows'] }]];
  expect(isolated({ title: 'Rent', parsed })).toEqual({
    title: 'Rent',
    parsed: [
      'See ',
      ['link', '\u2068', ['name'], '\u2069'],
      ': ',
      ['count', 2, { one: 'one', other: ['\u2068', ['shown'], '\u2069', ' rows'] }],
    ],
  });
});
