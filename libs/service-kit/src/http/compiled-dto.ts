import { TransformationType } from 'class-transformer';
import { defaultMetadataStorage as transformations } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, type ValidatorConstraintInterface } from 'class-validator';

/** How class-transformer is asked: what is not sent is not there, and nothing is turned into something else by itself. */
export const TRANSFORM_OPTIONS = { enableImplicitConversion: false, exposeUnsetFields: false };

type DtoClass = new () => object;
type Dto = Record<string, unknown>;
type Check = (value: unknown, dto: object) => boolean;
type Transform = (value: unknown, source: object) => unknown;

interface Field {
  name: string;
  transforms: readonly Transform[];
  /** The field is looked at where all of them hold. */
  conditions: readonly Check[];
  checks: readonly Check[];
  /** What the value, or each element of it, is an instance of. */
  nested: CompiledDto | undefined;
}

/**
 * A class with what its decorators said, looked up once. It knows only one answer, that a value is fine: whatever it cannot
 * vouch for goes to class-transformer and class-validator, which are slow, and which say what is wrong.
 */
class CompiledDto {
  private readonly fields: ReadonlyMap<string, Field>;

  constructor(
    private readonly type: DtoClass,
    private readonly list: readonly Field[],
  ) {
    this.fields = new Map(list.map((field) => [field.name, field]));
  }

  /** The instance that class-transformer would make, where class-validator would find nothing wrong with it. */
  validated(source: object): object | undefined {
    const dto = this.made(source);
    return dto !== undefined && this.accepts(dto) ? dto : undefined;
  }

  /** Nothing is checked yet, so that a list that is too long is refused before its elements are looked at. */
  made(source: object): object | undefined {
    if (Object.getPrototypeOf(source) !== Object.prototype) return undefined;
    const dto = new this.type() as Dto;
    for (const name of Object.keys(source)) {
      const field = this.fields.get(name);
      if (field === undefined) return undefined;
      let value = copied((source as Dto)[name], field.nested);
      if (value === undefined) return undefined;
      for (const transform of field.transforms) value = transform(value, source);
      if (value !== undefined) dto[name] = value;
    }
    return dto;
  }

  accepts(dto: object): boolean {
    return Object.getPrototypeOf(dto) === this.type.prototype && this.list.every((field) => isFine(field, dto as Dto));
  }
}

function isFine({ name, conditions, checks, nested }: Field, dto: Dto): boolean {
  const value = dto[name];
  if (!conditions.every((condition) => condition(value, dto))) return true;
  if (!checks.every((check) => check(value, dto))) return false;
  return nested === undefined || value === undefined || isFineInside(value, nested);
}

function isFineInside(value: unknown, type: CompiledDto): boolean {
  if (Array.isArray(value)) return value.every((element) => isFineInside(element, type));
  return value !== null && typeof value === 'object' && type.accepts(value);
}

/** Undefined for what no JSON holds, and for an object that nobody said the class of. */
function copied(value: unknown, nested: CompiledDto | undefined): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value !== 'object') return undefined;
  if (!Array.isArray(value)) return nested?.made(value);
  const list: unknown[] = [];
  // A loop that sees the gaps of a list as well.
  for (const element of value) {
    const copy = copied(element, nested);
    if (copy === undefined) return undefined;
    list.push(copy);
  }
  return list;
}

const compiled = new WeakMap<DtoClass, CompiledDto | typeof NEVER>();
const NEVER = 'never';

/** Undefined for a class that has a decorator, or anything else, that is not known here. */
export function compiledDto(type: DtoClass): CompiledDto | undefined {
  let found = compiled.get(type);
  if (found === undefined) {
    // A class that holds itself is not compiled.
    compiled.set(type, NEVER);
    found = compile(type) ?? NEVER;
    compiled.set(type, found);
  }
  return found === NEVER ? undefined : found;
}

