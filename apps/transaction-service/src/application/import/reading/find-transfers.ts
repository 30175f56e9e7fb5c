import { rateKey } from '../../../domain/import/transfer/import-transfers';
import { AccountNames, type NamedAccount } from '../../../domain/import/transfer/account-names';
import { wantedFor, type LedgerLeg, type WantedLegs } from '../../../domain/import/transfer/ledger-legs';
import {
  decisionKey,
  pairTransfers,
  possiblePairs,
  TRANSFER_DAYS,
  type Leg,
  type TransferPair,
} from '../../../domain/import/transfer/pair-transfers';
import { ibanOf, targetKey, type KnownAccount } from '../../../domain/import/row/target-accounts';
import { yearsAround } from '../../../domain/import/row/years-around';
import type { LedgerOfImport } from './import-reader';

/** Amounts, or decisions, that are asked for at once. */
const ASKED_AT_ONCE = 1_000;
/** With more movements in other currencies none of them is looked at. */
const MOST_FOREIGN = 20_000;

type Knowledge = Pick<LedgerOfImport, 'transferLegs' | 'transferLegsBetween' | 'transferDecisions' | 'dayRates'>;

/** Which rows may be one side of a transfer, and with what: other rows, or what is in the ledger. */
export async function possibleTransfers(
  rows: readonly Leg[],
  accounts: readonly KnownAccount[],
  ledger: Knowledge,
): Promise<[out: Leg, into: Leg][]> {
  if (rows.length === 0) return [];
  const open = accounts.filter(({ archived }) => !archived);
  const near = [...(await equalLegs(rows, open, ledger)), ...(await foreignLegs(rows, open, ledger))];
  const ofLedger = new Map(near.map((leg) => [leg.transactionId, legOf(leg)]));
  const legs = [...rows, ...ofLedger.values()];
  return possiblePairs(legs, await ratesFor(legs, ledger));
}

/**
 * Which rows are one side of a transfer, or may be, each with the other one.
 * @param opened accounts that the file names and the ledger does not have yet
 */
export async function findTransfers(
  rows: readonly Leg[],
  accounts: readonly KnownAccount[],
  opened: readonly NamedAccount[],
  ledger: Knowledge,
): Promise<TransferPair[]> {
  const possible = await possibleTransfers(rows, accounts, ledger);
  if (possible.length === 0) return [];
  const names = namesOf(accounts, opened);
  return pairTransfers(possible, { names, decisions: await decisionsOn(possible, ledger) });
}

export function namesOf(accounts: readonly KnownAccount[], opened: readonly NamedAccount[]): AccountNames {
  return new AccountNames([...accounts.filter(({ archived }) => !archived).map(namedBy), ...opened]);
}

const namedBy = ({ id, name, currency, iban, externalId }: KnownAccount): NamedAccount => ({
  key: targetKey({ accountId: id, name, currency }),
  name,
  iban,
  number: externalId,
});

function legOf({ transactionId, accountId, currency, signedMinor, date, ...said }: LedgerLeg): Leg {
  return {
    id: transactionId,
    remembered: [...said.identities, transactionId],
    account: targetKey({ accountId, name: '', currency }),
    currency,
    signedMinor,
    date,
    texts: [said.payee, said.note, said.counterparty].filter((text) => text !== null),
    otherIban: said.counterparty === null ? null : ibanOf(said.counterparty),
    row: null,
    transactionId,
  };
}

async function equalLegs(rows: readonly Leg[], open: readonly KnownAccount[], ledger: Knowledge): Promise<LedgerLeg[]> {
  const found: LedgerLeg[] = [];
  for (const currency of new Set(rows.map((row) => row.currency))) {
    const legs = rows.filter((row) => row.currency === currency);
    const own = new Set(legs.map(({ account }) => account));
    const ids = open
      .filter((account) => account.currency === currency)
      .filter(({ id, name }) => own.size > 1 || !own.has(targetKey({ accountId: id, name, currency })))
      .map(({ id }) => id);
    if (ids.length === 0) continue;
    let wanted: WantedLegs[] = [];
    for (const each of wantedFor(legs)) {
      if (wanted.push(each) < ASKED_AT_ONCE) continue;
      found.push(...(await ledger.transferLegs(ids, wanted)));
      wanted = [];
    }
    if (wanted.length > 0) found.push(...(await ledger.transferLegs(ids, wanted)));
  }
  return found;
}

/** Of other currencies no amount is known before the rates are, so that all of those days are looked at. */
async function foreignLegs(
  rows: readonly Leg[],
  open: readonly KnownAccount[],
  ledger: Knowledge,
): Promise<LedgerLeg[]> {
  const currencies = new Set(rows.map(({ currency }) => currency));
  const ids = open.filter(({ currency }) => currencies.size > 1 || !currencies.has(currency)).map(({ id }) => id);
  if (ids.length === 0 || new Set([...currencies, ...open.map(({ currency }) => currency)]).size < 2) return [];
  const found: LedgerLeg[] = [];
  for (const [from, to] of yearsAround(rows, TRANSFER_DAYS)) {
    found.push(...(await ledger.transferLegsBetween(ids, from, to, MOST_FOREIGN + 1)));
    if (found.length > MOST_FOREIGN) return [];
  }
  return found;
}

async function ratesFor(
  legs: readonly Leg[],
  ledger: Knowledge,
): Promise<(currency: string, date: string) => number | null> {
  const currencies = [...new Set(legs.map(({ currency }) => currency))];
  if (currencies.length < 2) return () => null;
  const days = new Set(legs.filter(({ signedMinor }) => signedMinor < 0n).map(({ date }) => date));
  const rates = await ledger.dayRates(currencies, [...days]);
  return (currency, date) => rates.get(rateKey(currency, date)) ?? null;
}

async function decisionsOn(
  possible: readonly (readonly [out: Leg, into: Leg])[],
  ledger: Knowledge,
): Promise<Map<string, boolean>> {
  const keys = possible.flatMap(([out, into]) =>
    out.remembered.flatMap((one) => into.remembered.map((other) => decisionKey(one, other))),
  );
  const decisions = new Map<string, boolean>();
  for (let start = 0; start < keys.length; start += ASKED_AT_ONCE)
    for (const [key, taken] of await ledger.transferDecisions(keys.slice(start, start + ASKED_AT_ONCE)))
      decisions.set(key, taken);
  return decisions;
}
