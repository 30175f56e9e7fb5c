import { FlagField, IdField, ids, IntegerField, ListField, ObjectField, ObjectsField } from '../fields';
import { TransactionResponse } from './transactions';

class TwinPairResponse {
  @ObjectField(() => TransactionResponse, { description: 'the earlier one' }) kept!: TransactionResponse;
  @ObjectField(() => TransactionResponse, { description: 'the one that came again' }) twin!: TransactionResponse;
}

export class TwinList {
  @ObjectsField(() => TwinPairResponse) items!: TwinPairResponse[];
  @FlagField({ description: 'there are others, which come when these are gone' }) more!: boolean;
}

export class RemoveTwinsRequest {
  @ListField(ids, { min: 1, max: 200, unique: true }, { description: 'of the ones that came again' }) ids!: string[];
}

export class RemoveTwinsResponse {
  @IdField({ description: 'of the removal, by which it is undone' }) id!: string;
  @IntegerField({}, { description: 'transactions that were removed' }) removed!: number;
}

export class RestoreTwinsResponse {
  @IntegerField({}, { description: 'transactions that are back' }) restored!: number;
}
