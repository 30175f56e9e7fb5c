// Like adversarial-files.ts, of the formats that are made of tags: OFX and CAMT.
import type { AdversarialFile } from './adversarial-files';

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: Math.max(count, 1) }, (_, index) => make(index)).join('');
const fill = (text: string, size: number) => text.repeat(Math.ceil(size / text.length));
const day = (index: number) => 10 + (index % 19);

const OFX_HEAD =
  'OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR' +
  '<BANKACCTFROM><BANKID>1<ACCTID>2</BANKACCTFROM><BANKTRANLIST>\n';
const OFX_TAIL = '</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n';
const ofxEntry = (index: number, name = `Shop ${index}`) =>
  `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>202603${day(index)}<TRNAMT>-1.${day(index)}<FITID>F${index}<NAME>${name}</STMTTRN>\n`;
const ofx = (content: string) => `${OFX_HEAD}${content}${OFX_TAIL}`;

const IN_CAMT =
  '<Document><BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>EUR</Ccy></Acct>\n';
const CAMT_TAIL = '</Stmt></BkToCstmrStmt></Document>\n';
const camt = (content: string) => `<?xml version="1.0"?>\n${IN_CAMT}${content}${CAMT_TAIL}`;
const camtEntry = (index: number, details = '') =>
  `<Ntry><Amt Ccy="EUR">1.${day(index)}</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-03-${day(index)}</Dt></BookgDt>` +
  `<AcctSvcrRef>R${index}</AcctSvcrRef>${details}</Ntry>\n`;
const transaction = (amount: string, name: string) =>
  `<TxDtls><Amt Ccy="EUR">${amount}</Amt><RltdPties><Cdtr><Nm>${name}</Nm></Cdtr></RltdPties></TxDtls>\n`;

