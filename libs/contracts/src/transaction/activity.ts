import {
  FlagField,
  IdField,
  ids,
  InstantField,
  IntegerField,
  ListField,
  NameField,
  names,
  ObjectField,
  ObjectsField,
  StringField,
  TextField,
} from '../fields';

/** What becomes of each of many transactions; what is absent stays. */
export class ManyChangesDto {
  @IdField({ optional: true, nullable: true, description: 'null = uncategorised' }) categoryId?: string | null;
  @IdField({ optional: true, description: 'the account that they are in, of the same currency' }) accountId?: string;
  @NameField(200, { optional: true }) payeeName?: string;
  @TextField(1000, { optional: true, nullable: true }) note?: string | null;
  @FlagField({ optional: true }) reviewed?: boolean;
  @ListField(names(50), { max: 20 }, { optional: true }) addTags?: string[];
  @ListField(names(50), { max: 20 }, { optional: true }) removeTags?: string[];
  @FlagField({ optional: true, description: 'deletes them; stands alone' }) delete?: boolean;
}

export class ChangeManyRequest {
  @ListField(ids, { min: 1, max: 1000, unique: true }) ids!: string[];
  @ObjectField(() => ManyChangesDto) changes!: ManyChangesDto;
  @FlagField({ optional: true, description: 'says what would happen, and changes nothing' })
  dryRun?: boolean;
}

class RefusedRowResponse {
  @IdField() id!: string;
  @StringField({ description: 'why it stays as it is', example: 'category-and-splits' }) code!: string;
}

export class ChangeManyResponse {
  @IntegerField({}, { description: 'of the ids those that are there' }) matched!: number;
  @IntegerField() changed!: number;
  @IntegerField({}, { description: 'that are so already' }) unchanged!: number;

  @ObjectsField(() => RefusedRowResponse, {}, { description: 'that stay as they are; the others are changed' })
  refused!: RefusedRowResponse[];

  @IdField({ nullable: true, description: 'by which it is undone; null where nothing was changed' })
  activityId!: string | null;
}

export class UndoActivityResponse {
  @IdField() id!: string;
  @InstantField() undoneAt!: string;
  @IntegerField({}, { description: 'transactions that are as they were before' }) restored!: number;
}
