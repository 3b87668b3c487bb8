// Builds the npm package's content into dist/: one module, and its types.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
await build({ entryPoints: ['src/module.ts'], bundle: true, format: 'esm', target: 'es2022', packages: 'external', sourcemap: true, outfile: 'dist/module.js' });
execFileSync('npx', ['--no-install', 'tsc', '--noEmit', 'false', '--rootDir', 'src', '--declaration', '--emitDeclarationOnly', '--outDir', 'dist'], { stdio: 'inherit', shell: process.platform === 'win32' });

// Node's own resolution wants the file's ending, which the sources leave to the bundler.
for (const name of readdirSync('dist').filter(file => file.endsWith('.d.ts'))) {
  const types = readFileSync(`dist/${name}`, 'utf8');
  writeFileSync(`dist/${name}`, types.replace(/(from\s+["']\.\/[\w-]+)(["'])/g, '$1.js$2'));
}