export const adversarialMarkup: readonly AdversarialFile[] = [
  { name: 'OFX of many entries', make: (size) => ofx(times(size / 90, (index) => ofxEntry(index))) },
  { name: 'OFX with one giant name', make: (size) => ofx(ofxEntry(1, 'x'.repeat(size))) },
  { name: 'OFX with a giant amount', make: (size) => ofx(ofxEntry(1).replace('-1.', `-${'9'.repeat(size)}.`)) },
  { name: 'OFX with an amount of zeros', make: (size) => ofx(ofxEntry(1).replace('-1.', `-1.${'0'.repeat(size)}`)) },
  { name: 'OFX of a million elements in one entry', make: (size) => ofx(ofxEntry(1, `A${fill('<A>b', size)}`)) },
  { name: 'OFX of elements in each other', make: (size) => ofx(fill('<STMTTRN>', size)) },
  {
    name: 'OFX of known and unknown elements in each other',
    make: (size) => ofx(fill('<STMTTRN><PAYEE><X><OFX>', size)),
  },
  { name: 'OFX of tags that never end', make: (size) => ofx(fill('<', size)) },
  { name: 'OFX of long tags that never end', make: (size) => ofx(fill(`<${'a'.repeat(60)} ${'b'.repeat(400)}`, size)) },
  { name: 'OFX of CDATA that never ends', make: (size) => ofx(ofxEntry(1, fill('<![CDATA[', size))) },
  { name: 'OFX of comments that never end', make: (size) => ofx(ofxEntry(1, fill('<!--', size))) },
  { name: 'OFX of instructions that never end', make: (size) => ofx(ofxEntry(1, fill('<?x', size))) },
  { name: 'OFX of pieces of CDATA', make: (size) => ofx(ofxEntry(1, fill('<![CDATA[x]]>', size))) },
  { name: 'OFX of ampersands', make: (size) => ofx(ofxEntry(1, fill('&#', size))) },
  { name: 'OFX of references', make: (size) => ofx(ofxEntry(1, fill('&#x41;', size))) },
  { name: 'OFX of line ends in a name', make: (size) => ofx(ofxEntry(1, fill(' \r\n', size))) },
  {
    name: 'OFX of statements without an entry',
    make: (size) => ofx(fill('<STMTRS><CURDEF>EUR<ACCTID>1</STMTRS>', size)),
  },
  { name: 'OFX of errors of the bank', make: (size) => ofx(fill('<STATUS><CODE>1<SEVERITY>ERROR</STATUS>', size)) },
  { name: 'OFX of closing tags', make: (size) => ofx(fill('</STMTTRN></OFX></X>', size)) },
  {
    name: 'OFX with a DTD',
    make: (size) => `<?xml version="1.0"?><!DOCTYPE OFX [${fill('<!ENTITY a "b">', size)}]><?OFX ?><OFX></OFX>`,
  },
  { name: 'CAMT of many entries', make: (size) => camt(times(size / 170, (index) => camtEntry(index))) },
  {
    name: 'CAMT of one entry with many transactions that sum to it',
    make: (size) => {
      const count = Math.ceil(size / 100);
      const details = times(count, (index) => transaction('0.01', `Payer ${index}`));
      return camt(camtEntry(1, `<NtryDtls>${details}</NtryDtls>`).replace('>1.11<', `>${(count / 100).toFixed(2)}<`));
    },
  },
  {
    name: 'CAMT of one entry with many transactions that do not',
    make: (size) =>
      camt(camtEntry(1, `<NtryDtls>${times(size / 100, (index) => transaction('0.01', `Payer ${index}`))}</NtryDtls>`)),
  },
  {
    name: 'CAMT with one giant text',
    make: (size) => camt(camtEntry(1, `<AddtlNtryInf>${'x'.repeat(size)}</AddtlNtryInf>`)),
  },
  { name: 'CAMT of elements in each other', make: (size) => camt(fill('<a>', size)) },
  { name: 'CAMT of a million elements in one entry', make: (size) => camt(camtEntry(1, fill('<a>b</a>', size))) },
  { name: 'CAMT of empty elements outside of entries', make: (size) => camt(fill('<a/>', size)) },
  { name: 'CAMT of balances', make: (size) => camt(fill('<Bal><Amt Ccy="EUR">1</Amt></Bal>', size)) },
  { name: 'CAMT of attributes', make: (size) => camt(`<a ${times(size / 10, (index) => `b${index}="1" `)}/>`) },
  { name: 'CAMT with a giant attribute', make: (size) => camt(`<a b="${'x'.repeat(size)}"/>`) },
  { name: 'CAMT with a giant name', make: (size) => camt(`<${'a'.repeat(size)}/>`) },
  { name: 'CAMT of ampersands', make: (size) => camt(camtEntry(1, `<AddtlNtryInf>${fill('&', size)}</AddtlNtryInf>`)) },
  { name: 'CAMT of ampersands and letters', make: (size) => camt(camtEntry(1, `<X>${fill('&a', size)}</X>`)) },
  { name: 'CAMT of references', make: (size) => camt(camtEntry(1, `<X>${fill('&#x41;', size)}</X>`)) },
  { name: 'CAMT of comments', make: (size) => camt(camtEntry(1, fill('<!-- -- >', size))) },
  { name: 'CAMT of CDATA that never ends', make: (size) => camt(camtEntry(1, `<X>${fill('<![CDATA[', size)}</X>`)) },
  { name: 'CAMT of pieces of CDATA', make: (size) => camt(camtEntry(1, `<X>${fill('<![CDATA[x]]>', size)}</X>`)) },
  { name: 'CAMT of line ends', make: (size) => camt(camtEntry(1, fill('\r\n\r', size))) },
  {
    name: 'CAMT with an entity bomb',
    make: (size) =>
      `<!DOCTYPE x [<!ENTITY a0 "lol">${times(size / 30, (index) => `<!ENTITY a${index + 1} "&a${index};&a${index};">`)}]>${camt('<a>&a9;</a>')}`,
  },
  {
    name: 'CAMT with a DTD that never ends',
    make: (size) => `<!DOCTYPE x [${fill('<!ELEMENT a ANY>', size)}${camt('')}`,
  },
];
