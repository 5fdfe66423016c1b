import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Linter } from 'eslint';
import { applyEdit } from '../report/suggestion.js';
import { diffLines, type DiffLine } from '../report/text-diff.js';
import type { Answer, Proposal } from './apply.js';
import { codeFrame, linesOf, printable } from './code-frame.js';
import type { Colors } from './colors.js';

export interface Asker {
  readonly ask: (proposal: Proposal) => Promise<Answer>;
  readonly say: (text: string) => void;
  readonly close: () => void;
  /** Did Ctrl-C end it? */
  readonly wasInterrupted: () => boolean;
}

const help = `y  accept: write this edit
n  skip this finding
o  show the other suggestion, where there are several
q  quit; what was accepted stays
?  this help`;

/** Asks on the terminal, or whatever standard input is; its end, and Ctrl-C, are an answer too: quit. */
export function terminalAsker(colors: Colors): Asker {
  const lines = new LineReader(createInterface({ input: process.stdin, output: process.stdout }));
  const say = (text: string): void => console.log(text);
  return {
    ask: (proposal) => askAbout(proposal, lines, say, colors),
    say,
    close: () => lines.close(),
    wasInterrupted: () => lines.wasInterrupted,
  };
}

async function askAbout(
  { filePath, text, message, suggestions }: Proposal,
  lines: LineReader,
  say: (text: string) => void,
  colors: Colors,
): Promise<Answer> {
  const place = `${path.relative('', filePath)}:${message.line}:${message.column}`;
  say(`\n${colors.underline(place)}  ${colors.dim(message.ruleId ?? '')}\n${message.message}`);
  say(codeFrame(linesOf(text), message, colors));
  let shown = 0;
  say(printSuggestion(text, suggestions, shown, colors));
  for (;;) {
    const choices = suggestions.length > 1 ? 'y,n,o,q,?' : 'y,n,q,?';
    const answer = await lines.ask(`${colors.bold('Accept this edit')} [${choices}]? `);
    const suggestion = suggestions[shown];
    switch (answer?.trim().toLowerCase()) {
      case 'y':
        if (suggestion) return { kind: 'accept', suggestion };
        break;
      case 'n':
        return { kind: 'skip' };
      case 'q':
      case undefined:
        return { kind: 'quit' };
      case 'o':
        if (suggestions.length > 1) {
          shown = (shown + 1) % suggestions.length;
          say(printSuggestion(text, suggestions, shown, colors));
          break;
        }
        say(help);
        break;
      default:
        say(help);
    }
  }
}

function printSuggestion(
  text: string,
  suggestions: readonly Linter.LintSuggestion[],
  index: number,
  colors: Colors,
): string {
  const suggestion = suggestions[index];
  if (!suggestion) return '';
  const which = suggestions.length > 1 ? ` (${index + 1} of ${suggestions.length})` : '';
  const lines = diffLines(text, applyEdit(text, suggestion.fix)).map((line) => printDiffLine(line, colors));
  return [`\n${colors.bold(suggestion.desc)}${which}`, ...lines].join('\n');
}

function printDiffLine({ kind, text }: DiffLine, colors: Colors): string {
  const shown = printable(text);
  if (kind === 'added') return colors.green(`+${shown}`);
  if (kind === 'removed') return colors.red(`-${shown}`);
  return kind === 'hunk' ? colors.cyan(shown) : ` ${shown}`;
}

/** Lines as they are asked for; those that came before the question, as from a pipe, are kept. */
class LineReader {
  readonly #interface: Interface;
  readonly #waiting: string[] = [];
  readonly #interrupt = (): void => {
    this.wasInterrupted = true;
    this.#interface.close();
  };
  wasInterrupted = false;
  #isOver = false;
  #wake: () => void = () => undefined;

  constructor(lines: Interface) {
    this.#interface = lines;
    lines.on('line', (line) => {
      this.#waiting.push(line);
      this.#wake();
    });
    lines.on('SIGINT', this.#interrupt); // from a terminal
    process.on('SIGINT', this.#interrupt); // from elsewhere
    lines.on('close', () => {
      this.#isOver = true;
      this.#wake();
    });
  }

  /** The next line; undefined when there is none any more. */
  async ask(question: string): Promise<string | undefined> {
    if (!this.#isOver) {
      this.#interface.setPrompt(question);
      this.#interface.prompt();
    }
    while (this.#waiting.length === 0 && !this.#isOver) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    return this.wasInterrupted ? undefined : this.#waiting.shift();
  }

  close(): void {
    process.off('SIGINT', this.#interrupt);
    this.#interface.close();
  }
}
