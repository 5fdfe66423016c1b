// Turns the command's JSON into one line per finding, as examples/shop.expected.txt has them.
import path from 'node:path';
import { json } from 'node:stream/consumers';

for (const { filePath, messages } of await json(process.stdin)) {
  const file = path.relative('', filePath).replaceAll(path.sep, '/');
  for (const { line, ruleId } of messages) console.log(`${file}:${line} ${ruleId}`);
}
