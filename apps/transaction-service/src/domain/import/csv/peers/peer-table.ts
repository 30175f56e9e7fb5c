import type { ReadingRules, StatementEntry, StatementSection } from '../../statement';
import { tableAt, type FoundTable } from '../find-table';
import type { ImportMapping } from '../mapping';
import { readRows } from '../reading/read-rows';
import { seen, type TableRow } from '../table';
import { finishRows } from './finish-rows';
import { readFirefly } from './firefly';
import { readGnucash, readSimpleGnucash } from './gnucash';
import { readHledger } from './hledger';
import { gnucashHeader, layoutOf, placesOf, type PeerLayout } from './layouts';
import { Lines, type Written } from './lines';
import { PeerStatement } from './peer-statement';

type Read = { sections: StatementSection[]; entries: StatementEntry[] };

/** The table of a file that another program has exported: its header is the first line. */
export function peerTable(rows: readonly TableRow[]): FoundTable | null {
  const [first] = rows;
  const [header = null, below] = seen(rows.slice(0, 2));
  if (!first || !header) return null;
  if (layoutOf(header)) return tableAt(rows, first.line);
  const words = below && gnucashHeader(header, below);
  return words ? { ...tableAt(rows, first.line), header: { ...header, cells: words } } : null;
}

/** Rows that are movements each. */
export function readPeerRows(layout: PeerLayout, table: FoundTable, mapping: ImportMapping, rules: ReadingRules): Read {
  return finishRows(layout, table, readRows(table, mapping, rules).entries, mapping, rules).statement();
}

/** Rows of which only several say what moved. */
export function readPeerEntries(layout: PeerLayout, table: FoundTable, written: Written, rules: ReadingRules): Read {
  const lines = new Lines(table.header ? placesOf(table.header) : new Map<string, number>(), written, rules);
  return gathered(layout, table, lines).statement();
}

function gathered({ source, name, kind }: PeerLayout, table: FoundTable, lines: Lines): PeerStatement {
  if (kind === 'none') return withoutMovements(table);
  if (source === 'firefly-iii') return readFirefly(table, lines);
  if (source === 'hledger') return readHledger(table, lines, name === 'register');
  return name === 'simple' ? readSimpleGnucash(table, lines) : readGnucash(table, lines);
}

function withoutMovements({ rows }: FoundTable): PeerStatement {
  const statement = new PeerStatement();
  for (const row of rows)
    statement.addAsRead({ line: row.line, source: row, problem: 'A plan, and no movement.', ignored: 'total' });
  return statement;
}
