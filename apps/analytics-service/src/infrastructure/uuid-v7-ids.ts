import { Injectable } from '@nestjs/common';
import { Ids } from '@pft/kernel';
import { v7 as uuidv7 } from 'uuid';

@Injectable()
export class UuidV7Ids extends Ids {
  next(): string {
    return uuidv7();
  }
}
