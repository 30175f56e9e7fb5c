import { nameKey, PayeeNames } from '../../payee/payee-names';

/** Rows of a type whose payee contains the text belong to the category. */
export interface RememberedPayee {
  payeeContains: string;
  /** The type of the rows, which for a refund is not the category's kind. */
  kind: 'income' | 'expense';
  categoryId: string;
}

/** What is remembered for payees, compared without regard to case; of several texts in one payee the first one given counts. */
export class PayeeMemory {
  private readonly entries: readonly (RememberedPayee & { text: string; name: string })[];
  /** A payee is looked up once, however many rows have it. */
  private readonly found = new Map<string, string | null>();

  constructor(remembered: readonly RememberedPayee[], names: PayeeNames = new PayeeNames()) {
    this.entries = remembered.map((entry) => ({
      ...entry,
      text: entry.payeeContains.toLowerCase(),
      name: nameKey(names.imported(entry.payeeContains) ?? ''),
    }));
  }

  /**
   * What is remembered of one text of a payee (`HOFER DANKT 0527`) holds for all that are called so (`HOFER DANKT 0311`). What
   * comes back from a payee of which only spending is remembered is a refund of that.
   */
  categoryOf(payee: string | null, type: 'income' | 'expense', payeeName: string | null = null): string | null {
    return this.ofType(payee, type, payeeName) ?? (type === 'income' ? this.ofType(payee, 'expense', payeeName) : null);
  }

  private ofType(payee: string | null, kind: 'income' | 'expense', payeeName: string | null): string | null {
    const text = payee?.toLowerCase() ?? '';
    const name = nameKey(payeeName ?? '');
    const key = `${kind} ${text} ${name}`;
    let category = this.found.get(key);
    if (category === undefined) {
      const ofKind = this.entries.filter((each) => each.kind === kind);
      const entry =
        ofKind.find((each) => text.includes(each.text) || name.includes(each.text)) ??
        ofKind.find((each) => name !== '' && each.name === name);
      this.found.set(key, (category = entry?.categoryId ?? null));
    }
    return category;
  }
}
