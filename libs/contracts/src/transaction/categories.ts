import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, Matches } from 'class-validator';
import { ID_OR_NONE, IsId, IsName, MayBeAbsent } from '../text';

export const CATEGORY_KINDS = ['income', 'expense'] as const;
export type CategoryKindDto = (typeof CATEGORY_KINDS)[number];

const COLOR = /^#[0-9a-f]{6}$/;
const ICON = /^[a-z0-9-]{1,40}$/;

export class AddCategoryRequest {
  @ApiProperty({ type: 'string', maxLength: 100, example: 'Groceries' })
  @IsName(100)
  name!: string;

  @ApiProperty({ enum: CATEGORY_KINDS })
  @IsIn(CATEGORY_KINDS)
  kind!: CategoryKindDto;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    required: false,
    nullable: true,
    description: 'a category of the same kind that has no parent itself',
  })
  @IsOptional()
  @IsId()
  parentId?: string | null;

  @ApiProperty({ type: 'string', required: false, nullable: true, example: '#2f9e44' })
  @IsOptional()
  @IsString()
  @Matches(COLOR)
  color?: string | null;

  @ApiProperty({ type: 'string', required: false, nullable: true, example: 'shopping-cart' })
  @IsOptional()
  @IsString()
  @Matches(ICON)
  icon?: string | null;
}

/** A merge patch: what is absent stays, null clears. The kind is for life. */
export class ChangeCategoryRequest {
  @ApiProperty({ type: 'string', required: false, maxLength: 100 })
  @MayBeAbsent()
  @IsName(100)
  name?: string;

  @ApiProperty({ type: 'string', format: 'uuid', required: false, nullable: true })
  @IsOptional()
  @IsId()
  parentId?: string | null;

  @ApiProperty({ type: 'string', required: false, nullable: true })
  @IsOptional()
  @IsString()
  @Matches(COLOR)
  color?: string | null;

  @ApiProperty({ type: 'string', required: false, nullable: true })
  @IsOptional()
  @IsString()
  @Matches(ICON)
  icon?: string | null;

  @ApiProperty({ type: 'boolean', required: false })
  @MayBeAbsent()
  @IsBoolean()
  archived?: boolean;
}

export class DeleteCategoryQuery {
  @ApiProperty({
    type: 'string',
    required: false,
    description: 'where its transactions go: the id of another category of its kind, or `none`; needed when it has any',
  })
  @MayBeAbsent()
  @IsString()
  @Matches(ID_OR_NONE)
  moveTo?: string;
}

export class CategoryResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'string' })
  name!: string;

  @ApiProperty({ enum: CATEGORY_KINDS })
  kind!: CategoryKindDto;

  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  parentId!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  color!: string | null;

  @ApiProperty({ type: 'string', nullable: true })
  icon!: string | null;

  @ApiProperty({ type: 'boolean' })
  archived!: boolean;

  @ApiProperty({ type: 'string', format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  updatedAt!: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  version!: number;
}

export class CategoryPage {
  @ApiProperty({ type: () => [CategoryResponse] })
  items!: CategoryResponse[];

  @ApiProperty({ type: 'string', nullable: true })
  nextCursor!: string | null;
}

export class PayeeCategoryResponse {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'string', example: 'HOFER' })
  payeeContains!: string;

  @ApiProperty({ enum: CATEGORY_KINDS })
  kind!: CategoryKindDto;

  @ApiProperty({ type: 'string', format: 'uuid' })
  categoryId!: string;

  @ApiProperty({ type: 'string', format: 'date-time' })
  createdAt!: string;
}

export class PayeeCategoryPage {
  @ApiProperty({ type: () => [PayeeCategoryResponse] })
  items!: PayeeCategoryResponse[];

  @ApiProperty({ type: 'string', nullable: true })
  nextCursor!: string | null;
}
