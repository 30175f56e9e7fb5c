import { ACCOUNTS, dateOf, OWN, type AccountKey, type Export, type Household, type Movement } from './household';
import { ImportInbox, type Row } from '../import-inbox';
import type { LedgerService } from '../ledger-service';
import { steadyWords } from '../../src/domain/payee/steady-words';
import { OPENS_ACCOUNT, pendingText, statementOf } from './statement-files';

/** Files that are uploaded before the one that is looked at is committed. */
const MOST_AHEAD = 3;
/** How often somebody takes a file back, to bring it once more later. */
const TAKEN_BACK = 0.1;

interface Upload {
  id: string;
  shows: Export;
}

const minorOf = ({ amount }: { amount: string }) => Number(amount.replace('.', ''));
/** Each format writes them in its own way: in capitals, without umlauts, with numbers of cards and terminals. */
const wordsOf = (...texts: (string | null | undefined)[]) => steadyWords(texts.find(Boolean) ?? null).text;

/** The truth as the ledger has to say it. A transfer is one row, of the day on which the money left, in the words of either bank. */
export function truthOf(movements: readonly Movement[]): string[] {
  return movements.flatMap(({ account, day, minor, payee, note, other }) => {
    if (!other) return [`${dateOf(day)} ${account} ${minor} ${wordsOf(payee, note)}`];
    return minor > 0 ? [] : [`${dateOf(day)} ${account} ${minor} to ${other.account} ${other.minor}`];
  });
}

export function balancesOf(movements: readonly Movement[]): Record<string, number> {
  const own = (account: AccountKey) => movements.filter((movement) => movement.account === account);
  return Object.fromEntries(
    ACCOUNTS.map((account) => [
      account,
      own(account).reduce((sum, { minor }) => sum + minor, OWN[account].openingMinor),
    ]),
  );
}

/** Who brings in the files of a household through the doors, and knows the truth when something is asked. */
export class PersonOfHousehold {
  readonly inbox: ImportInbox;
  /** Imports that are committed and not undone. */
  private readonly committed: Upload[] = [];
  private readonly accounts = new Map<AccountKey, string>();
  private readonly openedByHand = new Set<AccountKey>();
  private readonly pendingTaken = new Set<Movement>();

  constructor(
    service: LedgerService,
    private readonly household: Household,
  ) {
    this.inbox = new ImportInbox(service, service.person());
  }

  /** One file after the other, of which a few wait while one is looked at. */
  async bringAll(): Promise<void> {
    const { random, movements, exports } = this.household;
    const left = [...exports];
    const waiting: Upload[] = [];
    while (waiting.length + left.length > 0) {
      const ahead = 1 + Math.floor(random() * MOST_AHEAD);
      // Whose account is not there yet waits for the file that opens it.
      while (left[0] && waiting.length < ahead && (waiting.length === 0 || this.accounts.has(left[0].account)))
        waiting.push(await this.upload(statementOf(movements, left[0]), left.shift() as Export));
      await this.bring(waiting.shift() as Upload);
      if (random() >= TAKEN_BACK) continue;
      const [taken] = this.committed.splice(Math.floor(random() * this.committed.length), 1);
      if (!taken) continue;
      await this.withdraw(taken);
      left.splice(Math.floor(random() * left.length), 0, taken.shows);
    }
  }

  /** Some of what came back is said to be a refund, and of which purchase. */
  async linkRefunds(): Promise<void> {
    const rows = await this.inbox.transactions();
    const refunds = rows.filter(({ type, note }) => type === 'income' && /Retoure/i.test(String(note)));
    for (const refund of refunds) {
      const { amount, currency } = refund.amount as { amount: string; currency: string };
      const purchase = rows.find(
        (row) =>
          row.type === 'expense' &&
          row.accountId === refund.accountId &&
          (row.amount as { amount: string }).amount === amount &&
          wordsOf(row.payee as string) === wordsOf(refund.payee as string),
      );
      if (!purchase) throw new Error(`No purchase of ${amount} ${currency} at ${String(refund.payee)}`);
      if (this.household.random() < 0.5) continue;
      await this.send('PATCH', `/transactions/${String(refund.id)}`, { refundOf: purchase.id });
    }
  }

  /** In any order. */
  async withdrawAll(shuffle: <T>(list: T[]) => void): Promise<void> {
    shuffle(this.committed);
    for (const each of this.committed.splice(0)) await this.withdraw(each);
  }

  /** Rows of all files that a new ledger would have, and those that this one would take in now. */
  async freshRows(): Promise<[fresh: number, of: number]> {
    let [fresh, of] = [0, 0];
    for (const shows of this.household.exports.slice(0, 5)) {
      const content = statementOf(this.household.movements, shows);
      const { body } = await this.inbox.upload(content, this.named(shows));
      const { counts } = body as unknown as { counts: Record<string, number> };
      fresh += (counts.new ?? 0) + (counts.ignored ?? 0);
      of += Object.values(counts).reduce((sum, count) => sum + count, 0);
    }
    return [fresh, of];
  }

