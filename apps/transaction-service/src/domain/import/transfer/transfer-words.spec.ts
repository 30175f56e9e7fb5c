import { saysTransfer } from './transfer-words';

describe('a word for a transfer', () => {
  it.each([
    'Transfer to savings',
    'ONLINE XFER 4711',
    'Umbuchung',
    'UEBERTRAG AUF TAGESGELD',
    'Kontouebertrag',
    'VIR SEPA',
    'Virement interne',
    'Traspaso a ahorro',
    'Transferência',
    'Bonifico a favore',
    'Przelew własny',
    'Převod na spořicí účet',
    'Överföring sparkonto',
    'Overførsel',
    'Tilisiirto',
    'Перевод между счетами',
    '转账支出',
    '振替 普通預金',
  ])('%s', (text) => {
    expect(saysTransfer(text)).toBe(true);
  });

  it.each(['Bakery', 'Virgin Active', 'Trfoil', 'Paytransfer', '', 'Gutschrift'])('is not in «%s»', (text) => {
    expect(saysTransfer(text)).toBe(false);
  });
});
