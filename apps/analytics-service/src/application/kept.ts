/**
 * Work that need not be done twice, up to a weight of all entries together: never the truth. A map keeps the order of
 * insertion, so its first entry is the one used least recently.
 */
export class Kept<T> {
  private readonly entries = new Map<string, { value: T; weight: number }>();
  private weight = 0;

  constructor(private readonly most: number) {}

  /** Whoever takes an entry has it alone, and keeps it again where it still holds. */
  take(key: string): T | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.weight -= entry.weight;
    return entry.value;
  }

  keep(key: string, value: T, weight: number): void {
    this.take(key);
    this.entries.set(key, { value, weight });
    this.weight += weight;
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.most) return;
      this.take(oldest);
    }
  }
}
