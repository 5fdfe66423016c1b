import yoctoSpinner from 'yocto-spinner';

export interface Progress {
  readonly show: (done: number) => void;
  readonly stop: () => void;
}

/** A progress line on the terminal, for runs that take longer than a second. Elsewhere it does nothing. */
export function startProgress(total: number): Progress {
  const started = performance.now();
  const spinner = yoctoSpinner();
  const isTerminal = process.stderr.isTTY && !process.env['CI'];
  return {
    show: (done) => {
      if (isTerminal && performance.now() - started > 1000) spinner.start(`${done} of ${total} files`);
    },
    stop: () => void spinner.stop(),
  };
}
