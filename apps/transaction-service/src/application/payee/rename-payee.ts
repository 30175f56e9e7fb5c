import { Injectable } from '@nestjs/common';
import { Clock, Ids, UnitOfWork } from '@pft/kernel';
import { ownName } from '../../domain/payee/own-name';
import { PayeeNotFound, TooManyRenamedPayees } from '../../domain/payee/payee-errors';
import { nameKey } from '../../domain/payee/payee-names';
import { TransactionRepository } from '../../domain/transaction/transaction-repository';
import { type Ledger } from '../ports';
import { type PayeeAlias, PayeeAliases } from './payee-aliases';

export const MAX_ALIASES = 10_000;

/**
 * Calls a payee otherwise, in all rows that are there and in all that come. What was renamed to the old name follows; a name
 * that is there already is one with it from then on. @throws PayeeNotFound, TooManyRenamedPayees
 */
@Injectable()
export class RenamePayee {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly aliases: PayeeAliases,
    private readonly transactions: TransactionRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(ledger: Ledger, from: string, to: string): Promise<{ name: string; updated: number }> {
    const { ledgerId } = ledger;
    const [before, name] = [from.trim(), to.trim()];
    const key = nameKey(before);
    return this.unitOfWork.run(ledgerId, async () => {
      const rows = await this.transactions.named(ledgerId, before);
      const known = await this.aliases.all(ledgerId);
      const own = known.find((alias) => alias.key === key);
      const following = known.filter((alias) => nameKey(alias.name) === key && alias.key !== key);
      if (rows.length === 0 && !own && following.length === 0) throw new PayeeNotFound();
      const now = this.clock.now();
      const renamed: PayeeAlias[] = following.map((alias) => ({ ...alias, name }));
      // Back to what it was called before: rows that bear the other name by themselves are to keep it when they come.
      const isBack = following.some((alias) => alias.key === nameKey(name));
      if (!isBack || rows.some((row) => row.payee !== null && nameKey(ownName(row, row.payee)) === key))
        renamed.push({ id: own?.id ?? this.ids.next(), key, name, createdAt: now });
      const added = renamed.filter((alias) => !known.some(({ key: there }) => there === alias.key)).length;
      if (known.length + added > MAX_ALIASES) throw new TooManyRenamedPayees(MAX_ALIASES);
      const ref = (await this.aliases.put(ledgerId, renamed)).at(-1);
      const changes = rows
        .map((row) => ({ before: row, after: row.renamed(name, now) }))
        .filter((change) => change.after !== change.before);
      await this.transactions.change(changes, { by: 'payee-rule', ...(ref !== undefined && { ref }) });
      return { name, updated: changes.length };
    });
  }
}
