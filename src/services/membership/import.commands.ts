import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { systemActor } from '../../kernel/access/index.ts'
import { storeFile } from '../../kernel/files/index.ts'
import { findRootOrg, type Org, orgsByCode } from '../../kernel/orgs/index.ts'
import { dropEnrolments } from '../../kernel/people/index.ts'
import type { SheetEncoding } from '../../kernel/sheets/index.ts'
import { type Command, WrongUsage } from '../../platform/command.ts'
import { type Day, isDay } from '../../platform/dates.ts'
import { type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { carryOutImport } from './carry-out-import.ts'
import { checkImport } from './check-import.ts'
import { balanceOf } from './import.rules.ts'
import { markState, rejectsAfter } from './import.store.ts'
import { importCommandText as text } from './import.text.ts'
import { presentReject } from './read-imports.ts'
import { registerImport } from './start-import.ts'

const mostRejectsTold = 20

/** Checks a list of members and carries it out; a list of which nothing is rejected ends with 0. */
const importMembers: Command = {
  name: ['membership', 'import'],
  takes: ['FILE'],
  summary: text.summary,
  options: {
    org: { type: 'string', example: '130302', summary: text.org },
    'new-since': { type: 'string', example: '2026-01-01', summary: text.since },
    encoding: { type: 'string', example: 'gb18030', summary: text.encoding },
    'dry-run': { type: 'boolean', summary: text.dryRun },
  },
  run: async (context, { positionals, options }) => {
    const path = positionals[0]!
    await stat(path)
    const newSince = dayOf(options['new-since'])
    await context.openDatabase()
    const actor = systemActor(newId())
    const record = await transaction(actor, async (tx) => {
      const org = await orgOf(tx, options.org)
      const stream = createReadStream(path)
      const file = await storeFile(tx, actor, { name: basename(path), purpose: 'sheet', stream })
      const encoding = options.encoding as SheetEncoding | undefined
      return registerImport(tx, actor, org, file, { importId: newId(), jobId: null, orgId: org.id, encoding, newSince })
    })
    const checking = context.progress(text.checkLabel)
    let result = await checkImport(actor, record.id, async (done, total) => checking.report(done, total))
    checking.end()
    if (options['dry-run']) {
      await transaction(actor, async (tx) => {
        await markState(tx, record.id, 'discarded', null)
        await dropEnrolments(tx, record.id)
      })
    } else {
      const carrying = context.progress(text.carryOutLabel)
      await transaction(actor, (tx) => markState(tx, record.id, 'confirmed', null))
      result = await carryOutImport(actor, record.id, async (done, total) => carrying.report(done, total))
      carrying.end()
    }
    const balance = balanceOf(result.counts)
    if (context.wantsJson) {
      context.printJson({ id: record.id, rows: result.rows, balance, counts: result.counts, steps: result.steps })
      return undefined
    }
    context.print(fillSentence(text.balance, { rows: result.rows ?? 0, ...balance }))
    for (const reject of await transaction(actor, (tx) => rejectsAfter(tx, record.id, 0, mostRejectsTold))) {
      context.print(fillSentence(text.reject, { line: reject.line, reasons: presentReject(reject).reasons }))
    }
    return undefined
  },
}

async function orgOf(tx: Tx, code: string | boolean | undefined): Promise<Org> {
  const org = typeof code === 'string' ? (await orgsByCode(tx, [code]))[0] : await findRootOrg(tx)
  if (!org) throw new WrongUsage(fillSentence(text.unknownOrg, { code: String(code ?? '') }))
  return org
}

function dayOf(given: string | boolean | undefined): Day | undefined {
  if (typeof given !== 'string') return undefined
  if (!isDay(given)) throw new WrongUsage(fillSentence(text.badDay, { day: given }))
  return given
}

export const importCommands = [importMembers]
