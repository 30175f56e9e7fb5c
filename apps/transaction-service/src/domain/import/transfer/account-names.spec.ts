import { AccountNames } from './account-names';

const account = (key: string, name: string, iban: string | null = null, number: string | null = null) => ({
  key,
  name,
  iban,
  number,
});

describe('the accounts that a text names', () => {
  const names = new AccountNames([
    account('giro', 'Giro', 'AT611904300234573201'),
    account('savings', 'Savings', 'DE89370400440532013000', '4711-08'),
    account('holiday', 'Holiday Savings'),
    account('uber', 'Übergangs-Konto'),
    account('card', 'VISA', null, '123'),
    account('taiwan', '储蓄'),
    account('iban', 'NL91ABNA0417164300'),
    account('digits', '42'),
  ]);

  it.each([
    ['by name, in any case', 'TRANSFER TO SAVINGS', ['savings']],
    ['by the longer of two names', 'to Holiday Savings', ['holiday']],
    ['by both where both stand there', 'Savings to Holiday Savings', ['savings', 'holiday']],
    ['with ae for ä', 'an Uebergangskonto', ['uber']],
    ['with other blanks', 'an Über gangs konto', ['uber']],
    ['by an IBAN with blanks', 'IBAN: DE89 3704 0044 0532 0130 00', ['savings']],
    ['by an IBAN in a longer word', 'SVWZ+de89370400440532013000BIC', ['savings']],
    ['by an IBAN that is the name', 'nl91 abna 0417 1643 00', ['iban']],
    ['by number, however it is set apart', 'Konto 4711 08', ['savings']],
    ['by a name without blanks around it', '转到储蓄账户', ['taiwan']],
    ['not by a part of a word', 'Girokonto Lifesavings', []],
    ['not by a number within another one', '94711083', []],
    ['not by a number or a name of two signs', 'Room 42, 123', []],
    ['not by nothing', '', []],
  ])('%s', (_, text, named) => {
    expect([...names.namedIn([text])].sort()).toEqual([...named].sort());
  });
});
