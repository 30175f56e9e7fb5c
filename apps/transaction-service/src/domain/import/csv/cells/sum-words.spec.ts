import { sumWord } from './sum-words';

describe('what a row is called', () => {
  it.each([
    ['S A L D O', 'balance'],
    ['Saldo Anterior', 'balance'],
    ['Lõppsaldo', 'balance'],
    ['Likutis pradžiai', 'balance'],
    ['Apyvarta', 'total'],
    ['Total Debit', 'total'],
    ['B/F BALANCE', 'balance'],
    ['Balance c/f', 'balance'],
    ['TOTAL ENERGIES', null],
    ['Saldo Mode', null],
    ['H M', null],
  ])('%s: %s', (text, word) => {
    expect(sumWord(text)).toBe(word);
  });
});
