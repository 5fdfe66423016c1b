import picocolors from 'picocolors';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** The colors to print with: none when the user, the environment or the terminal is against them, or it is a file. */
export function colorsFor({ color }: { readonly color: boolean }, isFile = false): Colors {
  return picocolors.createColors(
    color && !isFile && process.env['FORCE_COLOR'] !== '0' && picocolors.isColorSupported,
  );
}
