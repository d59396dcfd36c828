import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { ArgumentMetadata } from '@nestjs/common';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { Transform } from 'class-transformer';
import { validationPipe } from './validation.js';

class States {
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => [value].flat())
  @IsIn(['open', 'ended'], { each: true })
  state?: string[];
}

class Words {
  @IsString() state!: string;
}

const asked = (metatype: new () => object): ArgumentMetadata => ({ type: 'query', metatype });

describe('queries', () => {
  const pipe = validationPipe();
  const read = (query: object, metatype: new () => object = States): Promise<unknown> =>
    pipe.transform(query, asked(metatype)) as Promise<unknown>;

  it('are read once for the same words, and cannot be changed by whoever gets them', async () => {
    const first = (await read({ state: 'open' })) as States;
    expect(first).toEqual({ state: ['open'] });
    expect(await read({ state: 'open' })).toBe(first);
    expect(await read({ state: ['open', 'ended'] })).toEqual({ state: ['open', 'ended'] });
    expect(() => first.state!.push('ended')).toThrow(TypeError);
    expect(() => (first.state = [])).toThrow(TypeError);
  });

  it('are read for each kind of its own', async () => {
    expect(await read({ state: 'open' }, Words)).toEqual({ state: 'open' });
    expect(await read({ state: 'open' })).toBeInstanceOf(States);
  });

  it('that are wrong stay wrong', async () => {
    for (const wrong of [{ state: 'shut' }, { state: 'shut' }, { constructor: 'x' }, { constructor: 'x' }]) {
      await expect(read(wrong)).rejects.toMatchObject({ code: 'request.invalid' });
    }
  });
});
