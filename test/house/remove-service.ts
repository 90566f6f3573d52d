import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSources, readSourceTree, root } from './source-tree.ts'

/**
 * Takes one service out of the tree it runs in, which is a copy made by `bin/removal`: its folder, its lines in the lists
 * of the apps, and the tests and benches that stood on it.
 */
const service = process.argv[2]
if (!service) throw new Error('say which service')
const home = `src/services/${service}/`

rmSync(join(root, home), { recursive: true })
for (const { path, text } of readSources()) {
  if (path.startsWith('src/apps/') && text.includes(`services/${service}/`)) leaveOut(path, text)
}
while (removeOrphans() > 0);

/** One import a line, and one name in a list: that is all an app may know of a service. */
function leaveOut(path: string, text: string): void {
  const line = new RegExp(`^import \\{([^}]*)\\} from '[^']*services/${service}/[^']*'\\n`, 'gm')
  const names = [...text.matchAll(line)].flatMap(([, list]) =>
    list!.split(',').map((one) => one.trim().split(' as ').at(-1)!.trim()),
  )
  const without = names.reduce(
    (rest, name) => rest.replaceAll(new RegExp(`(?<=\\[[^\\]]*)\\b${name}\\b(,\\s*)?(?=[^\\]]*\\])`, 'g'), ''),
    text.replaceAll(line, ''),
  )
  writeFileSync(join(root, path), without)
}

/** Deletes tests and benches that import what is gone; whoever stood on them goes in the next round. */
function removeOrphans(): number {
  const files = readSourceTree()
  const present = new Set(files.map((file) => file.path))
  const orphans = files.filter(
    ({ path, imports }) =>
      /^(test|bench)\/|\.test\.ts$/.test(path) &&
      imports.some(({ to }) => /^(src|test|bench)\/.*\.tsx?$/.test(to) && !present.has(to)),
  )
  for (const { path } of orphans) rmSync(join(root, path))
  return orphans.length
}

if (readFileSync(join(root, 'src/apps/server/services.ts'), 'utf8').includes(home))
  throw new Error(`${home} is still listed`)
