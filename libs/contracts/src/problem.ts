import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** One field at fault, inside a problem document. */
export class ProblemItemResponse {
  @ApiProperty({ type: String, example: '/amount/currency', description: 'JSON pointer, or `?name` for a parameter.' })
  pointer!: string;

  @ApiProperty({ type: String, example: 'currency-unknown' })
  code!: string;

  @ApiProperty({ type: String })
  detail!: string;
}

/** Every refusal of every service (RFC 9457). */
export class ProblemResponse {
  @ApiProperty({ type: String, description: 'Where the error is explained.' })
  type!: string;

  @ApiProperty({ type: String })
  title!: string;

  @ApiProperty({ type: Number, example: 422 })
  status!: number;

  @ApiProperty({ type: String })
  detail!: string;

  @ApiPropertyOptional({ type: String })
  instance?: string;

  @ApiProperty({ type: String, example: 'validation-failed', description: 'Stable name of the error.' })
  code!: string;

  @ApiPropertyOptional({ type: [ProblemItemResponse] })
  errors?: ProblemItemResponse[];

  @ApiPropertyOptional({ type: String })
  requestId?: string;
}