function compile(type: DtoClass): CompiledDto | undefined {
  const storage = getMetadataStorage();
  const rules = storage.getTargetValidationMetadatas(type, '', false, false);
  if (rules.length === 0 || hidesFields(type) || Object.keys(new type()).length > 0) return undefined;
  const fields: Field[] = [];
  for (const [name, own] of Object.entries(storage.groupByPropertyName(rules))) {
    const field = compileField(type, name, own);
    if (field === undefined) return undefined;
    fields.push(field);
  }
  return new CompiledDto(type, fields);
}

function hidesFields(type: DtoClass): boolean {
  const named = [...transformations.getExposedMetadatas(type), ...transformations.getExcludedMetadatas(type)];
  return named.length > 0 || transformations.getStrategy(type) !== 'none';
}

type TypeMetadata = ReturnType<typeof transformations.findTypeMetadata>;
type Rule = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];

/** A field whose rules are all known; what an object in it is, both packages have to say. */
function compileField(type: DtoClass, name: string, rules: readonly Rule[]): Field | undefined {
  if (name in (type.prototype as object)) return undefined;
  const typed = transformations.findTypeMetadata(type, name) as TypeMetadata | undefined;
  const nested = typed && classOf(typed);
  const isNested = rules.some((rule) => rule.type === 'nestedValidation');
  if (isNested !== (typed !== undefined) || isNested !== (nested !== undefined)) return undefined;
  const transforms = transformsOf(type, name);
  const checks = checksOf(type, rules);
  if (transforms === undefined || checks === undefined) return undefined;
  const conditions = rules.filter(isCondition).map(({ constraints }): Check => {
    const holds = constraints[0] as (dto: object, value: unknown) => boolean;
    return (value, dto) => holds(dto, value);
  });
  return { name, transforms, conditions, checks, nested };
}

const isCondition = (rule: Rule): boolean => rule.type === 'conditionalValidation';
const hasOptions = ({ options }: { options?: object }): boolean => Object.keys(options ?? {}).length > 0;

function classOf(typed: TypeMetadata): CompiledDto | undefined {
  const { typeFunction, reflectedType } = typed;
  // A list may have to become a Set or a Map, and the class may depend on the value.
  if (hasOptions(typed) || typeFunction.length > 0) return undefined;
  const type = typeFunction() as DtoClass;
  return [undefined, Object, Array, type].includes(reflectedType as DtoClass) ? compiledDto(type) : undefined;
}

function transformsOf(type: DtoClass, name: string): Transform[] | undefined {
  const found = transformations.findTransformMetadatas(type, name, TransformationType.PLAIN_TO_CLASS);
  if (found.some(hasOptions)) return undefined;
  const asked = { key: name, type: TransformationType.PLAIN_TO_CLASS, options: TRANSFORM_OPTIONS };
  return found.map(
    ({ transformFn }): Transform =>
      (value, obj) =>
        transformFn({ ...asked, value, obj }),
  );
}

/** The rules of a field, the size of a list before its elements. */
function checksOf(type: DtoClass, rules: readonly Rule[]): Check[] | undefined {
  const checks: Check[] = [];
  for (const rule of [...rules].sort((left, right) => Number(left.each === true) - Number(right.each === true))) {
    if (isCondition(rule) || rule.type === 'nestedValidation') continue;
    const validators = getMetadataStorage().getTargetValidatorConstraints(rule.constraintCls);
    if (rule.type !== 'customValidation' || rule.validateIf || validators.some(({ async }) => async)) return undefined;
    checks.push(...validators.map(({ instance }) => checkOf(type, rule, instance)));
  }
  return checks;
}

function checkOf(type: DtoClass, rule: Rule, validator: ValidatorConstraintInterface): Check {
  const { propertyName: property, constraints } = rule;
  // Only a plain yes counts: a promise would be one as well.
  const holds = (element: unknown, value: unknown, object: object) =>
    validator.validate(element, { targetName: type.name, property, object, value, constraints }) === true;
  if (!rule.each) return (value, dto) => holds(value, value, dto);
  return (value, dto) =>
    Array.isArray(value)
      ? value.every((element) => holds(element, value, dto))
      : !(value instanceof Object) && holds(value, value, dto);
}
