import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { systemActor } from '../../kernel/access/index.ts'
import { storeFile } from '../../kernel/files/index.ts'
import { findRootOrg, foundOrgs } from '../../kernel/orgs/index.ts'
import type { SheetEncoding } from '../../kernel/sheets/index.ts'
import { type Command, type CommandContext, WrongUsage } from '../../platform/command.ts'
import { config } from '../../platform/config.ts'
import { isQuarter, type Quarter } from '../../platform/dates.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { displayYuan } from '../../platform/money.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { commandText } from './commands.text.ts'
import { dispatchQuarter } from './dispatch-quarter.ts'
import { refusal } from './errors.ts'
import { namedFund } from './fund-of.ts'
import { loadCovers } from './import-covers.ts'
import { loadSettlements } from './load-settlements.ts'
import { printProof } from './print-proof.ts'
import { publishPolicy } from './publish-policy.ts'
import { listRejectsAfter } from './rejects.store.ts'
import { screenQuarter } from './screen-quarter.ts'
import { countScreened, listScreenedAfter } from './screened.queries.ts'
import { openSettlement } from './settlement-sealed.ts'
import { registerImport } from './start-import.ts'
import { notEligibleNames } from './text.ts'

/** Code of the federation that a command founds on an empty database; unions come with the first list of covers. */
const localFederation = '0'

const quarterOption = { type: 'string', example: '2026Q3', required: 'yes', summary: commandText.quarter } as const
const fundOption = { type: 'string', example: 'city-mutual-aid', summary: commandText.fund } as const
const encodingOption = { type: 'string', example: 'gb18030', summary: commandText.encoding } as const

const publish: Command = {
  name: ['mutual-aid', 'publish'],
  takes: ['POLICY.json'],
  summary: commandText.publish,
  options: {},
  run: async (context, { positionals }) => {
    const draft = await readDocument(positionals[0]!)
    await context.openDatabase()
    await foundFederation()
    const policy = await publishPolicy(actor(), draft)
    if (context.wantsJson)
      context.printJson({
        fund: policy.fund,
        version: policy.version,
        effectiveFrom: policy.effectiveFrom,
        title: policy.title,
      })
    else
      context.print(
        fillSentence(commandText.published, {
          title: policy.title,
          version: policy.version,
          day: policy.effectiveFrom,
        }),
      )
    return undefined
  },
}

const cover: Command = {
  name: ['mutual-aid', 'cover'],
  takes: ['FILE'],
  summary: commandText.cover,
  options: {
    year: { type: 'string', example: '2026', required: 'yes', summary: commandText.year },
    fund: fundOption,
    encoding: encodingOption,
  },
  run: async (context, { positionals, options }) => {
    const year = yearOf(options.year)
    const encoding = encodingOf(options.encoding)
    const path = await existing(positionals[0]!)
    await context.openDatabase()
    const { fund, root } = await transaction(actor(), async (tx) => ({
      fund: await namedFund(tx, textOf(options.fund)),
      root: await findRootOrg(tx),
    }))
    const bar = context.progress(commandText.coverLabel)
    const result = await loadCovers(actor(), fund, {
      path,
      year,
      encoding,
      unknownUnions: root?.code === localFederation ? 'found' : 'reject',
      progress: bar.report,
    })
    bar.end()
    const { rows, loaded, unchanged, rejected } = result
    if (context.wantsJson) {
      context.printJson({
        rows,
        loaded,
        unchanged,
        rejected,
        rejects: result.rejects.map(({ line, codes }) => ({ line, codes })),
      })
      return undefined
    }
    context.print(fillSentence(commandText.covered, { rows, loaded, unchanged, rejected }))
    for (const { line, reasons } of result.rejects.slice(0, 20))
      context.print(fillSentence(commandText.reject, { line, reasons }))
    return undefined
  },
}

const importFile: Command = {
  name: ['mutual-aid', 'import'],
  takes: ['FILE'],
  summary: commandText.import,
  options: {
    quarter: quarterOption,
    fund: fundOption,
    encoding: encodingOption,
    sender: { type: 'string', example: commandText.senderExample, summary: commandText.sender },
  },
  run: async (context, { positionals, options }) => {
    const quarter = quarterOf(options.quarter)
    const encoding = encodingOf(options.encoding)
    const path = await existing(positionals[0]!)
    await context.openDatabase()
    const importId = newId()
    await transaction(actor(), async (tx) => {
      const fund = await namedFund(tx, textOf(options.fund))
      const file = await storeFile(tx, actor(), {
        name: basename(path),
        purpose: 'sheet',
        stream: createReadStream(path),
      })
      const sender = textOf(options.sender) ?? commandText.anySender
      await registerImport(tx, actor(), fund, file, { quarter, sender, encoding, importId, jobId: null })
    })
    const bar = context.progress(commandText.importLabel)
    const counts = await loadSettlements(actor(), importId, async (done, total) => bar.report(done, total))
    bar.end()
    const rejects = await transaction(actor(), (tx) => listRejectsAfter(tx, importId, 0, null, counts.rejected))
    const { rows, loaded, unchanged, waiting, rejected } = counts
    if (context.wantsJson) {
      context.printJson({
        rows,
        loaded,
        unchanged,
        waiting,
        rejected,
        rejects: rejects.map(({ line, codes }) => ({ line, codes })),
      })
    } else context.print(fillSentence(commandText.imported, { rows, loaded, unchanged, waiting, rejected }))
    return undefined
  },
}

