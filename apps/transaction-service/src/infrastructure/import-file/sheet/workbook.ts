import type { SerialFormat } from '../../../domain/import/csv/cells/date-format';
import { ImportArchiveBroken, ImportTooComplex } from '../../../domain/import/import-errors';
import { UnreadableMember, type Archive } from '../archive/archive';
import { NumberTexts, textOfIsoStamp } from './cell-text';
import { builtInFormat, GENERAL, readNumberFormat, type NumberFormat } from './number-format';
import type { RowOfCells } from './row-of-cells';
import { SheetRows, type SheetLimits } from './sheet-rows';
import { readPart } from './xml-part';

export interface Sheet {
  name: string;
  isHidden: boolean;
  rows: readonly RowOfCells[];
  /** How it counts days. */
  serial: SerialFormat;
}

/** Sheets, texts and styles of a workbook; Excel knows 64,000 styles. */
export const MOST_SHEETS = 200;
const MOST_TEXTS = 1_000_000;
export const MOST_STYLES = 65_536;
/** What Excel keeps of a text. */
const LONGEST_TEXT = 32_767;

const UNNAMED = 'The workbook';

/**
 * Reads a workbook of Office Open XML (ECMA-376, .xlsx and .xlsm): the texts of its cells, sheet by sheet.
 * @throws ImportArchiveBroken, ImportXmlBroken, ImportTooComplex, ImportTooManyRows, ImportTooManyColumns, ImportFormatUnsupported
 */
export function readWorkbook(archive: Archive, limits: SheetLimits): Sheet[] {
  const main = [...relationsOf(archive, '').values()].find(({ type }) => type === 'officeDocument');
  const workbook = main?.path ?? 'xl/workbook.xml';
  const relations = relationsOf(archive, workbook);
  const pathOf = (wanted: string) => [...relations.values()].find(({ type }) => type === wanted)?.path;
  const { sheets, is1904 } = sheetsOf(partOf(archive, workbook));
  const texts = textsOf(optionalPart(archive, pathOf('sharedStrings')));
  const formats = formatsOf(optionalPart(archive, pathOf('styles')));
  const numbers = new NumberTexts(is1904);
  const serial = is1904 ? 'serial-1904' : 'serial';
  return sheets.flatMap(({ name, isHidden, relation }) => {
    const found = relations.get(relation);
    // What is drawn on a sheet of its own has no cells.
    if (!found || found.type !== 'worksheet') return [];
    const rows = rowsOf(partOf(archive, found.path), { texts, formats, numbers }, limits);
    return [{ name, isHidden, rows, serial }];
  });
}

function partOf(archive: Archive, path: string): Uint8Array {
  const bytes = optionalPart(archive, path);
  if (!bytes) throw new ImportArchiveBroken(`${UNNAMED} has no part ${path.slice(0, 100)}`);
  return bytes;
}

function optionalPart(archive: Archive, path: string | undefined): Uint8Array | null {
  if (path === undefined) return null;
  const wanted = path.toLowerCase();
  const name = archive.names.find((each) => each.replaceAll('\\', '/').toLowerCase() === wanted);
  if (name === undefined) return null;
  try {
    return archive.read(name);
  } catch (error) {
    if (error instanceof UnreadableMember) throw new ImportArchiveBroken(`a part of the workbook is damaged`);
    throw error;
  }
}

interface Relation {
  /** The last word of its type, which is all in which the two editions of the standard agree. */
  type: string;
  path: string;
}

/** What a part refers to, by the id under which it does. */
function relationsOf(archive: Archive, part: string): Map<string, Relation> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const bytes = optionalPart(archive, `${folder}_rels/${part.slice(folder.length)}.rels`);
  const relations = new Map<string, Relation>();
  if (!bytes) return relations;
  readPart(bytes, {
    open(name, { Id, Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || TargetMode === 'External') return;
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), path: resolved(folder, Target) });
    },
  });
  return relations;
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

interface NamedSheet {
  name: string;
  isHidden: boolean;
  relation: string;
}

function sheetsOf(workbook: Uint8Array): { sheets: NamedSheet[]; is1904: boolean } {
  const sheets: NamedSheet[] = [];
  let is1904 = false;
  readPart(workbook, {
    open(element, attributes) {
      if (element === 'workbookPr') is1904 = ['1', 'true', 'on'].includes(attributes.date1904 ?? '');
      if (element !== 'sheet') return;
      const id = Object.keys(attributes).find((name) => name === 'id' || name.endsWith(':id'));
      const relation = id === undefined ? '' : (attributes[id] ?? '');
      const { name = '', state = 'visible' } = attributes;
      sheets.push({ name, relation, isHidden: state !== 'visible' });
      if (sheets.length > MOST_SHEETS) throw new ImportTooComplex(`${MOST_SHEETS} sheets`, null);
    },
  });
  return { sheets, is1904 };
}

