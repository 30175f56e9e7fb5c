import iconv from 'iconv-lite';
import { decodeText } from './decode-text';

const bytes = (...values: number[]) => Uint8Array.from(values);
const NOBODY = { locale: '', baseCurrency: 'EUR' };
const decode = (content: Uint8Array, wanted?: string) => decodeText(content, NOBODY, wanted);

describe('decoding a file', () => {
  it('reads valid UTF-8 as such, with and without a byte order mark', () => {
    expect(decode(Buffer.from('Grün ☕'))).toEqual({ charset: 'utf-8', text: 'Grün ☕' });
    expect(decode(Buffer.from('\ufeffGrün'))).toEqual({ charset: 'utf-8', text: 'Grün' });
  });

  it('reads UTF-16 of both byte orders by its mark', () => {
    const little = Buffer.from('\ufeffGrün', 'utf16le');
    expect(decode(little)).toEqual({ charset: 'utf-16le', text: 'Grün' });
    expect(decode(Buffer.from(little).swap16())).toEqual({ charset: 'utf-16be', text: 'Grün' });
  });

  it('reads UTF-16 without a mark by the places of its zeros', () => {
    const text = 'Date,Payee,Amount\n2026-03-14,Grün,-1.00\n';
    const little = Buffer.from(text, 'utf16le');
    expect(decode(little)).toEqual({ charset: 'utf-16le', text });
    expect(decode(Buffer.from(little).swap16())).toEqual({ charset: 'utf-16be', text });
  });

  it('takes letters of the West for such, windows-1252 where its own signs are used', () => {
    expect(decode(bytes(0x47, 0x72, 0xfc, 0x6e))).toEqual({ charset: 'iso-8859-1', text: 'Grün' });
    expect(decode(bytes(0x80, 0x20, 0x84, 0xfc, 0x93))).toMatchObject({ charset: 'windows-1252', text: '€ „ü“' });
  });

  it('knows days in words, where the letters of the rest fit another code page as well', () => {
    const rows = [
      'środa, 1 kwietnia 2026|środa, 1 kwietnia 2026|Sklep Łąka|-106,27',
      'środa, 1 kwietnia 2026|czwartek, 2 kwietnia 2026|Księgarnia|-1,12',
      'środa, 1 kwietnia 2026|środa, 1 kwietnia 2026|Wodociągi|-111,75',
      'środa, 1 kwietnia 2026|czwartek, 2 kwietnia 2026|Sklep Łąka|-16,36',
    ];
    const bytesOfRows = iconv.encode(rows.join('\n'), 'iso-8859-2');
    for (const locale of ['en', 'de', 'en-US', 'fr', ''])
      for (const baseCurrency of ['EUR', 'USD'])
        expect([locale, decodeText(bytesOfRows, { locale, baseCurrency }).charset]).toEqual([locale, 'iso-8859-2']);
  });

  it.each([
    [
      'pl',
      'PLN',
      'windows-1250',
      'Data operacji;Opis operacji;Kwota\n14.03.2026;Piekarnia Żuraw;-12,50\n14.03.2026;Księgarnia;-1,00\n',
    ],
    ['pl', 'PLN', 'iso-8859-2', 'Data;Opis;Kwota\n14.03.2026;Księgarnia Łąka Świt;-12,50\n'],
    ['cs', 'CZK', 'cp852', 'Datum;Popis;Částka\n14.03.2026;Řeznictví Šťastný;-12,50\n'],
    ['de', 'EUR', 'cp850', 'Buchungstag;Empfänger;Betrag\n14.03.2026;Bäckerei Müller Größe;-12,50\n'],
    ['ru', 'RUB', 'windows-1251', 'Дата;Описание;Сумма\n14.03.2026;Пекарня;-12,50\n'],
    ['ru', 'RUB', 'koi8-r', 'Дата;Описание;Сумма\n14.03.2026;Пекарня;-12,50\n'],
    ['el', 'EUR', 'windows-1253', 'Ημερομηνία;Περιγραφή;Ποσό\n14/03/2026;Φούρνος;-12,50\n'],
    ['he', 'ILS', 'windows-1255', 'תאריך;תיאור;סכום\n14/03/2026;מאפייה;-12.50\n'],
    ['tr', 'TRY', 'windows-1254', 'Tarih;Açıklama;Tutar\n14.03.2026;Fırın Güneş;-12,50\n'],
    ['ja', 'JPY', 'shift_jis', '日付,内容,金額\n2026/03/14,コーヒー,-480\n'],
    ['zh', 'CNY', 'gb18030', '交易日期,交易对方,金额\n2026-03-14,咖啡店,-48.00\n'],
    ['ko', 'KRW', 'euc-kr', '거래일자,내용,금액\n2026-03-14,커피,-4800\n'],
  ])('knows the letters of %s with %s in %s', (locale, baseCurrency, charset, text) => {
    const found = decodeText(iconv.encode(text, charset), { locale, baseCurrency });
    expect(found).toMatchObject({ charset, text });
  });

  it('knows them without the person as well where one language writes all of them', () => {
    const text = 'Data;Opis;Kwota\n14.03.2026;Księgarnia Łąka Żuraw;-12,50\n14.03.2026;Wodociągi;-3,00\n';
    expect(decode(iconv.encode(text, 'windows-1250'))).toMatchObject({ charset: 'windows-1250', text });
  });

  it('reads the charset that it is told to', () => {
    expect(decode(bytes(0xb1, 0xe6), 'iso-8859-2').text).toBe('ąć');
    expect(decode(bytes(0xb9, 0x9c), 'windows-1250').text).toBe('ąś');
    expect(decode(bytes(0xa4), 'iso-8859-15').text).toBe('€');
    expect(decode(bytes(0xcc, 0xe8, 0xf0), 'windows-1251').text).toBe('Мир');
    expect(decode(bytes(0x84, 0x81), 'cp437').text).toBe('äü');
  });

  it('reads half a letter, which can be stored nowhere, as one that is unknown', () => {
    const halves = bytes(0x41, 0, 0x3d, 0xd8, 0x42, 0, 0x3d, 0xd8, 0x00, 0xde, 0x00, 0xde);
    expect(decode(halves, 'utf-16le').text).toBe('A\ufffdB😀\ufffd');
  });

  it('refuses NUL and many control characters, whatever the charset', () => {
    const refused = expect.objectContaining({ code: 'import-not-text' });
    expect(() => decode(bytes(0x41, 0, 0x42))).toThrow(refused);
    expect(() => decode(bytes(0x50, 0x4b, 3, 4, 1, 2))).toThrow(refused);
    expect(() => decode(bytes(0xff, 0xfe, 0, 0, 0x41, 0))).toThrow(refused);
  });
});
