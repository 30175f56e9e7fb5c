import { Injectable } from '@nestjs/common';
import { sampleHousehold } from '@pft/demo';
import { type Household, HouseholdSource } from '../../application/sample/household-source';

@Injectable()
export class DemoHousehold extends HouseholdSource {
  until(today: string): Household {
    return sampleHousehold(today);
  }
}
