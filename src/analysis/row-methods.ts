/** Methods of a list that give back a list of some or all of its elements. */
export const keepsElements: ReadonlySet<string> = new Set(
  'filter reverse slice sort toReversed toSorted'.split(' '),
);

/** Methods of a list that give back one of its elements. */
export const givesElement: ReadonlySet<string> = new Set(['find', 'findLast', 'at', 'pop', 'shift']);

/** Methods of a list that hand its elements to a function. */
export const handsElements: ReadonlySet<string> = new Set(
  'every filter find findIndex findLast findLastIndex flatMap forEach map reduce some sort toSorted'.split(
    ' ',
  ),
);
