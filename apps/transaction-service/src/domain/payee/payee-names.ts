import { cleanPayee, typedName } from './clean-payee';

/** Names that differ in capitals only are one. */
export const nameKey = (name: string): string => name.toLowerCase();

/** How the payees of a ledger are called: by the name in what the bank wrote, or as a person has renamed that one. */
export class PayeeNames {
  /** @param renamed chosen names by the keys of those that they stand for */
  constructor(private readonly renamed: ReadonlyMap<string, string> = new Map()) {}

  /** Of what a bank wrote. */
  imported(payee: string | null): string | null {
    return payee ? this.chosen(cleanPayee(payee)) : null;
  }

  /** Of what a person typed. */
  typed(payee: string | null): string | null {
    return payee ? this.chosen(typedName(payee)) : null;
  }

  private chosen(name: string): string {
    return this.renamed.get(nameKey(name)) ?? name;
  }
}
