import { describeRequests } from '@pft/testing';
import { Exclude, Expose, Transform, Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Validate,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  ValidatePromise,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { compiledDto } from './compiled-dto';

class Inner {
  @IsString() text!: string;
}

class Simple {
  @IsOptional() @IsInt() count?: number;
  @IsString({ each: true }) words!: string[];
  @ValidateIf((dto: Simple, value) => dto.count === 1 || value !== undefined) @Length(2, 5) name?: string;
  @Transform(({ value }) => (typeof value === 'string' ? value.trim() : (value as unknown))) @IsString() title!: string;
}

class Nested extends Inner {
  @ValidateNested() @Type(() => Simple) one!: Simple;
  @IsArray() @ArrayMaxSize(3) @ValidateNested({ each: true }) @Type(() => Inner) many!: Inner[];
  @IsOptional() @ValidateNested() @Type(() => Inner) loose?: Inner[] | null;
}

class Empty {
  a?: string;
}
class Allowed {
  @Allow() a?: string;
}
class Exposed {
  @Expose({ name: 'b' }) @IsString() a!: string;
}
@Exclude()
class Hidden {
  @Expose() @IsString() a!: string;
}
class Converted {
  @Type(() => Number) @IsInt() a!: number;
}
class MadeUnchecked {
  @Type(() => Inner) @IsOptional() a?: Inner;
}
class CheckedUnmade {
  @ValidateNested() a!: Inner;
}
class OfOneOfTwo {
  @ValidateNested()
  @Type(() => Inner, { discriminator: { property: 'kind', subTypes: [{ value: Simple, name: 'simple' }] } })
  a!: Inner;
}
class Depending {
  @ValidateNested() @Type((options) => (options?.property === 'a' ? Inner : Simple)) a!: Inner;
}
class InSet {
  @ValidateNested() @Type(() => Inner) a!: Set<Inner>;
}
class SometimesTransformed {
  @Transform(({ value }) => value as unknown, { groups: ['a'] }) @IsString() a!: string;
}
class SometimesChecked {
  @IsString({ validateIf: () => false }) a!: string;
}
@ValidatorConstraint({ async: true })
class Asked implements ValidatorConstraintInterface {
  validate = () => Promise.resolve(true);
}
class Later {
  @Validate(Asked) a!: string;
}
class Promised {
  @ValidatePromise() @IsString() a!: Promise<string>;
}
class WithDefault {
  @IsInt() a = 5;
}
class WithMethod {
  @IsOptional() a(): string {
    return '';
  }
}
class Recursive {
  @IsOptional() @ValidateNested() @Type(() => Recursive) a?: Recursive;
}
class AroundUnknown {
  @ValidateNested() @Type(() => Converted) a!: Converted;
}

describe('classes of bodies', () => {
  describeRequests([Simple, Nested], compiledDto, ['Simple', 'Nested']);

  it.each(
    [
      ...[Empty, Allowed, Exposed, Hidden, Converted, MadeUnchecked, CheckedUnmade, OfOneOfTwo, Depending, InSet],
      ...[SometimesTransformed, SometimesChecked, Later, Promised, WithDefault, WithMethod, Recursive, AroundUnknown],
    ].map((type) => ({ name: type.name, type })),
  )('are left to the slow way where something in them is not known: $name', ({ type }) => {
    expect(compiledDto(type)).toBeUndefined();
  });

  it('are never taken for a promise of a rule, whatever it will say', () => {
    class Promising {
      @ValidateBy({ name: 'promising', validator: { validate: () => Promise.resolve(false) } }) a!: string;
    }
    expect(compiledDto(Promising)?.validated({ a: 'a' })).toBeUndefined();
  });
});
