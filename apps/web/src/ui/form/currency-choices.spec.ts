import { currencies } from '@pft/kernel';
import { commonFirst, currencyChoices } from './currency-choices';

const choices = currencyChoices(currencies(), 'en-GB');

it('names each currency', () => {
  expect(choices).toContainEqual({ value: 'EUR', label: 'EUR – Euro' });
});

it('begins with the person’s own and the common ones, each once', () => {
  const [common, others] = commonFirst(choices, 'HUF');
  expect(common.slice(0, 2).map(({ value }) => value)).toEqual(['HUF', 'EUR']);
  expect(common.length).toBe(11);
  const codes = [...common, ...others].map(({ value }) => value);
  expect(new Set(codes).size).toBe(codes.length);
});

it('leaves out what is no money any more, unless a person has it', () => {
  const codes = (own: string) =>
    commonFirst(choices, own)
      .flat()
      .map(({ value }) => value);
  expect(codes('EUR')).not.toContain('ATS');
  expect(codes('EUR')).toContain('XCG');
  expect(codes('ATS')[0]).toBe('ATS');
});
