import { type LedgerWrite, type Parameter, type Tables, unnested } from '@pft/change-log';
import type { RowWrite } from '../../../application/transaction/ledger-journal';
import type { Transaction } from '../../../domain/transaction/transaction';
import { movements } from '../transaction/movements';
import { TRANSACTION_COLUMNS } from '../transaction/transaction.rows';

/** What a person has called a payee, as it was when the name of a row was decided by it. */
interface Renamed {
  readonly key: string;
  readonly name: string | null;
}

export interface JournalEntry extends LedgerWrite {
  readonly writes: readonly RowWrite[];
  readonly renamed: Renamed | null;
}

const columnNames = TRANSACTION_COLUMNS.map(({ name }) => name).join(', ');
const chosen = TRANSACTION_COLUMNS.map(
  ({ name, type, element }) => `x.${name}${type === element ? '' : `::${type}`}`,
).join(', ');

/** Rows, splits and balances of a batch, as parts of its statement; what no entry has is left out of the text. */
export function journalTables(entries: readonly JournalEntry[], parameter: Parameter): Tables {
  const writes = entries.flatMap((entry) => entry.writes.map((write) => ({ ...write, ledgerId: entry.ownerId })));
  const added = writes.flatMap(({ before, after }) => (after && !before ? [after] : []));
  const changed = writes.flatMap(({ before, after }) => (after && before ? [after] : []));
  const removed = writes.flatMap(({ before, after }) => (before && !after ? [before] : []));
  const split = writes.flatMap(({ before, after }) =>
    after && (after.splits.length > 0 || (before?.splits.length ?? 0) > 0) ? [after] : [],
  );
  const parts = [
    addedRows(added, parameter),
    movedBalances(writes, parameter),
    ...(changed.length > 0 ? [changedRows(changed, parameter)] : []),
    ...(removed.length > 0 ? [removedRows(removed, parameter)] : []),
    ...(split.length > 0 ? [splitRows(split, parameter)] : []),
  ];
  return {
    variant: `add${changed.length > 0 ? '-change' : ''}${removed.length > 0 ? '-remove' : ''}${split.length > 0 ? '-split' : ''}`,
    unchanged: sameNames(entries, parameter),
    writes: parts.map(({ write }) => write),
    must: parts.flatMap(({ must }) => must),
  };
}

interface Part {
  readonly write: string;
  readonly must: readonly string[];
}

/** A payee may be renamed without a change in the log: where no row is called so. */
function sameNames(entries: readonly JournalEntry[], parameter: Parameter): string {
  const asked = entries.flatMap(({ ownerId, renamed }) => (renamed ? [{ ownerId, ...renamed }] : []));
  const names = unnested(asked, parameter, 'n', {
    owner_id: ['uuid', ({ ownerId }) => ownerId],
    key: ['text', ({ key }) => key],
    name: ['text', ({ name }) => name],
  });
  return `NOT EXISTS (
    SELECT FROM ${names} LEFT JOIN payee_alias p ON p.ledger_id = n.owner_id AND p.key = n.key
    WHERE n.owner_id = x.owner_id AND p.name IS DISTINCT FROM n.name)`;
}

const ledgerOf = ['uuid', ({ ledgerId }: { ledgerId: string }) => ledgerId] as const;
const COLUMNS = {
  ledger_id: ledgerOf,
  ...Object.fromEntries(TRANSACTION_COLUMNS.map(({ name, element, of }) => [name, [element, of] as const])),
};

function addedRows(rows: readonly Transaction[], parameter: Parameter): Part {
  const write = `added AS (
    INSERT INTO transaction (ledger_id, ${columnNames})
    SELECT x.ledger_id, ${chosen} FROM ${unnested(rows, parameter, 'x', COLUMNS)}
    JOIN accepted a ON a.owner_id = x.ledger_id)`;
  return { write, must: [] };
}

function changedRows(rows: readonly Transaction[], parameter: Parameter): Part {
  const write = `as_changed AS MATERIALIZED (
    SELECT x.* FROM ${unnested(rows, parameter, 'x', COLUMNS)} JOIN accepted a ON a.owner_id = x.ledger_id
  ), changed AS (
    UPDATE transaction t SET (${columnNames}) = ROW (${chosen}) FROM as_changed x
    WHERE t.ledger_id = x.ledger_id AND t.id = x.id AND t.version = x.version - 1 RETURNING t.id)`;
  return { write, must: ['(SELECT count(*) FROM changed) = (SELECT count(*) FROM as_changed)'] };
}

function removedRows(rows: readonly Transaction[], parameter: Parameter): Part {
  const leaving = unnested(rows, parameter, 'x', {
    ledger_id: ledgerOf,
    id: ['uuid', ({ id }) => id],
    version: ['integer', ({ version }) => version],
  });
  const write = `to_remove AS MATERIALIZED (
    SELECT x.* FROM ${leaving}
    JOIN accepted a ON a.owner_id = x.ledger_id
  ), removed AS (
    DELETE FROM transaction t USING to_remove x
    WHERE t.ledger_id = x.ledger_id AND t.id = x.id AND t.version = x.version RETURNING t.id)`;
  return { write, must: ['(SELECT count(*) FROM removed) = (SELECT count(*) FROM to_remove)'] };
}

/** Each split under its place; those behind the last one go. */
function splitRows(rows: readonly Transaction[], parameter: Parameter): Part {
  const splits = rows.flatMap(({ ledgerId, id, splits: all }) =>
    all.map((part, position) => ({ ...part, ledgerId, id, position })),
  );
  const parts = unnested(splits, parameter, 'x', {
    ledger_id: ledgerOf,
    transaction_id: ['uuid', ({ id }) => id],
    position: ['smallint', ({ position }) => position],
    category_id: ['uuid', ({ categoryId }) => categoryId],
    amount_minor: ['bigint', ({ amount }) => amount.amountMinor],
    note: ['text', ({ note }) => note],
  });
  const whole = unnested(rows, parameter, 'x', {
    ledger_id: ledgerOf,
    id: ['uuid', ({ id }) => id],
    count: ['integer', ({ splits: { length } }) => length],
  });
  const write = `splits AS (
    INSERT INTO transaction_split (ledger_id, transaction_id, position, category_id, amount_minor, note)
    SELECT x.* FROM ${parts} JOIN accepted a ON a.owner_id = x.ledger_id
    ON CONFLICT (ledger_id, transaction_id, position)
    DO UPDATE SET category_id = excluded.category_id, amount_minor = excluded.amount_minor, note = excluded.note
  ), splits_gone AS (
    DELETE FROM transaction_split s
    USING ${whole} JOIN accepted a ON a.owner_id = x.ledger_id
    WHERE s.ledger_id = x.ledger_id AND s.transaction_id = x.id AND s.position >= x.count)`;
  return { write, must: [] };
}

function movedBalances(writes: readonly (RowWrite & { ledgerId: string })[], parameter: Parameter): Part {
  const moves = unnested(movements(writes), parameter, 'x', {
    ledger_id: ledgerOf,
    id: ['uuid', ({ accountId }) => accountId],
    minor: ['numeric', ({ minor }) => minor],
  });
  const write = `to_move AS MATERIALIZED (
    SELECT x.* FROM ${moves}
    JOIN accepted a ON a.owner_id = x.ledger_id
  ), balances AS (
    UPDATE account t SET balance_minor = t.balance_minor + x.minor FROM to_move x
    WHERE t.ledger_id = x.ledger_id AND t.id = x.id RETURNING t.id)`;
  return { write, must: ['(SELECT count(*) FROM balances) = (SELECT count(*) FROM to_move)'] };
}
