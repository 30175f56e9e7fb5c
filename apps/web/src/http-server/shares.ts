/** Something limited that many want: so much of it for each key, and so much for all together. */
export class Shares {
  private readonly taken = new Map<string, number>();
  private total = 0;

  constructor(
    private readonly perKey: number,
    private readonly inAll: number,
  ) {}

  /** Answers how to give it back, which may be called more than once; undefined where too little is left. */
  take(key: string, amount = 1): (() => void) | undefined {
    const own = (this.taken.get(key) ?? 0) + amount;
    if (own > this.perKey || this.total + amount > this.inAll) return undefined;
    this.taken.set(key, own);
    this.total += amount;
    let isOut = true;
    return () => {
      if (!isOut) return;
      isOut = false;
      this.total -= amount;
      const left = (this.taken.get(key) ?? 0) - amount;
      if (left > 0) this.taken.set(key, left);
      else this.taken.delete(key);
    };
  }

  get inUse(): number {
    return this.total;
  }
}