const screen: Command = {
  name: ['mutual-aid', 'screen'],
  takes: [],
  summary: commandText.screen,
  options: { quarter: quarterOption, fund: fundOption, detail: { type: 'boolean', summary: commandText.detail } },
  run: async (context, { options }) => {
    const quarter = quarterOf(options.quarter)
    await context.openDatabase()
    const fund = await transaction(actor(), (tx) => namedFund(tx, textOf(options.fund)))
    await screenQuarter(actor(), fund, quarter)
    await reportScreening(context, fund.key, quarter, options.detail === true)
    return undefined
  },
}

async function reportScreening(
  context: CommandContext,
  fund: string,
  quarter: Quarter,
  withDetail: boolean,
): Promise<void> {
  const counts = await transaction(actor(), (tx) => countScreened(tx, fund, quarter))
  const eligible = counts.find((count) => count.reason === null)
  const notEligible = Object.fromEntries(
    Object.keys(notEligibleNames).map((reason) => [
      reason,
      counts.find((count) => count.reason === reason)?.count ?? 0,
    ]),
  )
  const report = {
    considered: counts.reduce((sum, count) => sum + count.count, 0),
    eligible: eligible?.count ?? 0,
    notEligible,
    benefitFen: eligible?.benefitFen ?? 0,
  }
  if (context.wantsJson) {
    context.printJson(withDetail ? { ...report, claims: await readDetail(fund, quarter) } : report)
    return
  }
  const { considered, benefitFen } = report
  context.print(
    fillSentence(commandText.screened, {
      quarter,
      considered,
      eligible: report.eligible,
      yuan: displayYuan(benefitFen),
    }),
  )
  for (const [reason, name] of Object.entries(notEligibleNames)) context.print(`  ${name} ${notEligible[reason]}`)
}

async function readDetail(fund: string, quarter: Quarter) {
  const claims: {
    idNumber: string
    settlementId: string
    inpatientFen: number
    lumpSumFen: number
    reason: string | null
  }[] = []
  for (let after = ''; ; after = claims.at(-1)!.settlementId) {
    const found = await transaction(actor(), (tx) => listScreenedAfter(tx, fund, quarter, after, 10_000))
    if (found.length === 0) return claims
    for (const { settlementNo, sealed, inpatientFen, lumpSumFen, reason } of found) {
      const { idNumber } = openSettlement(config().sealKeys, sealed)
      claims.push({ idNumber, settlementId: settlementNo, inpatientFen, lumpSumFen, reason })
    }
  }
}

const dispatch: Command = {
  name: ['mutual-aid', 'dispatch'],
  takes: [],
  summary: commandText.dispatch,
  options: { quarter: quarterOption, fund: fundOption },
  run: async (context, { options }) => {
    const quarter = quarterOf(options.quarter)
    await context.openDatabase()
    const fund = await transaction(actor(), (tx) => namedFund(tx, textOf(options.fund)))
    const bar = context.progress(commandText.dispatchLabel)
    const opened = await dispatchQuarter(actor(), fund, quarter, async (done) => bar.report(done))
    bar.end()
    if (context.wantsJson) context.printJson({ opened })
    else context.print(fillSentence(commandText.dispatched, { quarter, opened }))
    return undefined
  },
}

const proof: Command = {
  name: ['mutual-aid', 'proof'],
  takes: [],
  summary: commandText.proof,
  options: {
    quarter: quarterOption,
    fund: fundOption,
    rows: { type: 'string', example: 'reason:waiting', summary: commandText.rows },
  },
  run: async (context, { options }) => {
    const quarter = quarterOf(options.quarter)
    await context.openDatabase()
    return printProof(context, actor(), { quarter, fund: textOf(options.fund), cell: textOf(options.rows) })
  },
}

export const commands: readonly Command[] = [publish, cover, importFile, screen, dispatch, proof]

function actor() {
  return systemActor(commandText.actor)
}

/** On an empty database the federation that uses it is founded first, to be named properly later. */
async function foundFederation(): Promise<void> {
  await transaction(actor(), async (tx) => {
    if (await findRootOrg(tx)) return
    await foundOrgs(tx, [
      {
        id: newId(),
        kind: 'federation',
        code: localFederation,
        creditCode: null,
        name: commandText.federation,
        parentId: null,
        on: '2000-01-01',
      },
    ])
  })
}

async function readDocument(path: string): Promise<unknown> {
  const text = await readFile(await existing(path), 'utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw refusal('mutual-aid.policy-not-json', { path })
  }
}

async function existing(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) throw refusal('mutual-aid.file-missing', { path })
  return path
}

function quarterOf(text: unknown): Quarter {
  if (typeof text !== 'string' || !isQuarter(text))
    throw new WrongUsage(fillSentence(commandText.quarterWrong, { quarter: String(text) }))
  return text
}

function yearOf(text: unknown): number {
  if (typeof text !== 'string' || !/^20\d\d$/.test(text))
    throw new WrongUsage(fillSentence(commandText.yearWrong, { year: String(text) }))
  return Number(text)
}

function encodingOf(text: unknown): SheetEncoding | undefined {
  if (text === undefined) return undefined
  const encoding = String(text)
    .toLowerCase()
    .replace(/^(utf8)$/, 'utf-8')
    .replace(/^(gbk|gb2312)$/, 'gb18030')
  if (encoding !== 'utf-8' && encoding !== 'gb18030')
    throw new WrongUsage(fillSentence(commandText.encodingWrong, { encoding: String(text) }))
  return encoding
}

function textOf(option: unknown): string | undefined {
  return typeof option === 'string' ? option : undefined
}
