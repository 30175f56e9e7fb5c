import { ImportTooComplex } from '../../../domain/import/import-errors';
import { textOfIsoStamp, NumberTexts } from './cell-text';
import { GENERAL, readNumberFormat, type NumberFormat } from './number-format';
import { SheetRows, type SheetLimits } from './sheet-rows';
import { MOST_SHEETS, MOST_STYLES, type Sheet } from './workbook';
import { readPart } from './xml-part';

/** The namespace of the format, which Excel 2002 to 2010 saved as «XML Spreadsheet 2003» and many banks write under the name `.xls`. */
const NAMESPACE = 'urn:schemas-microsoft-com:office:spreadsheet';

export const isSpreadsheetMl = (start: string): boolean =>
  /<(?:\w+:)?Workbook\b/.test(start) && start.includes(NAMESPACE);

/**
 * Reads a spreadsheet of Office XML (XML Spreadsheet Reference, Office XP and 2003): cells say their column where some before them
 * are left out, and the type of what they hold.
 * @throws ImportXmlBroken, ImportTooComplex, ImportTooManyRows, ImportTooManyColumns, ImportFormatUnsupported
 */
export function readSpreadsheetMl(bytes: Uint8Array, limits: SheetLimits): Sheet[] {
  const sheets: Sheet[] = [];
  const formats = new Map<string, NumberFormat>();
  const numbers = new NumberTexts(false);
  let rows = new SheetRows(limits);
  let style = '';
  let cell = { column: 0, merged: 0, format: GENERAL, type: '', text: '' };
  let column = 0;
  let isValue = false;
  let comments = 0;
  readPart(bytes, {
    open(name, attributes) {
      const at = (key: string) => attributes[`ss:${key}`] ?? attributes[key];
      if (name === 'Style') style = at('ID') ?? '';
      else if (name === 'NumberFormat' && formats.size < MOST_STYLES) formats.set(style, formatOf(at('Format') ?? ''));
      else if (name === 'Worksheet') {
        if (sheets.length === MOST_SHEETS) throw new ImportTooComplex(`${MOST_SHEETS} sheets`, null);
        rows = new SheetRows(limits);
        sheets.push({ name: at('Name') ?? '', isHidden: false, rows: rows.rows, serial: 'serial' });
      } else if (name === 'Row') {
        rows.beginRow(Number(at('Index') ?? rows.line + 1));
        column = 0;
      } else if (name === 'Cell') {
        column = at('Index') === undefined ? column : Number(at('Index')) - 1;
        const format = formats.get(at('StyleID') ?? '') ?? GENERAL;
        cell = { column, merged: Number(at('MergeAcross') ?? 0), format, type: '', text: '' };
      } else if (name === 'Comment') comments++;
      else if (name === 'Data' && comments === 0) {
        cell.type = at('Type') ?? '';
        isValue = true;
      }
    },
    text(piece) {
      if (isValue) cell.text += piece;
    },
    close(name) {
      if (name === 'Data') isValue = false;
      else if (name === 'Comment') comments--;
      else if (name === 'Row') rows.endRow();
      else if (name === 'Cell') {
        rows.put(cell.column, textOf(cell, numbers));
        column = cell.column + 1 + cell.merged;
      }
    },
  });
  return sheets;
}

/** Formats with a name of their own (`Currency`, `Short Date`) say nothing that the type of the cell does not. */
const formatOf = (code: string): NumberFormat => (/^[A-Za-z/ ]*$/.test(code) ? GENERAL : readNumberFormat(code));

function textOf({ type, text, format }: { type: string; text: string; format: NumberFormat }, numbers: NumberTexts) {
  if (type === 'Number') return numbers.of(text, format);
  return type === 'DateTime' ? textOfIsoStamp(text) : text;
}
