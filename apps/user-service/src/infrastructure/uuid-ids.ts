import { Injectable } from '@nestjs/common';
import { Ids } from '@pft/kernel';
import { v7 } from 'uuid';

@Injectable()
export class UuidIds extends Ids {
  next(): string {
    return v7();
  }
}
