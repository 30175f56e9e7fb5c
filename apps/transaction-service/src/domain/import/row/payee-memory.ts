/** Rows of a type whose payee contains the text belong to the category. */
export interface RememberedPayee {
  payeeContains: string;
  /** The type of the rows, which for a refund is not the category's kind. */
  kind: 'income' | 'expense';
  categoryId: string;
}

/** What is remembered for payees, compared without regard to case; of several texts in one payee the first one given counts. */
export class PayeeMemory {
  private readonly entries: readonly (RememberedPayee & { text: string })[];
  /** A payee is looked up once, however many rows have it. */
  private readonly found = new Map<string, string | null>();

  constructor(remembered: readonly RememberedPayee[]) {
    this.entries = remembered.map((entry) => ({ ...entry, text: entry.payeeContains.toLowerCase() }));
  }

  /** What comes back from a payee of which only spending is remembered is a refund of that. */
  categoryOf(payee: string | null, type: 'income' | 'expense'): string | null {
    return this.ofType(payee, type) ?? (type === 'income' ? this.ofType(payee, 'expense') : null);
  }

  private ofType(payee: string | null, kind: 'income' | 'expense'): string | null {
    const text = payee?.toLowerCase() ?? '';
    const key = `${kind} ${text}`;
    let category = this.found.get(key);
    if (category === undefined) {
      const entry = this.entries.find((each) => each.kind === kind && text.includes(each.text));
      this.found.set(key, (category = entry?.categoryId ?? null));
    }
    return category;
  }
}
