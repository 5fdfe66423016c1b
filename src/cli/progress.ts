import yoctoSpinner from 'yocto-spinner';

/** A progress line on the terminal, for runs that take longer than a second. Elsewhere it does nothing. */
export function startProgress(total: number): { show(done: number): void; stop(): void } {
  const started = performance.now();
  const spinner = yoctoSpinner();
  const isTerminal = process.stderr.isTTY && !process.env['CI'];
  return {
    show(done) {
      if (!isTerminal || performance.now() - started < 1000) return;
      spinner.start(`${done} of ${total} files`);
    },
    stop() {
      spinner.stop();
    },
  };
}
