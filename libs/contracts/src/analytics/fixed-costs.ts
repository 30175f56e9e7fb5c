import { ObjectsField, StringField } from '../fields';
import { MoneyDto, MoneyField } from '../money';

export class DueCostResponse {
  @StringField({ example: 'City Utilities' }) payee!: string;
  @StringField({ example: '2026-03-25', description: 'When it would come.' }) date!: string;
  @MoneyField({ description: 'As much as the last time.' }) amount!: MoneyDto;
  @MoneyField({ nullable: true, description: 'At today’s rate; null without one.' }) converted!: MoneyDto | null;
}

export class FixedCostsResponse {
  @MoneyField({ description: 'What of `spent` came in each of the three periods before too.' }) paid!: MoneyDto;
  @MoneyField({ description: 'What came in each of them and has not come yet.' }) due!: MoneyDto;
  @ObjectsField(() => DueCostResponse, {}, { description: 'What is due, by day.' }) rows!: DueCostResponse[];
}
