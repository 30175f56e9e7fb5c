export interface KnownCategory {
  id: string;
  name: string;
  kind: 'income' | 'expense';
  parentId: string | null;
  archived: boolean;
}

const key = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Finds categories by what files write: a name, or `Parent:Child`, `Parent/Child`, `Parent > Child`. */
export class CategoryNames {
  private readonly ids = new Map<string, string>();

  constructor(categories: readonly KnownCategory[]) {
    const names = new Map(categories.map(({ id, name }) => [id, name]));
    const open = categories.filter(({ archived }) => !archived);
    // A parent's name goes before a child's: `Food` is the parent even where some child is called so too.
    const ordered = [...open].sort((a, b) => Number(a.parentId !== null) - Number(b.parentId !== null));
    for (const { id, name, kind, parentId } of ordered) {
      this.note(`${kind} ${key(name)}`, id);
      const parent = parentId === null ? undefined : names.get(parentId);
      if (parent !== undefined) this.note(`${kind} ${key(parent)}:${key(name)}`, id);
    }
  }

  /** One of the row's own kind first; an income in a category of spending is a refund. */
  find(text: string, type: 'income' | 'expense'): string | null {
    return this.ofKind(text, type) ?? (type === 'income' ? this.ofKind(text, 'expense') : null);
  }

  private ofKind(text: string, kind: 'income' | 'expense'): string | null {
    const whole = this.ids.get(`${kind} ${key(text)}`);
    if (whole !== undefined) return whole;
    const parts = text.split(/[:/>]/).filter((part) => part.trim() !== '');
    if (parts.length < 2) return null;
    return this.ids.get(`${kind} ${parts.slice(-2).map(key).join(':')}`) ?? null;
  }

  private note(name: string, id: string): void {
    if (!this.ids.has(name)) this.ids.set(name, id);
  }
}
