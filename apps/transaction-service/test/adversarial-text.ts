// Like adversarial-files.ts, of the formats that are made of lines: MT940 and QIF.
import type { AdversarialFile } from './adversarial-files';

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: Math.max(count, 1) }, (_, index) => make(index)).join('');
const fill = (text: string, size: number) => text.repeat(Math.ceil(size / text.length));
const day = (index: number) => 10 + (index % 19);

const mt940 = (content: string) =>
  `:20:A\n:25:50010517/5407324931\n:28C:1/1\n:60F:C260301EUR10,00\n${content}:62F:C260331EUR10,00\n-\n`;
const movement = (index: number, told: string) =>
  `:61:2603${day(index)}03${day(index)}D1,${day(index)}NTRFNONREF//R${index}\n:86:${told}\n`;
const qif = (content: string) => `!Type:Bank\n${content}`;
const record = (index: number, more = '') => `D3/${day(index)}'26\nT-1.${day(index)}\nPShop ${index}\n${more}^\n`;

export const adversarialText: readonly AdversarialFile[] = [
  {
    name: 'MT940 of many movements',
    make: (size) => mt940(times(size / 60, (index) => movement(index, `Shop ${index}`))),
  },
  { name: 'MT940 in one line', make: (size) => mt940(movement(1, 'x'.repeat(size))) },
  { name: 'MT940 of a million fields', make: (size) => mt940(fill(':86:\n', size)) },
  {
    name: 'MT940 of a million statements',
    make: (size) => fill(':20:A\n:25:1\n:60F:C260301EUR1,\n:62F:C260301EUR1,\n', size),
  },
  {
    name: 'MT940 of statements with a gap each',
    make: (size) =>
      times(size / 80, (index) => `:20:A\n:25:1\n:60F:C260301EUR${index},\n${movement(1, 'x')}:62F:C260301EUR1,\n`),
  },
  { name: 'MT940 of messages without end', make: (size) => mt940(fill('{1:{4:', size)) },
  { name: 'MT940 of subfields', make: (size) => mt940(movement(1, `166${fill('?20', size)}`)) },
  {
    name: 'MT940 of subfields in every movement',
    make: (size) => mt940(times(size / 10_000, (index) => movement(index, `166${fill('?20?32x', 9_900)}`))),
  },
  {
    name: 'MT940 of slashes',
    make: (size) => mt940(times(size / 10_000, (index) => movement(index, `/NAME/${fill('/', 9_900)}`))),
  },
  {
    name: 'MT940 of codes',
    make: (size) => mt940(times(size / 10_000, (index) => movement(index, fill('/REMI/', 9_900)))),
  },
  {
    name: 'MT940 of marks',
    make: (size) => mt940(times(size / 10_000, (index) => movement(index, `166?20${fill('SVWZ+', 9_900)}`))),
  },
  {
    name: 'MT940 of blanks',
    make: (size) => mt940(times(size / 10_000, (index) => movement(index, fill(' ', 9_900)))),
  },
  { name: 'MT940 of lines in one field', make: (size) => mt940(movement(1, fill('x\n', size))) },
  { name: 'MT940 of empty lines', make: (size) => mt940(movement(1, fill('\n', size))) },
  { name: 'MT940 of line ends by turns', make: (size) => mt940(movement(1, fill('\r\n\r', size))) },
  {
    name: 'MT940 with a giant amount',
    make: (size) => mt940(movement(1, 'x').replace('D1,', `D${'9'.repeat(size)},`)),
  },
  {
    name: 'MT940 with a giant reference',
    make: (size) => mt940(movement(1, 'x').replace('//R', `${fill('//', size)}R`)),
  },
  { name: 'MT940 with a giant account', make: (size) => mt940(movement(1, 'x')).replace('50010517', fill('1/', size)) },
  {
    name: 'MT940 with a giant balance',
    make: (size) => mt940(movement(1, 'x')).replace('EUR10', `EUR${fill('1.', size)}`),
  },
  { name: 'QIF of many records', make: (size) => qif(times(size / 35, (index) => record(index))) },
  { name: 'QIF in one line', make: (size) => qif(record(1, `M${'x'.repeat(size)}\n`)) },
  { name: 'QIF of a million parts', make: (size) => qif(record(1, fill('SFood\n$-1.00\n', size))) },
  {
    name: 'QIF of records of many parts',
    make: (size) => qif(times(size / 4_000, (index) => record(index, fill('SFood\n$-1.00\n', 3_900)))),
  },
  {
    name: 'QIF of a million tags',
    make: (size) => qif(times(size / 60, (index) => record(index, `LFood/Tag ${index}\n`))),
  },
  { name: 'QIF of a million sections', make: (size) => fill('!Type:Bank\n', size) },
  {
    name: 'QIF of a million kinds of sections',
    make: (size) => times(size / 30, (index) => `!Type:Kind ${index}\nNx\n^\n`),
  },
  {
    name: 'QIF of an account for each record',
    make: (size) => times(size / 80, (index) => `!Account\nNAccount ${index}\n^\n!Type:Bank\n${record(index)}`),
  },
  {
    name: 'QIF of transfers on one day',
    make: (size) =>
      `!Account\nNA\n^\n!Type:Bank\n${fill("D3/14'26\nT-1.00\nL[B]\n^\n", size / 2)}!Account\nNB\n^\n!Type:Bank\n${fill("D3/14'26\nT1.00\nL[A]\n^\n", size / 2)}`,
  },
  {
    name: 'QIF of brackets',
    make: (size) => qif(times(size / 1_000, (index) => record(index, `L${fill('[', 900)}\n`))),
  },
  {
    name: 'QIF of slashes',
    make: (size) => qif(times(size / 1_000, (index) => record(index, `L${fill('/', 900)}\n`))),
  },
  {
    name: 'QIF of categories',
    make: (size) => `!Type:Cat\n${times(size / 12, (index) => `N${index}\n^\n`)}${qif(record(1))}`,
  },
  { name: 'QIF of memorized payments', make: (size) => `!Type:Memorized\n${fill('KP\nT-1\n^\n', size)}` },
  {
    name: 'QIF of prices that never end',
    make: (size) => `${qif(record(1))}!Type:Prices\n${fill('"A",1,"1/1\'26"\n', size)}`,
  },
  { name: 'QIF of trades', make: (size) => `!Type:Invst\n${fill("D4/18'26\nNBuy\n^\n", size)}` },
  { name: 'QIF with a giant amount', make: (size) => qif(record(1).replace('-1.', `-${'9'.repeat(size)}.`)) },
  { name: 'QIF with a giant date', make: (size) => qif(record(1).replace("'26", `${fill(' ', size)}'26`)) },
  {
    name: 'QIF of dates that are none',
    make: (size) => qif(times(size / 35, (index) => record(index).replace('3/', '39/'))),
  },
  { name: 'QIF of ends of records', make: (size) => qif(fill('^\n', size)) },
  { name: 'QIF of CR line ends', make: (size) => qif(fill(record(1), size)).replaceAll('\n', '\r') },
];