  /** What the ledger says, row by row. */
  async ledger(): Promise<string[]> {
    const keys = new Map([...this.accounts].map(([key, id]) => [id, key]));
    const keyOf = (id: unknown) => keys.get(String(id)) ?? 'nowhere';
    return (await this.inbox.transactions()).map((row) => {
      const { type, date, accountId, toAccountId, payee, note } = row as Record<string, string | null>;
      const minor = minorOf(row.amount as { amount: string });
      const from = `${date} ${keyOf(accountId)} ${type === 'income' ? minor : -minor}`;
      if (type !== 'transfer') return `${from} ${wordsOf(payee, note)}`;
      return `${from} to ${keyOf(toAccountId)} ${minorOf(row.toAmount as { amount: string })}`;
    });
  }

  /** What each account that there is holds. */
  async balances(): Promise<Record<string, number>> {
    const keys = new Map([...this.accounts].map(([key, id]) => [id, key]));
    const { items } = await this.send('GET', '/accounts');
    return Object.fromEntries(
      items.map(({ id, balance }) => [keys.get(String(id)) ?? id, minorOf(balance as { amount: string })]),
    );
  }

  /** What is left when nothing was ever imported. */
  begun(): Record<string, number> {
    return Object.fromEntries([...this.openedByHand].map((key) => [key, OWN[key].openingMinor]));
  }

  private async upload(content: Uint8Array, shows: Export): Promise<Upload> {
    const { account, format } = shows;
    // No other format says which account it is and what it held at the beginning, so that a person has to.
    if (!this.accounts.has(account) && !OPENS_ACCOUNT.has(format)) await this.open(account);
    const { status, body } = await this.inbox.upload(content, this.named(shows));
    if (status !== 201) throw new Error(`${format} of ${account}: ${JSON.stringify(body)}`);
    const confirm = (body.questions as { code: string }[]).map(({ code }) => code);
    // The files are as they are read.
    if (confirm.length > 0) await this.send('PATCH', `/imports/${body.id}`, { confirm });
    return { id: body.id, shows };
  }

  /** The account is told where the file does not name it. */
  private named({ account, format, from }: Export) {
    const accountId = OPENS_ACCOUNT.has(format) ? undefined : this.accounts.get(account);
    return { name: `${account}-${dateOf(from)}.${format}`, ...(accountId && { fields: { accountId } }) };
  }

  private async open(account: AccountKey): Promise<void> {
    const { name, type, currency, iban, number, openingMinor } = OWN[account];
    const openingBalance = { amount: (openingMinor / 100).toFixed(2), currency };
    const details = { name, type, currency, iban, openingBalance, openingDate: '2025-01-01', externalId: number };
    this.accounts.set(account, (await this.send('POST', '/accounts', details)).id);
    this.openedByHand.add(account);
  }

  private async bring(upload: Upload): Promise<void> {
    const { id, shows } = upload;
    await this.decide(id, shows);
    await this.send('POST', `/imports/${id}/commit`);
    this.committed.push(upload);
    const { accounts } = (await this.send('GET', `/imports/${id}`)) as unknown as { accounts: { accountId: string }[] };
    this.accounts.set(shows.account, accounts[0]?.accountId ?? '');
  }

  private async withdraw({ id, shows }: Upload): Promise<void> {
    const { status, body } = await this.inbox.withdraw(id, '?edited=remove');
    if (status !== 200) throw new Error(JSON.stringify(body));
    const { items } = await this.send('GET', '/accounts');
    // It may have gone with its last import.
    if (!items.some((account) => account.id === this.accounts.get(shows.account))) this.accounts.delete(shows.account);
  }

  /** Takes what is a transfer, refuses what is none, and takes in some of what is not booked yet. */
  private async decide(id: string, { account, format }: Export): Promise<void> {
    const left = this.household.movements.filter((movement) => movement.account === account);
    const rows: object[] = [];
    for (const row of await this.inbox.rows(id)) {
      const at = left.findIndex((movement) => isMovement(row, movement));
      const [movement] = at < 0 ? [] : left.splice(at, 1);
      if (!movement) throw new Error(`Read of ${format}, and nowhere in the truth: ${JSON.stringify(row)}`);
      if (row.transfer) {
        const other = movement.other && this.accounts.get(movement.other.account);
        const transfer = row.transfer.accountId === other;
        if (transfer !== (row.verdict === 'transfer')) rows.push({ row: row.row, transfer });
      } else if (row.reasonCode === 'pending' && !this.pendingTaken.has(movement) && this.household.random() < 0.5) {
        rows.push({ row: row.row, action: 'insert' });
        this.pendingTaken.add(movement);
      }
    }
    if (rows.length > 0) await this.send('PATCH', `/imports/${id}`, { rows });
  }

  /** What must not be refused. */
  private async send(method: string, path: string, body?: object) {
    const answer = await this.inbox.person.send(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
}

/** Whether a row says this movement: as it was booked, or as it stood there before. */
function isMovement({ date, type, amount, payee, note }: Row, movement: Movement): boolean {
  if (!amount || minorOf(amount) * (type === 'income' ? 1 : -1) !== movement.minor) return false;
  const said = wordsOf(payee, note);
  if (said === wordsOf(movement.payee, movement.note)) return date === dateOf(movement.day);
  return (
    movement.pendingDays > 0 &&
    said === wordsOf(pendingText(movement.payee)) &&
    date === dateOf(movement.day - movement.pendingDays)
  );
}
