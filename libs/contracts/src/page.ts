import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IsCursor, MayBeAbsent, WholeNumberInQuery } from './text';

/** A list that is short for nearly everybody: everything on one page unless the ledger is unusual. */
export class ShortListQuery {
  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: 200, default: 200 })
  @MayBeAbsent()
  @WholeNumberInQuery()
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;

  @ApiProperty({ required: false, type: 'string', description: 'nextCursor of the page before' })
  @MayBeAbsent()
  @IsCursor()
  cursor?: string;
}
