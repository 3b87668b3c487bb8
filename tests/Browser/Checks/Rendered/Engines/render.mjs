// Renders pages with the engines of their languages: node render.mjs FOLDER LANGUAGE. Prints { file: { html } | { error } } as JSON.
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [folder, language] = [resolve(process.argv[2]), process.argv[3]];
const home = dirname(fileURLToPath(import.meta.url));
const m = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
const made = join(home, `made-${process.pid}`);

async function load(code) {
  mkdirSync(made, { recursive: true });
  const file = join(made, `m${Math.random().toString(36).slice(2)}.mjs`);
  writeFileSync(file, code);
  return import(pathToFileURL(file));
}

async function react(code, loader) {
  const { transform } = await import('esbuild');
  const { createElement } = await import('react');
  const { renderToStaticMarkup } = await import('react-dom/server');
  const { code: plain } = loader ? await transform(code, { loader, jsx: 'automatic' }) : { code };
  const { default: Page } = await load(plain);
  return renderToStaticMarkup(createElement(Page, { m }));
}

async function vue(code) {
  const { parse, compileScript } = await import('@vue/compiler-sfc');
  const { createSSRApp } = await import('vue');
  const { renderToString } = await import('@vue/server-renderer');
  const { descriptor, errors } = parse(code);
  if (errors.length) throw errors[0];
  const script = compileScript(descriptor, { id: 'x', inlineTemplate: true, templateOptions: { ssr: true } });
  const { default: component } = await load(script.content);
  return renderToString(createSSRApp(component, { m }));
}

async function svelte(code) {
  const { compile } = await import('svelte/compiler');
  const { render } = await import('svelte/server');
  const { default: component } = await load(compile(code, { generate: 'server' }).js.code);
  return render(component, { props: { m } }).body;
}

// Astro builds all pages of a project at once.
function astro(files) {
  const site = join(made, 'site');
  mkdirSync(join(site, 'src/pages'), { recursive: true });
  writeFileSync(join(site, 'package.json'), '{"type":"module"}');
  writeFileSync(join(site, 'src/model.json'), JSON.stringify(m));
  symlinkSync(join(home, 'node_modules'), join(site, 'node_modules'));
  for (const file of files) writeFileSync(join(site, 'src/pages', file), readFileSync(join(folder, file)));
  const built = spawnSync(join(home, 'node_modules/.bin/astro'), ['build'], { cwd: site, encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } });
  if (built.status !== 0) throw new Error(built.stderr + built.stdout);
  return file => readFileSync(join(site, 'dist', file.replace('.astro', ''), 'index.html'), 'utf8');
}

const engines = {
  jsx: code => react(code, 'jsx'),
  tsx: code => react(code, 'tsx'),
  mdx: async code => react(String(await (await import('@mdx-js/mdx')).compile(code))),
  markdown: async code => (await import('markdown-it')).default({ html: true }).render(code),
  vue,
  svelte,
  ejs: async code => (await import('ejs')).default.render(code, { m }),
  liquid: async code => new (await import('liquidjs')).Liquid().parseAndRender(code, { m }),
  nunjucks: async code => new (await import('nunjucks')).default.Environment(null, { autoescape: true }).renderString(code, { m }),
  twig: async code => (await import('twig')).default.twig({ data: code, autoescape: true, rethrow: true }).render({ m }),
  handlebars: async code => (await import('handlebars')).default.compile(code)({ m }),
};

const rendered = {};
try {
  const files = readdirSync(folder).filter(file => file.startsWith('page'));
  const render = language === 'astro' ? (built => async (_, file) => built(file))(astro(files)) : engines[language];
  for (const file of files) {
    try {
      rendered[file] = { html: await render(readFileSync(join(folder, file), 'utf8'), file) };
    } catch (error) {
      rendered[file] = { error: String(error.stack ?? error) };
    }
  }
} finally {
  rmSync(made, { recursive: true, force: true });
}
process.stdout.write(JSON.stringify(rendered));
