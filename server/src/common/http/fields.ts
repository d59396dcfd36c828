import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { isLocalDate } from '@motcua/shared/calendar';
import { Transform, Type as TransformType } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** Anything a person may type on one line: no line breaks, no control characters, no lone surrogates. */
const ONE_LINE = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;
/** The same with line breaks and tabs. */
const LINES = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;
const CIVIL_DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;

interface FieldOptions {
  readonly example?: unknown;
  readonly description?: string;
  readonly optional?: boolean;
}

/** Absent is allowed, null is not: a field either says something or is left out. */
const presence = ({ optional }: FieldOptions): PropertyDecorator[] =>
  optional ? [ValidateIf((_dto: unknown, value: unknown) => value !== undefined)] : [];

const documented = (options: FieldOptions, schema: Record<string, unknown>): PropertyDecorator => {
  const all = {
    ...schema,
    ...(options.example !== undefined && { example: options.example }),
    ...(options.description !== undefined && { description: options.description }),
  };
  return options.optional ? ApiPropertyOptional(all) : ApiProperty(all);
};

/** A value as it came, before any check. */
export interface Raw {
  readonly value: unknown;
}

/** A parameter given once is a list of one. */
export const listOf = (value: unknown): unknown => (typeof value === 'string' ? [value] : value);

const composed = (anyNfc: unknown): unknown => (typeof anyNfc === 'string' ? anyNfc.normalize('NFC').trim() : anyNfc);

/** One line of text, in NFC and without blanks around it. */
export function Line(options: FieldOptions & { max?: number; min?: number; pattern?: RegExp } = {}): PropertyDecorator {
  const { max = 200, min = 1, pattern } = options;
  return applyDecorators(
    ...presence(options),
    Transform(({ value }: Raw) => composed(value)),
    IsString(),
    Length(min, max),
    Matches(ONE_LINE, { message: 'control characters' }),
    ...(pattern ? [Matches(pattern)] : []),
    documented(options, {
      type: 'string',
      minLength: min,
      maxLength: max,
      ...(pattern && { pattern: pattern.source }),
    }),
  );
}

/** Text of several lines, e.g. a reason. */
export function Lines(options: FieldOptions & { max?: number; min?: number } = {}): PropertyDecorator {
  const { max = 1000, min = 1 } = options;
  return applyDecorators(
    ...presence(options),
    Transform(({ value }: Raw) => composed(value)),
    IsString(),
    Length(min, max),
    Matches(LINES, { message: 'control characters' }),
    documented(options, { type: 'string', minLength: min, maxLength: max }),
  );
}

export function Uuid(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(...presence(options), IsUUID(), documented(options, { type: 'string', format: 'uuid' }));
}

export function Whole(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  const { min = 0, max = 1_000_000_000 } = options;
  return applyDecorators(
    ...presence(options),
    IsInt(),
    Min(min),
    Max(max),
    documented(options, { type: 'integer', minimum: min, maximum: max }),
  );
}

/** A whole number in a query string. */
export function QueryWhole(options: FieldOptions & { min?: number; max?: number } = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: Raw) => (typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value)),
    Whole(options),
  );
}

export function Flag(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(...presence(options), IsBoolean(), documented(options, { type: 'boolean' }));
}

/** `true` or `false` in a query string. */
export function QueryFlag(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: Raw) => (value === 'true' ? true : value === 'false' ? false : value)),
    Flag(options),
  );
}

export function OneOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    IsIn(values),
    documented({ example: values[0], ...options }, { type: 'string', enum: [...values] }),
  );
}

/** One or several of the declared words in a query string: `state=a&state=b`. */
export function QuerySet(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    Transform(({ value }: Raw) => listOf(value)),
    IsArray(),
    ArrayMaxSize(values.length),
    IsIn(values, { each: true }),
    documented(options, { type: 'array', items: { type: 'string', enum: [...values] } }),
  );
}

/** A civil date `YYYY-MM-DD`; that the day exists is checked where it is used. */
export function CivilDate(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    Matches(CIVIL_DATE, { message: 'not a date' }),
    documented({ example: '2026-11-23', ...options }, { type: 'string', format: 'date' }),
  );
}

/** JavaScript reads the 30th of February as the 2nd of March; a promise must not move like that. */
const dayExists = (value: unknown): boolean =>
  typeof value === 'string' && (isLocalDate(value.slice(0, 10)) || BEFORE_1000.test(value));
/** Days that the calendar does not reckon with: whoever asks what is to happen on one is answered by a rule of theirs. */
const BEFORE_1000 = /^0(?!000)\d{3}-/;

/** 9 o'clock where? An instant without its zone would be another one on each computer. */
const namesZone = (value: unknown): boolean => typeof value !== 'string' || !WITHOUT_ZONE.test(value);

/** An instant with its offset, ISO 8601, on a day that exists. */
export function Instant(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    Matches(INSTANT, { message: 'not an instant' }),
    ValidateBy({ name: 'namesZone', validator: { validate: namesZone } }),
    ValidateBy({ name: 'dayExists', validator: { validate: dayExists } }),
    documented({ example: '2026-11-23T09:00:00+07:00', ...options }, { type: 'string', format: 'date-time' }),
  );
}

/** Swagger knows a class that comes later by the function's name: it must be `type`. */
const lazily = (nested: () => Type): { type: () => Type } => ({ type: () => nested() });

export function Nested(type: () => Type, options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    IsObject(),
    ValidateNested(),
    TransformType(type),
    options.optional ? ApiPropertyOptional(lazily(type)) : ApiProperty(lazily(type)),
  );
}

export function NestedList(
  type: () => Type,
  options: FieldOptions & { min?: number; max?: number } = {},
): PropertyDecorator {
  const { min = 0, max = 100 } = options;
  return applyDecorators(
    ...presence(options),
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    TransformType(type),
    options.optional
      ? ApiPropertyOptional({ ...lazily(type), isArray: true })
      : ApiProperty({ ...lazily(type), isArray: true }),
  );
}

export function WordList(values: readonly string[], options: FieldOptions & { min?: number } = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    IsArray(),
    ArrayMinSize(options.min ?? 0),
    ArrayMaxSize(values.length),
    IsIn(values, { each: true }),
    documented(options, { type: 'array', items: { type: 'string', enum: [...values] } }),
  );
}

export function LineList(options: FieldOptions & { max?: number } = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    IsArray(),
    ArrayMaxSize(options.max ?? 100),
    IsString({ each: true }),
    Length(1, 200, { each: true }),
    Matches(ONE_LINE, { each: true, message: 'control characters' }),
    documented(options, { type: 'array', items: { type: 'string' } }),
  );
}

/** Codes or names of one pattern, none of them twice. */
export function CodeList(pattern: RegExp, options: FieldOptions & { max?: number } = {}): PropertyDecorator {
  const { max = 100 } = options;
  return applyDecorators(
    ...presence(options),
    IsArray(),
    ArrayMaxSize(max),
    ArrayUnique(),
    Matches(pattern, { each: true }),
    documented(options, {
      type: 'array',
      maxItems: max,
      uniqueItems: true,
      items: { type: 'string', pattern: pattern.source },
    }),
  );
}

export function AnyObject(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    IsObject(),
    documented(options, { type: 'object', additionalProperties: true }),
  );
}
