import fc from 'fast-check';
import { cleanPayee, LONGEST_NAME, typedName } from './clean-payee';
import { PAYEE_NOISE } from './payee-noise';

/** What a rule is for; without the rule each would be read otherwise. */
const EXAMPLES: Readonly<Record<string, readonly (readonly [written: string, name: string])[]>> = {
  'kind of payment, German': [
    ['KARTENZAHLUNG BILLA', 'Billa'],
    ['SEPA-Lastschrift von Stadtwerke', 'Stadtwerke'],
    ['Überweisung an Erika Musterfrau', 'Erika Musterfrau'],
  ],
  'kind of payment, English': [
    ['CHECKCARD 1234 BOMBORA BEACHWEAR', 'Bombora Beachwear'],
    ['Card payment to Tesco', 'Tesco'],
    ['PURCHASE AUTHORIZED ON 01/26 HARBOR FREIGHT', 'Harbor Freight'],
  ],
  'kind of payment, Romance languages': [
    ['CARTE 12/10 CARREFOUR CITY', 'Carrefour City'],
    ['PRLV SEPA EDF', 'EDF'],
    ['Compra tarjeta Mercadona', 'Mercadona'],
  ],
  'kind of payment, other languages': [['Betaalautomaat Albert Heijn', 'Albert Heijn']],
  'till of a card, Austrian': [
    ['POS         145,68 AT  K1   11.10. 11:32 ÖAMTC TANKSTELLE 3430', 'ÖAMTC Tankstelle'],
    ['12,30 AT 02.09. 14:22 BILLA DANKT 0527', 'Billa'],
  ],
  'point of sale': [['POS 4711 BILLA', 'Billa']],
  'payment provider': [
    ['PAYPAL *SPOTIFY', 'Spotify'],
    ['SUMUP  *CAFE MERKUR', 'Cafe Merkur'],
    ['SQ *BLUE BOTTLE COFFEE', 'Blue Bottle Coffee'],
    ['ZETTLE_*Bakery', 'Bakery'],
  ],
  'address of a page': [
    ['https://www.Billa.at', 'Billa.at'],
    ['WWW.BILLA.AT', 'Billa.at'],
  ],
  'place behind slashes': [['REWE SAGT DANKE. 44123//KOELN/DE', 'REWE']],
  'place behind backslashes': [['SPOTIFY\\STOCKHOLM\\111 53', 'Spotify']],
  'place behind double blanks': [['MERCADONA  MADRID', 'Mercadona']],
  'path of an address': [['ITUNES.COM/BILL', 'Itunes.com']],
  'account number': [['DE12 3456 7890 1234 5678 90 Max Muster', 'Max Muster']],
  'card number': [
    ['XXXX1234 BILLA', 'Billa'],
    ['BILLA 4974 XXXX XXXX 1234', 'Billa'],
    ['*1234 KIWI', 'Kiwi'],
  ],
  'card by its last digits': [['Amazon Karte 123', 'Amazon']],
  moment: [['Kiwi 2026-10-13T18:14:05 Markt', 'Kiwi Markt']],
  'exchange rate': [['Kiwi Kurs: 1.0000', 'Kiwi']],
  'amount behind its currency': [['NOK 215.00 Kiwi', 'Kiwi']],
  'amount before its currency': [['Kiwi 1.215,00 EUR', 'Kiwi']],
  'day and month at the beginning': [['13.10 Kiwi', 'Kiwi']],
  date: [
    ['Kiwi 13.10. Markt', 'Kiwi Markt'],
    ['Kiwi 2026-10-13', 'Kiwi'],
    ['Kiwi 13/10/26', 'Kiwi'],
    ['Kiwi 13OCT26', 'Kiwi'],
    ['Lohn 10/2026', 'Lohn'],
  ],
  time: [
    ['Kiwi 18:14', 'Kiwi'],
    ['Kiwi um 18.14 Uhr', 'Kiwi'],
  ],
  'telephone number': [['UBER 866-712-7753 TRIP', 'Uber Trip']],
  'shop or terminal by its number': [
    ['STARBUCKS STORE #12', 'Starbucks'],
    ['Hofer Filiale 52 Wien', 'Hofer Wien'],
  ],
  'number sign': [['Bashas #46 Queen Creek', 'Bashas Queen Creek']],
  till: [['HOFER K2', 'Hofer']],
  'reference behind a star': [
    ['AIRBNB * HMABCDEF12', 'Airbnb'],
    ['AMZN Mktp DE*2K4X81YT5', 'AMZN Mktp DE'],
    ['AMAZON.COM*1J97C3CS3 AMZN.COM/BIL', 'Amazon.com'],
  ],
  'place behind a number': [
    ['7-ELEVEN 23020 SEATTLE WA', '7-Eleven'],
    ['BILLA 1010 WIEN AT', 'Billa'],
  ],
  'reference of letters and digits': [['Klarna 2K4X81YT5', 'Klarna']],
  number: [['Hofer 0527', 'Hofer']],
  'number of three digits behind capitals': [['LIDL 451', 'Lidl']],
  thanks: [
    ['HOFER DANKT', 'Hofer'],
    ['Lidl sagt danke', 'Lidl'],
  ],
  'legal form': [
    ['Müller GmbH & Co. KG', 'Müller'],
    ['Deutsche Bahn AG', 'Deutsche Bahn'],
    ['Amazon EU S.a r.l.', 'Amazon EU'],
  ],
};

