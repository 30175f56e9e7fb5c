import type { Transaction } from '../transaction/transaction';
import { cleanPayee, typedName } from './clean-payee';

/** A payee that a bank wrote is called by the name in it, one that a person types by what was typed. */
export function ownName({ importId, payee: there }: Pick<Transaction, 'importId' | 'payee'>, payee: string): string {
  return importId !== null && payee === there ? cleanPayee(payee) : typedName(payee);
}
