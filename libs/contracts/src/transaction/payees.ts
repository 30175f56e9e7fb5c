import { IntegerField, NameField, pageOf, StringField } from '../fields';

class PayeeResponse {
  @StringField({ example: 'Hofer', description: 'as most of its transactions have it' }) name!: string;
  @IntegerField({}, { description: 'whose payee is called so, in capitals or not' }) transactions!: number;
}

export class PayeePage extends pageOf(() => PayeeResponse) {}

export class RenamePayeeRequest {
  @NameField(200, { description: 'one that is there already makes the two one' }) name!: string;
}

export class RenamePayeeResponse {
  @StringField() name!: string;
  @IntegerField({}, { description: 'transactions that were renamed' }) updated!: number;
}
