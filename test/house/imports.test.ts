import { describe, expect, test } from 'vitest'
import { findCycles, findKeptByTests, findServerInBrowser, findUnreachable } from './graph-law.ts'
import { type Breach, findBreaches, importRules, kernelOrder } from './import-law.ts'
import { parseSource, readSourceTree, type SourceFile } from './source-tree.ts'

const tree = readSourceTree()
const tell = ({ rule, file, line, advice }: Breach) => `${rule}: ${file}:${line} ${advice}`

describe('the tree', () => {
  test.each(importRules.map((rule) => rule.name))('keeps %s', (name) => {
    expect(
      findBreaches(tree)
        .filter((breach) => breach.rule === name)
        .map(tell),
    ).toEqual([])
  })
  test('has no circle of imports', () => expect(findCycles(tree).map(tell)).toEqual([]))
  test('has no file that neither a program nor a test reaches', () =>
    expect(findUnreachable(tree).map(tell)).toEqual([]))
  test('has no source that only tests reach', () => expect(findKeptByTests(tree).map(tell)).toEqual([]))
  test('sends nothing of the server to browsers', () => expect(findServerInBrowser(tree).map(tell)).toEqual([]))
})

describe('a breach is named', () => {
  test.each([
    ['downward-only', 'src/platform/clock.ts', '../kernel/orgs/index.ts'],
    ['downward-only', 'src/kernel/cases/open-cases.ts', '../../services/mutual-aid/service.ts'],
    ['downward-only', 'src/services/mutual-aid/pay-claim.ts', '../../apps/server/roles.ts'],
    ['downward-only', 'src/kernel/cases/moves.test.ts', '../../services/mutual-aid/service.ts'],
    ['ui-knows-nothing', 'src/ui/Button.tsx', '../platform/money.ts'],
    ['services-are-strangers', 'src/services/mall/place-order.ts', '../mutual-aid/service.ts'],
    ['kernel-order', 'src/kernel/orgs/found-orgs.ts', '../people/index.ts'],
    ['kernel-order', 'src/kernel/ledger/post-transfers.ts', '../cases/index.ts'],
    ['doors-only', 'src/services/mutual-aid/pay-claim.ts', '../../kernel/ledger/post-transfers.ts'],
    ['doors-only', 'src/kernel/people/join-union.ts', '../orgs/store.ts'],
    ['doors-only', 'src/apps/server/serve.ts', '../../services/mutual-aid/seed.ts'],
    ['doors-only', 'test/scenarios/year.test.ts', '../../src/services/mutual-aid/claims.store.ts'],
    ['store-only', 'src/kernel/orgs/found-orgs.ts', '../../platform/db/sql.ts'],
    ['rules-are-pure', 'src/kernel/orgs/rules.ts', '../../platform/db/transaction.ts'],
    ['rules-are-pure', 'src/kernel/orgs/model.ts', 'node:crypto'],
    ['rules-are-pure', 'src/services/mutual-aid/claims.rules.ts', '../../platform/clock.ts'],
    ['rules-are-pure', 'src/services/mutual-aid/claims.contract.ts', './claims.store.ts'],
    ['rules-are-pure', 'src/services/mutual-aid/claims.contract.ts', '../../platform/http/server.ts'],
    ['two-worlds', 'src/services/mutual-aid/screens/console/Page.tsx', '../../read-claims.ts'],
    ['two-worlds', 'src/apps/worker/App.tsx', '../../platform/config.ts'],
    ['two-worlds', 'src/apps/worker/App.tsx', '../console/Shell.tsx'],
    ['two-worlds', 'src/apps/portal/App.tsx', 'fastify'],
    ['two-worlds', 'src/services/mutual-aid/service.ts', './screens.ts'],
    ['test-stays-test', 'src/kernel/access/identify.ts', './cast.ts'],
    ['test-stays-test', 'src/apps/demo/people.ts', '../../../test/world/small-union.ts'],
  ])('%s: %s imports %s', (rule, from, to) => {
    for (const statement of [`import { x } from '${to}'`, `import type { X } from '${to}'`]) {
      const found = findBreaches([parseSource(from, statement)])
      expect(found.map((breach) => breach.rule)).toContain(rule)
      expect(found[0]).toMatchObject({ file: from, line: 1, advice: expect.stringContaining('. ') })
    }
  })

  test('a re-export, a late import and the type of an import are imports too', () => {
    const from = 'src/kernel/orgs/found-orgs.ts'
    for (const code of [
      `export { x } from '../people/index.ts'`,
      `export * from '../people/index.ts'`,
      `export const later = () => import('../people/index.ts')`,
      `export type Person = import('../people/index.ts').Person`,
    ])
      expect(findBreaches([parseSource(from, code)])).toMatchObject([{ rule: 'kernel-order' }])
  })

  test('no-cycles: two files that know each other by types only', () => {
    const circle = small({
      'src/kernel/orgs/rules.ts': `import type { A } from './model.ts'`,
      'src/kernel/orgs/model.ts': `import type { B } from './rules.ts'`,
    })
    expect(findCycles(circle)).toMatchObject([{ rule: 'no-cycles' }])
  })

  test('reachable: a file that nobody imports, and one that only its test does', () => {
    const attic = small({
      'src/apps/cli/main.ts': '',
      'src/kernel/orgs/paint-org.ts': '',
      'src/kernel/orgs/rules.ts': '',
      'src/kernel/orgs/rules.test.ts': `import './rules.ts'`,
    })
    expect(findUnreachable(attic).map((breach) => breach.file)).toEqual(['src/kernel/orgs/paint-org.ts'])
    expect(findKeptByTests(attic).map((breach) => breach.file)).toContain('src/kernel/orgs/rules.ts')
  })

  test('reachable: a script started in a thread counts as reached', () => {
    const threads = small({
      'src/apps/cli/main.ts': `export const script = new URL('./count.ts', import.meta.url)`,
      'src/apps/cli/count.ts': '',
    })
    expect(findUnreachable(threads)).toEqual([])
  })

  test('two-worlds: the server that comes through a pure file', () => {
    const detour = small({
      'src/services/mutual-aid/screens/Page.tsx': `import { labels } from '../text.ts'`,
      'src/services/mutual-aid/text.ts': `import { orgKindText } from '../../kernel/orgs/index.ts'`,
      'src/kernel/orgs/index.ts': '',
    })
    expect(findServerInBrowser(detour)).toMatchObject([{ rule: 'two-worlds', file: 'src/kernel/orgs/index.ts' }])
  })
})

test('the order of the kernel has no circle and names only rooms that stand', () => {
  const below = (room: string, seen: string[] = []): string[] => {
    if (seen.includes(room)) throw new Error(`the kernel turns in a circle: ${[...seen, room].join(' → ')}`)
    return (kernelOrder[room] ?? []).flatMap((next) => below(next, [...seen, room]))
  }
  const rooms = new Set(
    tree.filter((file) => file.path.startsWith('src/kernel/')).map((file) => file.path.split('/')[2]),
  )
  for (const room of Object.keys(kernelOrder)) below(room)
  expect(Object.keys(kernelOrder).sort()).toEqual([...rooms].sort())
})

function small(files: Record<string, string>): SourceFile[] {
  return Object.entries(files).map(([path, text]) => parseSource(path, text))
}
