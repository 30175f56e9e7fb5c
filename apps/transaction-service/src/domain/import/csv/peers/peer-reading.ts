import { ImportMappingInvalid } from '../../import-errors';
import type { DecimalSign } from '../cells/amount-text';
import { parseDateFormat } from '../cells/date-format';
import type { ImportMappingPatch } from '../mapping';
import type { PeerSource } from './peer-source';

/** How a table is read whose rows are movements only together; a mapping does not say that. */
export interface PeerReading {
  readonly format: 'csv';
  readonly source: PeerSource;
  readonly decimal: DecimalSign;
  readonly dateFormat: string;
}

/** Nothing but how its days and figures are written is left open. @throws ImportMappingInvalid */
export function patchPeer(reading: PeerReading, patch: ImportMappingPatch): PeerReading {
  const { decimal, dateFormat, ...others } = patch;
  const [other] = Object.entries(others).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  if (other !== undefined)
    throw new ImportMappingInvalid(
      `A file of this program says itself how it is read, but for dateFormat and decimal.`,
      {},
      `mapping.${other}`,
    );
  if (dateFormat !== undefined && !parseDateFormat(dateFormat))
    throw new ImportMappingInvalid(
      'Send day (DD), month (MM or MMM) and year (YYYY or YY) with one separator, such as DD.MM.YYYY.',
      {},
      'mapping.dateFormat',
    );
  return { ...reading, ...(decimal && { decimal }), ...(dateFormat !== undefined && { dateFormat }) };
}
