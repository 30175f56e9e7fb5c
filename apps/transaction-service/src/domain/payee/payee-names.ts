import { cleanPayee, typedName } from './clean-payee';

/** Names that differ in capitals only are one. */
export const nameKey = (name: string): string => name.toLowerCase();

/** Texts whose names are remembered, before they are forgotten together: most rows of a file share theirs with others. */
const MOST_REMEMBERED = 5_000;

/** How the payees of a ledger are called: by the name in what the bank wrote, or as a person has renamed that one. */
export class PayeeNames {
  private readonly remembered = new Map<string, string>();

  /** @param renamed chosen names by the keys of those that they stand for */
  constructor(private readonly renamed: ReadonlyMap<string, string> = new Map()) {}

  /** Of what a bank wrote. */
  imported(payee: string | null): string | null {
    return payee ? this.chosen(this.cleaned(payee)) : null;
  }

  /** Of what a person typed. */
  typed(payee: string | null): string | null {
    return payee ? this.chosen(typedName(payee)) : null;
  }

  private cleaned(payee: string): string {
    let name = this.remembered.get(payee);
    if (name === undefined) {
      name = cleanPayee(payee);
      if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
      this.remembered.set(payee, name);
    }
    return name;
  }

  private chosen(name: string): string {
    return this.renamed.get(nameKey(name)) ?? name;
  }
}
