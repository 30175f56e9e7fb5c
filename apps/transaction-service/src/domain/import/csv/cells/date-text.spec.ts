import { dateOfDay, dayReader, parseDateFormat, writeDateFormat } from './date-format';
import { dateShape, dayOf } from './date-text';

const read = (format: string, text: string) => {
  const parsed = parseDateFormat(format);
  if (!parsed) throw new Error(`${format} is no format`);
  const day = dayReader(parsed)(text);
  return day === null ? null : dateOfDay(day);
};

describe('dates as banks write them', () => {
  it.each([
    ['DD.MM.YYYY', '28.03.2026', '2026-03-28'],
    ['DD.MM.YYYY', '8.3.2026', '2026-03-08'],
    ['DD/MM/YYYY', '28/03/2026-23:59:59', '2026-03-28'],
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

  it.each([
    ['YY-MM-DD', '26-03-14', '2026-03-14'],
    ['DD.MM.YYYY', 'Sat, 14.03.2026', '2026-03-14'],
    ['DD.MM.YYYY', '14.03.2026 (Samstag)', '2026-03-14'],
    ['DD/MM/YYYY', '09:15 14/03/2026', '2026-03-14'],
    ['MM/DD/YYYY', '03/16/2026 as of 03/14/2026', '2026-03-16'],
    ['YYYY年MM月DD日', '2026年3月4日', '2026-03-04'],
    ['YYYY年MM月DD日', '2026년 3월 4일', '2026-03-04'],
    ['serial', '46095', '2026-03-14'],
    ['DDMMYY', '140326', '2026-03-14'],
    ['DDMMYYYY', '14032026', '2026-03-14'],
    ['DD MMM YYYY', '14Mar2026', '2026-03-14'],
    ['DD MMM YYYY', 'sábado, 14 de marzo de 2026', '2026-03-14'],
    ['DD MMM YYYY', 'mar 10 mar 2026', '2026-03-10'],
    ['DD MMM YYYY', '14 мар. 2026 г.', '2026-03-14'],
    ['YYYY MMM DD', '2026. márc. 14.', '2026-03-14'],
    ['DD MMM YYYY', '14 mars 2026', '2026-03-14'],
  ] as const)('reads %s from %s as well', (format, text, date) => {
    expect(read(format, text)).toBe(date);
  });

  it('refuses days that do not exist and text that is none', () => {
    expect(read('YYYY-MM-DD', '2023-02-29')).toBeNull();
    expect(read('DD.MM.YYYY', '31.04.2026')).toBeNull();
    expect(read('DD.MM.YYYY', '28.03.2026 and more')).toBeNull();
    for (const text of ['33,87', '18.09. 17:20', 'Card 12 Shop 2026', '5 of 12', '46095'])
      expect(read('DD.MM.YYYY', text)).toBeNull();
  });

  it('reads what reads one way only whatever the format says, and years of two digits beside those of four', () => {
    expect(read('DD.MM.YYYY', '2026-03-28')).toBe('2026-03-28');
    expect(read('MM/DD/YYYY', '28 March 2026')).toBe('2026-03-28');
    expect(read('DD.MM.YYYY', '28.03.26')).toBe('2026-03-28');
  });

  it('knows all readings of an ambiguous date and the only one of a clear date', () => {
    const formats = (text: string) => {
      const shape = dateShape(text);
      if (!shape) return [];
      const orders = (['DMY', 'MDY', 'YMD'] as const).filter((order) => dayOf(shape, order) !== null);
      return [...new Set(orders.map((order) => writeDateFormat(shape, order)))];
    };
    expect(formats('03/04/2026')).toEqual(['DD/MM/YYYY', 'MM/DD/YYYY']);
    expect(formats('03/14/2026')).toEqual(['MM/DD/YYYY']);
    expect(formats('03-04-05')).toEqual(['DD-MM-YY', 'MM-DD-YY', 'YY-MM-DD']);
    expect(formats('14 Mar 2026')).toEqual(['DD MMM YYYY']);
    expect(formats('2026年3月4日')).toEqual(['YYYY年MM月DD日']);
    expect(formats('33,87')).toEqual([]);
  });

  it('refuses formats with a part missing, doubled, or with two separators', () => {
    for (const format of ['DD.MM', 'DD.DD.YYYY', 'DD.MM/YYYY', 'yyyy-mm-dd', 'MMDDYYYYHH', 'YYYY-DD-MM', ''])
      expect(parseDateFormat(format)).toBeNull();
  });
});
