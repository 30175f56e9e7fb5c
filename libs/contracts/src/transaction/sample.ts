import { IntegerField } from '../fields';

/** Parts of a ledger that the sample household made. */
export class SampleResponse {
  @IntegerField({ min: 0 }) transactions!: number;
  @IntegerField({ min: 0 }) accounts!: number;
  @IntegerField({ min: 0 }) budgets!: number;

  @IntegerField({ min: 0 }, { description: 'beside those that every ledger begins with' })
  categories!: number;
}