describe('the name in what a bank wrote', () => {
  it('is the shop, without branch, till, day and time', () => {
    expect(cleanPayee('HOFER DANKT 0527 K2 13.10. 18:14')).toBe('Hofer');
    expect(cleanPayee('HOFER DANKT 0311')).toBe('Hofer');
    expect(cleanPayee('KARTENZAHLUNG 13.10. 18:14 BILLA 1010 WIEN AT')).toBe('Billa');
    expect(cleanPayee('*1234 01.07 NOK 215.00 ITUNES.COM/BILL Kurs: 1.0000')).toBe('Itunes.com');
  });

  it.each(PAYEE_NOISE.map((rule) => [rule.name, rule] as const))('is free of noise: %s', (name, rule) => {
    const examples = EXAMPLES[name] ?? [];
    expect(examples).not.toEqual([]);
    for (const [written, clean] of examples) expect(cleanPayee(written)).toBe(clean);
    const [written = '', clean] = examples[0] ?? [];
    const others = PAYEE_NOISE.filter((each) => each !== rule);
    expect(cleanPayee(written, others)).not.toBe(clean);
  });

  it('has an example for no rule that is not there', () => {
    expect(Object.keys(EXAMPLES)).toEqual(PAYEE_NOISE.map(({ name }) => name));
  });

  it.each([
    ['MAX MUSTERMANN', 'Max Mustermann'],
    ['H&M', 'H&M'],
    ['IKEA AUSTRIA', 'IKEA Austria'],
    ['DM DROGERIE MARKT', 'DM Drogerie Markt'],
    ["MCDONALD'S", "McDonald's"],
    ["O'NEILL STORE", "O'Neill Store"],
    ['CHICK-FIL-A', 'Chick-Fil-A'],
    ['CAFE ZUR POST', 'Cafe zur Post'],
    ['THE BODY SHOP', 'The Body Shop'],
    ['1&1 Telecom', '1&1 Telecom'],
    ['Netflix.com', 'Netflix.com'],
    ['OMV Tankstelle', 'OMV Tankstelle'],
    ['iStore', 'iStore'],
    ['hofer', 'hofer'],
  ])('is written as names are: %s', (written, name) => {
    expect(cleanPayee(written)).toBe(name);
  });

  it.each([
    'Studio 54',
    'Forever 21',
    'Tiffany & Co.',
    'Bäckerei "Zur Mühle"',
    'Pos Malaysia',
    'VISA Europe',
    '全家便利商店',
    'Karte & Kompass',
    '0527',
    'K2',
    'Jan Novak',
    'Max Mai',
  ])('is the whole text where nothing in it is noise: %s', (name) => {
    expect(cleanPayee(name)).toBe(name);
  });

  it('is never empty where the text is not', () => {
    expect(cleanPayee('POS 1234')).toBe('Pos');
    expect(cleanPayee('13.10. 18:14')).toBe('13.10. 18:14');
    expect(cleanPayee('DANKE')).toBe('Danke');
    expect(cleanPayee('GmbH')).toBe('GmbH');
    expect(cleanPayee('   ')).toBe('   ');
    expect(cleanPayee('***')).toBe('***');
    expect(cleanPayee('')).toBe('');
  });

  it('of a person is what was typed, without blanks around it', () => {
    expect(typedName(' HOFER 0527 ')).toBe('HOFER 0527');
    expect(typedName('x'.repeat(500))).toHaveLength(LONGEST_NAME);
    expect(typedName('  ')).toBe('  ');
  });
});

const pieces = Object.values(EXAMPLES).flatMap((examples) =>
  examples.flatMap(([written]) => [written, ...written.split(/(\s+)/)]),
);
/** Noise and names in any order, and any other text between. */
const anyPayee = fc
  .array(
    fc.oneof(fc.constantFrom(...pieces, ' ', '  ', '*', 'İ', '😀'), fc.string({ unit: 'binary', maxLength: 12 })),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(' '));

describe('the name in any text', () => {
  it('gives itself, is never empty where the text is not, and never longer', () => {
    fc.assert(
      fc.property(anyPayee, (payee) => {
        const name = cleanPayee(payee);
        expect(cleanPayee(name)).toBe(name);
        expect(cleanPayee(payee)).toBe(name);
        expect(name === '').toBe(payee === '');
        expect(name.length).toBeLessThanOrEqual(Math.min(payee.length, LONGEST_NAME));
      }),
      { numRuns: process.env.TEST_LONG ? 50_000 : 2_000 },
    );
  });

  it.each(['a ', '1 ', '* ', '0a', 'A.', 'x1234 ', '13.10. ', 'DANKE ', ' ', '//', 'DE12 3456 ', '&', 'GmbH '])(
    'takes no longer than its length allows: %s again and again',
    (piece) => {
      const began = performance.now();
      for (let i = 0; i < 50; i++) cleanPayee(piece.repeat(50_000));
      expect((performance.now() - began) / 50).toBeLessThan(20);
    },
  );
});
