import { isMovement, type RowOutcome } from './row-outcome';

/**
 * Marks balances at the ends of the file, and sums that agree with the rows above them, row by row. A word alone proves nothing
 * in the middle, where a shop may be called so, nor where the row moves the balance.
 */
export class SumRows {
  private begun = false;
  private rows = 0;
  private sum = 0;
  private into = 0;
  private out = 0;
  private before = NaN;
  private balances = 0;

  /** @param last index of the last row that is a movement and not called a balance or a sum */
  constructor(private readonly last: number) {}

  mark(outcome: RowOutcome, index: number): void {
    if (isPlain(outcome)) this.begun = true;
    const isAtEnd = !this.begun || index > this.last;
    if (!isMovement(outcome)) {
      if (outcome.sum && isAtEnd) outcome.ignored ??= outcome.sum;
      if (outcome.ignored === 'balance') this.balances++;
      return;
    }
    if (outcome.ignored) return;
    const { value, balance } = outcome;
    const moved = balance - this.before;
    this.before = balance;
    if (outcome.sum && moved !== value && (outcome.sum === 'total' ? this.agrees(value, isAtEnd) : isAtEnd)) {
      outcome.ignored = outcome.sum;
      if (outcome.sum === 'balance') this.balances++;
      return;
    }
    this.rows++;
    this.sum += value;
    if (value > 0) this.into += value;
    else this.out += value;
  }

  /** The sum of a single row is its figure again, which a balance beside it tells from another movement. */
  private agrees(value: number, isAtEnd: boolean): boolean {
    const isSum = this.rows > 1 || (this.rows === 1 && isAtEnd && this.balances > 0);
    return isSum && [this.sum, -this.sum, this.into, this.out, -this.out].includes(value);
  }
}

export const isPlain = (outcome: RowOutcome): boolean => isMovement(outcome) && outcome.sum === null;
