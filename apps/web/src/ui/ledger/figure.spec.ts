import { explainHref, figureText, readFigure, type Figure } from './figure';

const id = '0199a3c4-1111-4222-8333-444455556666';
const figures: Figure[] = [
  { figure: 'spending', from: '2026-11-01', to: '2026-11-30', compare: 'average:12', toDate: 'same-day' },
  { figure: `category:${id}`, from: '2026-11-01', to: '2026-11-30', children: 'true' },
  { figure: 'category:none', from: '2026-11-01', to: '2026-11-30', kind: 'income' },
  { figure: `budget:${id}`, date: '2026-11-28' },
  { figure: `balance:${id}` },
  { figure: 'net-worth', to: '2026-11-28' },
];

it.each(figures)('reads what it writes: $figure', (figure) => {
  expect(readFigure(figureText(figure))).toEqual(figure);
});

it('opens nothing for what is no figure, and leaves out what is no part of one', () => {
  for (const text of [null, '', 'income2', 'category:', 'category:1', `rent:${id}`])
    expect(readFigure(text)).toBeNull();
  expect(readFigure('net,from:soon,to:2026-11-30,constructor:1,currency:EUR,')).toEqual({
    figure: 'net',
    to: '2026-11-30',
  });
});

it('keeps the rest of the address', () => {
  const net: Figure = { figure: 'net', to: '2026-11-30' };
  expect(explainHref('/', 'month=2026-11&explain=income', net)).toBe('/?month=2026-11&explain=net,to:2026-11-30');
  expect(explainHref('/', 'month=2026-11&explain=income', null)).toBe('/?month=2026-11');
  expect(explainHref('/budgets', 'explain=income', null)).toBe('/budgets');
});