/** The texts that cells refer to by their number; how a word is to be pronounced is none of it. */
function textsOf(sharedStrings: Uint8Array | null): string[] {
  const texts: string[] = [];
  if (!sharedStrings) return texts;
  const piece = new TextOfRuns();
  readPart(sharedStrings, {
    open: (name) => piece.open(name),
    text: (text) => piece.add(text),
    close(name) {
      piece.close(name);
      if (name !== 'si') return;
      texts.push(piece.take());
      if (texts.length > MOST_TEXTS) throw new ImportTooComplex(`${MOST_TEXTS} texts of cells`, null);
    },
  });
  return texts;
}

/** A text, perhaps of runs of letters that look different. */
class TextOfRuns {
  private text = '';
  private isOpen = false;
  private phonetic = 0;

  open(name: string): void {
    if (name === 'rPh') this.phonetic++;
    this.isOpen = name === 't' && this.phonetic === 0;
  }

  add(piece: string): void {
    if (this.isOpen && this.text.length <= LONGEST_TEXT) this.text += piece;
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic--;
    if (name === 't') this.isOpen = false;
  }

  take(): string {
    const text = storable(this.text);
    this.text = '';
    return text;
  }
}

const ESCAPED = /_x([\da-f]{4})_/gi;

/** Without escapes of what XML cannot hold, and without what no text can hold. */
function storable(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  return /[\0\ud800-\udfff]/.test(plain) ? Buffer.from(plain.replaceAll('\u0000', '')).toString() : plain;
}

/** The number format of each style that cells refer to by its number. */
function formatsOf(styles: Uint8Array | null): NumberFormat[] {
  const formats: NumberFormat[] = [];
  if (!styles) return formats;
  const own = new Map<number, NumberFormat>();
  let inCells = false;
  readPart(styles, {
    open(name, { numFmtId = '0', formatCode }) {
      if (name === 'numFmt' && formatCode !== undefined) own.set(Number(numFmtId), readNumberFormat(formatCode));
      if (name === 'cellXfs') inCells = true;
      if (name !== 'xf' || !inCells) return;
      const id = Number(numFmtId);
      formats.push(own.get(id) ?? builtInFormat(id));
      if (formats.length > MOST_STYLES) throw new ImportTooComplex(`${MOST_STYLES} styles`, null);
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

interface Meaning {
  texts: readonly string[];
  formats: readonly NumberFormat[];
  numbers: NumberTexts;
}

interface Cell {
  column: number;
  type: string;
  style: number;
  /** A formula of which the program that wrote the file has kept no value. */
  formula: string | null;
  value: string;
}

function rowsOf(sheet: Uint8Array, meaning: Meaning, limits: SheetLimits): RowOfCells[] {
  const rows = new SheetRows(limits);
  const inline = new TextOfRuns();
  let cell: Cell | null = null;
  let within: 'v' | 'f' | null = null;
  let column = 0;
  readPart(sheet, {
    open(name, attributes) {
      if (name === 'row') {
        rows.beginRow(attributes.r === undefined ? rows.line + 1 : Number(attributes.r));
        column = 0;
      } else if (name === 'c') {
        column = attributes.r === undefined ? column : columnOf(attributes.r);
        const { t: type = 'n', s: style = '0' } = attributes;
        cell = { column, type, style: Number(style), formula: null, value: '' };
        column++;
      } else if (name === 'v' || name === 'f') {
        within = name;
        if (cell && name === 'f') cell.formula = '';
      } else inline.open(name);
    },
    text(piece) {
      if (within === null) inline.add(piece);
      else if (cell && within === 'v' && cell.value.length <= LONGEST_TEXT) cell.value += piece;
      else if (cell && within === 'f' && (cell.formula ?? '').length <= LONGEST_TEXT)
        cell.formula = (cell.formula ?? '') + piece;
    },
    close(name) {
      if (name === 'v' || name === 'f') within = null;
      else if (name === 'row') rows.endRow();
      else if (name === 'c' && cell) {
        rows.put(cell.column, textOf(cell, inline.take(), meaning));
        cell = null;
      } else inline.close(name);
    },
  });
  return rows.rows;
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/i.exec(reference)?.[0].toUpperCase() ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function textOf({ type, style, formula, value }: Cell, inline: string, { texts, formats, numbers }: Meaning): string {
  // It cannot be computed here, and an empty cell would say that there is nothing.
  if (formula !== null && value === '' && type !== 'str' && type !== 'inlineStr') return `=${storable(formula)}`;
  if (type === 's') return value.trim() === '' ? '' : (texts[Number(value)] ?? '#REF!');
  if (type === 'inlineStr') return inline;
  if (type === 'd') return textOfIsoStamp(value);
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
  return type === 'n' ? numbers.of(value, formats[style] ?? GENERAL) : storable(value);
}
