import { dateReader, formatsOf, parseDateFormat, writeDateFormat } from './date-text';

const read = (format: string, text: string) => {
  const parsed = parseDateFormat(format);
  if (!parsed) throw new Error(`${format} is no format`);
  return dateReader(parsed)(text);
};

describe('dates as banks write them', () => {
  it.each([
    ['DD.MM.YYYY', '28.03.2026', '2026-03-28'],
    ['DD.MM.YYYY', '8.3.2026', '2026-03-08'],
    ['DD.MM.YYYY', '8. 3. 2026', '2026-03-08'],
    ['DD.MM.YY', '20.02.18', '2018-02-20'],
    ['DD.MM.YY', '20.02.70', '1970-02-20'],
    ['MM/DD/YY', '6/12/15', '2015-06-12'],
    ['DD/MM/YYYY', '06/12/2015', '2015-12-06'],
    ['YYYY-MM-DD', '2026-03-28', '2026-03-28'],
    ['YYYY/MM/DD', '2026/3/8', '2026-03-08'],
    ['YYYYMMDD', '20260328', '2026-03-28'],
    ['YYYYMMDD', '20260328235959', '2026-03-28'],
    ['DD MMM YYYY', '14 Mar 2026', '2026-03-14'],
    ['DD-MMM-YY', '14-Dez-25', '2025-12-14'],
    ['MMM DD YYYY', 'March 8, 2026', '2026-03-08'],
    ['DD MMM YYYY', '3 août 2026', '2026-08-03'],
  ] as const)('reads %s from %s', (format, text, date) => {
    expect(read(format, text)).toBe(date);
  });

  it('takes the date of a stamp as written, whatever its offset', () => {
    for (const time of ['T23:59:59Z', ' 23:59:59 +0000', ' 23:59', 'T00:00:01.123-11:00', ', 11:59 PM'])
      expect(read('YYYY-MM-DD', `2018-02-25${time}`)).toBe('2018-02-25');
  });

  it('refuses days that do not exist and text of another format', () => {
    expect(read('YYYY-MM-DD', '2023-02-29')).toBeNull();
    expect(read('DD.MM.YYYY', '31.04.2026')).toBeNull();
    expect(read('DD.MM.YYYY', '28.03.26')).toBeNull();
    expect(read('DD.MM.YYYY', '28.03.2026 and more')).toBeNull();
  });

  it('knows both readings of an ambiguous date and the only one of a clear date', () => {
    expect(formatsOf('03/04/2026').map(writeDateFormat)).toEqual(['DD/MM/YYYY', 'MM/DD/YYYY']);
    expect(formatsOf('03/14/2026').map(writeDateFormat)).toEqual(['MM/DD/YYYY']);
    expect(formatsOf('33,87')).toEqual([]);
    expect(formatsOf('18.09. 17:20')).toEqual([]);
  });

  it('refuses formats with a part missing, doubled, or with two separators', () => {
    for (const format of ['DD.MM', 'DD.DD.YYYY', 'DD.MM/YYYY', 'yyyy-mm-dd', 'MMDDYYYYHH', 'YYYY-DD-MM', ''])
      expect(parseDateFormat(format)).toBeNull();
  });
});
