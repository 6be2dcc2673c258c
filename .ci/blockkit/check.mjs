// Types each payload as Slack's own SDK would: writes one TypeScript file of
// constants and lets the compiler read it.
//
//   node check.mjs TYPES DIR|FILE…
//
// TYPES is a folder with node_modules. A literal with a type in front may have no
// field too many, so that an unknown field is an error and not only a wrong one.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const header = `import type { HomeView, KnownBlock, MessageMetadata, ModalView } from '@slack/types';

type Known<V> = Omit<V, 'blocks'> & { blocks: KnownBlock[] };
type Message = { text: string; blocks?: KnownBlock[]; metadata?: MessageMetadata };
type Modal = Known<ModalView>;
type Home = Known<HomeView>;
`;

const [types, ...paths] = process.argv.slice(2);
const payloads = paths.flatMap(jsonFiles).map(read);
if (payloads.length === 0) {
  fail(`no JSON file in ${paths.join(' ')}`);
}
const work = mkdtempSync(join(types, 'check-')); // beside node_modules, where the compiler looks for @slack/types
process.on('exit', () => rmSync(work, { recursive: true }));
writeFileSync(join(work, 'payloads.ts'), header + payloads.map(declare).join(''));
writeFileSync(join(work, 'tsconfig.json'), JSON.stringify({
  files: ['payloads.ts'],
  compilerOptions: {
    strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true, types: [], module: 'nodenext',
  },
}));
report(compile());

function jsonFiles(path) {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  const names = readdirSync(path, { recursive: true }).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(path, name));
}

function read(path) {
  try {
    return { path, value: JSON.parse(readFileSync(path, 'utf8')) };
  } catch (error) {
    fail(`${path}: ${error.message}`);
  }
}

// TypeScript reads JSON as it stands.
function declare({ value }, i) {
  const type = { modal: 'Modal', home: 'Home' }[value?.type] ?? 'Message';
  return `export const m${i}: ${type} = ${JSON.stringify(value, null, 2)};\n`;
}

function compile() {
  const tsc = join(types, 'node_modules', 'typescript', 'bin', 'tsc');
  return spawnSync(process.execPath, [tsc, '--project', work, '--pretty', 'false'], { encoding: 'utf8' });
}

// Says the payload's own file and line; the compiler's continuation lines follow.
function report({ status, stdout, stderr }) {
  const starts = lines(header).length - 1;
  const places = payloads.flatMap((payload, i) => lines(declare(payload, i)).slice(0, -1).map(() => payload.path));
  for (const line of lines(stdout.trimEnd())) {
    const found = /^.*payloads\.ts\((\d+),\d+\): (.*)$/.exec(line);
    console.error(found ? `${places[found[1] - 1 - starts]}: ${found[2]}` : line);
  }
  process.stderr.write(stderr);
  if (status !== 0) {
    fail('some payloads are not what Slack describes');
  }
  console.log(`${payloads.length} payloads are what Slack describes`);
}

function lines(text) {
  return text.split('\n');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
