import { isBrowser, isPure, isPureGround, isStore, isTest, type Place, placeOf } from './places.ts'
import type { Import, SourceFile } from './source-tree.ts'

/** One import that the law forbids, told so that its author knows where the code belongs. */
export type Breach = { readonly rule: string; readonly file: string; readonly line: number; readonly advice: string }

type Edge = {
  readonly from: string
  readonly to: string
  readonly kind: Import['kind']
  readonly a: Place
  readonly b: Place
}
type Rule = { readonly name: string; readonly advice: string; readonly forbids: (edge: Edge) => boolean }

const floors: Partial<Record<Place['root'], number>> = { platform: 0, kernel: 1, services: 2, apps: 3 }

/** Which rooms of the kernel each room may use. Downward only; a new line here needs a reason in its commit. */
export const kernelOrder: Readonly<Record<string, readonly string[]>> = {
  sheets: [],
  orgs: [],
  people: ['orgs'],
  access: ['orgs', 'people'],
  audit: ['orgs', 'people', 'access'],
  notices: ['orgs', 'people', 'access'],
  jobs: ['orgs', 'people', 'access'],
  // A year of working days is an officer's word, so its loading leaves a line in the audit.
  calendar: ['orgs', 'people', 'access', 'audit'],
  // Sweeping content that nobody refers to is recurring work.
  files: ['orgs', 'people', 'access', 'audit', 'jobs'],
  ledger: ['orgs', 'people', 'access', 'audit', 'jobs'],
  indicators: ['orgs', 'people', 'access', 'audit', 'jobs'],
  // A text is frozen, signed with a picture, and every deed on it audited.
  instruments: ['orgs', 'people', 'access', 'audit', 'files'],
  // A tag rests on a file, its end is told, and what is about to end is looked for every day.
  credentials: ['orgs', 'people', 'access', 'audit', 'files', 'notices', 'jobs'],
  // Somebody is told of her place, shows her card at the door, and whoever was there is counted.
  occasions: ['orgs', 'people', 'access', 'audit', 'files', 'notices', 'jobs', 'indicators', 'credentials'],
  // A party is told, what was done may rest on a file, and both are counted.
  relations: ['orgs', 'people', 'access', 'audit', 'files', 'notices', 'indicators'],
  // A due day is counted in working days and every landing tells someone.
  cases: ['orgs', 'people', 'access', 'audit', 'files', 'notices', 'calendar', 'jobs', 'ledger', 'indicators'],
  // A correction that a person asks for is a case; her copy is written by sheets.
  privacy: ['orgs', 'people', 'access', 'audit', 'files', 'notices', 'jobs', 'sheets', 'ledger', 'cases'],
}

const doors: Partial<Record<Place['root'], readonly string[]>> = {
  kernel: ['index.ts', 'contract.ts', 'screens.ts'],
  services: ['service.ts', 'screens.ts', 'contract.ts'],
}

const browserPackages =
  /^(react|react-dom|react-router|preact|antd|dayjs|echarts|@tanstack\/react-query|@ant-design\/[\w-]+|virtual:\w+|uqr)(\/|$)|\.(css|svg|png|json)$/

export const importRules: readonly Rule[] = [
  {
    name: 'downward-only',
    advice:
      'Imports point down: platform ← kernel ← services ← apps. Move the code down, or hand it in as an argument.',
    forbids: ({ from, a, b }) => {
      const [above, below] = [floors[b.root], floors[a.root]]
      if (isTest(from)) return a.root === 'kernel' && b.root === 'services'
      return above !== undefined && below !== undefined && above > below
    },
  },
  {
    name: 'ui-knows-nothing',
    advice: 'The kit knows neither trade nor data. Pass the words and values in as properties; trade goes to a screen.',
    forbids: ({ a, b }) => a.root === 'ui' && b.root !== 'ui' && b.root !== 'package',
  },
  {
    name: 'services-are-strangers',
    advice: 'What two services share is a mechanism: lift it into src/kernel, or let the two differ.',
    forbids: ({ a, b }) => a.root === 'services' && b.root === 'services' && a.room !== b.room,
  },
  {
    name: 'kernel-order',
    advice:
      'This room may not use that one; the order stands in test/house/import-law.ts. Hand the deed in from above.',
    forbids: ({ from, a, b }) =>
      a.root === 'kernel' &&
      b.root === 'kernel' &&
      a.room !== b.room &&
      !isTest(from) &&
      !kernelOrder[a.room]?.includes(b.room),
  },
  {
    name: 'doors-only',
    advice:
      'Knock at the door: index.ts, contract.ts or screens.ts of a kernel room; service.ts or screens.ts of a service.',
    forbids: ({ from, to, a, b }) => {
      const open = doors[b.root]
      // A bench measures one part of a room, so it may open it.
      if (!open || a.root === 'bench' || (a.root === b.root && a.room === b.room)) return false
      // Tests may call the rules and play the outside world: bureau, bank, hand.
      if (isTest(from) && (isPure(to) || to.endsWith('-simulator.ts'))) return false
      if (b.root === 'services' && b.inside === 'contract.ts' && !isTest(from)) return true
      return !open.includes(b.inside)
    },
  },
  {
    name: 'store-only',
    advice:
      'SQL lives in store.ts and queries.ts (or <noun>.store.ts, <noun>.queries.ts). Give the statement a name there.',
    forbids: ({ from, to }) =>
      /^src\/platform\/db\/sql\.ts$|^pg-copy-streams$/.test(to) &&
      !isStore(from) &&
      !isTest(from) &&
      !from.startsWith('src/platform/db/'),
  },
  {
    name: 'rules-are-pure',
    advice:
      'model, rules, contract, errors and text are decided on paper. Take the fact as an argument; the verb fetches it.',
    forbids: ({ from, to, b }) => {
      if (!isPure(from) || isTest(from) || isBrowser(from)) return false
      if (b.root === 'package') return to !== 'zod'
      if (b.root === 'platform') return !isPureGround(to)
      return !isPure(to) && !/\/(index|contract)\.ts$/.test(to)
    },
  },
  {
    name: 'two-worlds',
    advice:
      'Browser code stands on src/ui, src/platform/client, its own screens and pure files only. Ask the server by its API.',
    forbids: ({ from, to, kind, a, b }) => {
      if (isTest(from)) return false
      if (!isBrowser(from)) return isBrowser(to) && b.root !== 'package'
      if (b.root === 'package') return !browserPackages.test(to) && !(to === 'zod' && kind === 'type')
      if (b.root === 'apps' && a.root === 'apps') return a.room !== b.room
      return !isBrowser(to) && !isPureGround(to) && !(isPure(to) && (b.room === a.room || b.inside === 'contract.ts'))
    },
  },
  {
    name: 'test-stays-test',
    advice: 'Source never leans on tests. What both need is source; what only tests need is a cast, a world or test/.',
    forbids: ({ from, to }) => !isTest(from) && isTest(to),
  },
]

/** Every import that breaks a rule about single edges. */
export function findBreaches(files: readonly SourceFile[]): Breach[] {
  return files.flatMap((file) => {
    const a = placeOf(file.path)
    return file.imports.flatMap(({ to, line, kind }) => {
      const edge = { from: file.path, to, kind, a, b: placeOf(to) }
      return importRules
        .filter((rule) => rule.forbids(edge))
        .map((rule) => ({ rule: rule.name, file: file.path, line, advice: `imports ${to}. ${rule.advice}` }))
    })
  })
}
