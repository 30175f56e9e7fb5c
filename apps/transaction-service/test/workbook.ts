import AdmZip from 'adm-zip';

type Content = string | Buffer;

/** An archive of these files, in this order. */
export function zipOf(files: Readonly<Record<string, Content>>): Buffer {
  const zip = new AdmZip(undefined, { noSort: true });
  for (const [name, content] of Object.entries(files)) zip.addFile(name, Buffer.from(content));
  return zip.toBuffer();
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relations = (...targets: [type: string, target: string][]) =>
  `<Relationships>${targets
    .map(([type, target], at) => `<Relationship Id="r${at}" Type="${RELATIONS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** The parts of a workbook with one sheet; of its styles the second is a day. */
export function partsOf(sheetData: Content, others: Readonly<Record<string, Content>> = {}): Record<string, Content> {
  return {
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="r0"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ),
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml':
      typeof sheetData === 'string' ? `<worksheet><sheetData>${sheetData}</sheetData></worksheet>` : sheetData,
    ...others,
  };
}

/** A day as a workbook counts it, in a cell that says so. */
export const dayCell = (date: string): string => `<c s="1"><v>${Date.parse(date) / 86_400_000 + 25_569}</v></c>`;

export const cell = (value: string | number): string =>
  typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;

export const rowOf = (...cells: string[]): string => `<row>${cells.join('')}</row>`;

/** A workbook of a statement: date, payee, amount. */
export function statementWorkbook(rows: readonly [date: string, payee: string, amount: number][]): Buffer {
  const header = rowOf(...['Date', 'Payee', 'Amount'].map(cell));
  return zipOf(
    partsOf(header + rows.map(([date, payee, amount]) => rowOf(dayCell(date), cell(payee), cell(amount))).join('')),
  );
}
