import { Injectable, type PipeTransform } from '@nestjs/common';
import { Problem } from '../problems/problems';

/** The same for the OpenAPI document. */
export const nameSchema = { type: 'string', minLength: 1, pattern: '^[^\\u0000]+$' };

/** What PostgreSQL cannot store is the name of nothing: the same 404 as for a name that does not exist. */
@Injectable()
export class NamePipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (value.includes('\u0000')) throw new Problem('not-found', 'Nothing has this name.');
    return value;
  }
}
