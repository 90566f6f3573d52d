/*
 * The tree of unions: how much opening a level and searching cost at a hundred thousand unions against a thousand.
 * Usage: node bench/orgs.ts [small, default 1000] [large, default 100000] [rounds, default 5]
 * Both trees have ten unions below each, so that a level shows as many rows; each has a database of its own on one
 * embedded server in the temporary folder. The sizes take turns inside each round; medians of rounds are printed.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Founding, findOrgs, foundOrgs, type OrgWish } from '../src/kernel/orgs/index.ts'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import { migrate } from '../src/platform/db/migrations.ts'
import { connectDatabase, disconnectDatabase } from '../src/platform/db/pool.ts'
import { system, transaction } from '../src/platform/db/transaction.ts'
import { newId } from '../src/platform/ids.ts'

const [small, large, rounds] = [
  Number(process.argv[2] ?? 1_000),
  Number(process.argv[3] ?? 100_000),
  Number(process.argv[4] ?? 5),
]
const kinds: readonly Founding['kind'][] = ['province', 'city', 'county', 'town', 'grassroots', 'grassroots', 'firm']
const trades = [
  '物流',
  '铸造',
  '食品',
  '纺织',
  '环卫',
  '建筑',
  '公交',
  '超市',
  '餐饮',
  '家政',
  '电子',
  '医药',
  '供水',
  '快递',
  '配送',
  '造船',
]
const below = 10
const turns = 30

type Tree = { readonly url: string; readonly unions: readonly Founding[] }
type Line = { readonly name: string; readonly wish: (tree: Tree, turn: number) => OrgWish }

const rootOf = (tree: Tree) => tree.unions[0]!.id
const someOf = (tree: Tree, turn: number) => tree.unions[(turn * 7919) % tree.unions.length]!
const parentOf = (tree: Tree, turn: number) => tree.unions[(turn * 7919) % Math.floor(tree.unions.length / below)]!

const lines: readonly Line[] = [
  {
    name: 'list children',
    wish: (tree, turn) => ({ within: [rootOf(tree)], parentId: parentOf(tree, turn).id }),
  },
  {
    name: 'search by a whole name',
    wish: (tree, turn) => ({ within: [rootOf(tree)], search: someOf(tree, turn).name }),
  },
  {
    name: 'search by a common word',
    wish: (tree, turn) => ({ within: [rootOf(tree)], search: trades[turn % trades.length] }),
  },
  {
    name: 'search by a common word, as a county',
    wish: (tree, turn) => ({ within: [tree.unions[11 + (turn % 50)]!.id], search: trades[turn % trades.length] }),
  },
  { name: 'search by a word nobody bears', wish: (tree) => ({ within: [rootOf(tree)], search: '航天' }) },
  { name: 'search by code', wish: (tree, turn) => ({ within: [rootOf(tree)], search: someOf(tree, turn).code }) },
  { name: 'search by credit code', wish: (tree) => ({ within: [rootOf(tree)], search: '91110108551385082Q' }) },
]

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gonghui-bench-'))
  await chmod(folder, 0o711)
  const embedded = await startEmbedded({ dataFolder: folder, durable: 'yes' })
  try {
    const trees = [await build(embedded.url, 'small', small), await build(embedded.url, 'large', large)] as const
    await report(trees)
  } finally {
    await embedded.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function build(server: string, name: string, count: number): Promise<Tree> {
  await asOwner(server, `create database orgs_${name}`)
  const url = new URL(server)
  url.pathname = `/orgs_${name}`
  await migrate(url.href)
  connectDatabase(url.href)
  const unions = unionsOf(count)
  const started = performance.now()
  await transaction(system, (tx) => foundOrgs(tx, unions))
  console.log(`${unions.length} unions founded in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  await asOwner(url.href, 'analyze orgs.orgs')
  await disconnectDatabase()
  return { url: url.href, unions }
}

async function asOwner(url: string, statement: string): Promise<void> {
  const owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query(statement)
  await owner.end()
}

/** Ten below each, level by level, until there are enough. */
function unionsOf(count: number): Founding[] {
  const unions: Founding[] = []
  const depths: number[] = []
  for (let at = 0; unions.length < count; at += 1) {
    const parent = at === 0 ? null : Math.floor((at - 1) / below)
    const depth = parent === null ? 0 : depths[parent]! + 1
    depths.push(depth)
    unions.push({
      id: newId(),
      kind: kinds[depth]!,
      code: String(at).padStart(8, '0'),
      creditCode: at === 500 ? '91110108551385082Q' : null,
      name: `第${at}${trades[at % trades.length]}工会`,
      parentId: parent === null ? null : unions[parent]!.id,
      on: '2012-05-01',
    })
  }
  return unions
}

async function report(trees: readonly [Tree, Tree]): Promise<void> {
  const spent = lines.map(() => ({ small: [] as number[], large: [] as number[] }))
  for (let round = 0; round <= rounds; round += 1) {
    for (const [which, tree] of trees.entries()) {
      connectDatabase(tree.url)
      for (const [at, line] of lines.entries()) {
        const milliseconds = await measure(tree, line)
        if (round > 0) spent[at]![which === 0 ? 'small' : 'large'].push(milliseconds)
      }
      await disconnectDatabase()
    }
  }
  console.log(`\n${`median of ${rounds} rounds`.padEnd(44)} large ms  small ms  ratio  goal`)
  for (const [at, { name }] of lines.entries()) {
    const [over, under] = [median(spent[at]!.large), median(spent[at]!.small)]
    console.log(
      `${name.padEnd(44)} ${over.toFixed(3)}     ${under.toFixed(3)}     ${(over / under).toFixed(2)}   ≤ 1.6`,
    )
  }
}

/** One whole transaction through the kernel's own query, in the scope of the reader. */
async function measure(tree: Tree, { wish }: Line): Promise<number> {
  const taken: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const asked = wish(tree, turn)
    const reader = { scope: { role: 'app' as const, orgs: asked.within ?? [], personId: null } }
    const started = performance.now()
    await transaction(reader, (tx) => findOrgs(tx, asked))
    taken.push(performance.now() - started)
  }
  return median(taken.slice(10))
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

await main()
