import type { Folder } from './install.js';

/** Where a program gets its answers from. */
export type EngineName =
  | 'PGlite'
  | 'PostgreSQL'
  | 'MariaDB'
  | 'SQLite'
  | 'Redis'
  | 'memory'
  | 'HTTP'
  | 'MongoDB commands'
  | 'DynamoDB requests';

/** A small program, which is run before and after each suggestion that is made for it. */
export interface Program {
  readonly library: string;
  /** What it does, in the words of the table. */
  readonly pattern: string;
  readonly engine: EngineName;
  /** The versions of the libraries; the newest, if nothing else is said. */
  readonly folder?: Folder;
  /** A module that exports `run`, and `close` where something has to be closed. */
  readonly code: string;
  /** The arguments of `run`, one list for each call. The first one is for the table. */
  readonly inputs: readonly (readonly unknown[])[];
  readonly isTsx?: boolean;
  /** The code as it stands, and not the same with the line breaks that Prettier makes. */
  readonly expects?:
    | 'same'
    /** `lose` makes the program lose what it took; `isServed` says whether somebody still gets one. */
    | 'no more losses'
    /** `timeLeft` gives the seconds that an entry has left, `null` if it stays. */
    | 'expiry';
}

/** The module that a program is. */
export interface ProgramModule {
  readonly run: (...input: never[]) => unknown;
  readonly close?: () => unknown;
  readonly lose?: () => Promise<void>;
  readonly isServed?: () => Promise<boolean>;
  readonly timeLeft?: () => Promise<number | null>;
}
