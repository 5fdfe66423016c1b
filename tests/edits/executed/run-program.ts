import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import type { Engine } from './engines.js';
import { pathOf } from './install.js';
import type { Program, ProgramModule } from './program.js';
import { shapeOf } from './shape.js';

/** What can be seen of a call of `run` from outside. */
export interface Outcome {
  /** What was returned or thrown, with types. */
  readonly result: unknown;
  /** What the engine holds afterwards. */
  readonly state: unknown;
}

/** What a program did. */
export interface Trial {
  readonly outcomes: readonly Outcome[];
  /** What the first call sent. */
  readonly sent: readonly string[];
  /** How much of it was on the way at the same time, where the engine can tell. */
  readonly mostAtOnce: number | undefined;
  readonly isServed: boolean | undefined;
  readonly timeLeft: number | null | undefined;
}

/** Runs a program once for each of its inputs, each time on the same data. */
export async function tryProgram(program: Program, code: string, engine: Engine): Promise<Trial> {
  await engine.begin?.();
  await engine.reset();
  Object.assign(process.env, engine.environment);
  const module = await load(program, code);
  try {
    await resultOf(module, program.inputs[0] ?? []); // connects, and asks what libraries ask at first
    const outcomes: Outcome[] = [];
    let sent: readonly string[] = [];
    let mostAtOnce: number | undefined;
    for (const [index, input] of program.inputs.entries()) {
      await engine.reset();
      engine.sent.length = 0;
      const result = await resultOf(module, input);
      await engine.settle?.();
      if (index === 0) {
        sent = [...engine.sent];
        mostAtOnce = engine.mostAtOnce?.();
      }
      outcomes.push({ result, state: await engine.state() });
    }
    const timeLeft = await module.timeLeft?.();
    await module.lose?.();
    const isServed = await module.isServed?.();
    return { outcomes, sent, mostAtOnce, isServed, timeLeft };
  } finally {
    await Promise.race([module.close?.(), sleep(300)]); // a pool waits forever for what was lost
  }
}

async function resultOf({ run }: ProgramModule, input: readonly unknown[]): Promise<unknown> {
  try {
    return { returned: shapeOf(await run(...(structuredClone(input) as never[]))) };
  } catch (error) {
    return { thrown: shapeOf(error) };
  }
}

let count = 0;

/** Loads a program as a module beside its libraries, where vitest lets Node.js load it. */
async function load({ folder = 'newest', isTsx }: Program, code: string): Promise<ProgramModule> {
  const programs = join(pathOf(folder), 'node_modules', '.programs');
  mkdirSync(programs, { recursive: true });
  const { outputText } = ts.transpileModule(code, {
    fileName: isTsx ? 'program.tsx' : 'program.ts',
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      jsx: ts.JsxEmit.React,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      useDefineForClassFields: false,
      verbatimModuleSyntax: false,
    },
  });
  const path = join(programs, `${process.pid}-${count++}.mjs`);
  writeFileSync(path, outputText);
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as ProgramModule;
}
