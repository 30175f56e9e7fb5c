import { DayField, IdField, IntegerField, NameField, pageOf, StringField, TextField } from '../fields';
import { MoneyDto, MoneyField } from '../money';
import { ShortListQuery } from '../page';

export class PayeesQuery extends ShortListQuery {
  @TextField(200, {
    optional: true,
    description:
      'a part of the name, without regard to capitals and accents; answers the best ones alone: those that begin so first, then the ones used most lately',
  })
  q?: string;
}

class PayeeResponse {
  @StringField({ example: 'Hofer', description: 'as most of its transactions have it' }) name!: string;
  @IntegerField({}, { description: 'whose payee is called so, in capitals or not' }) transactions!: number;
  @StringField({ example: 'Hofer', description: 'the same as `name`' }) payeeName!: string;
  @IntegerField({}, { description: 'the same as `transactions`' }) count!: number;
  @DayField({ description: 'of the latest of its transactions, as are the fields that follow' }) lastDate!: string;
  @IdField({ nullable: true, description: 'null also where that is split or a transfer' }) categoryId!: string | null;
  @IdField() accountId!: string;
  @MoneyField() amount!: MoneyDto;
}

export class PayeePage extends pageOf(() => PayeeResponse, {
  nextCursor: { description: 'always null where `q` is given' },
}) {}

export class RenamePayeeRequest {
  @NameField(200, { description: 'one that is there already makes the two one' }) name!: string;
}

export class RenamePayeeResponse {
  @StringField() name!: string;
  @IntegerField({}, { description: 'transactions that were renamed' }) updated!: number;
}
