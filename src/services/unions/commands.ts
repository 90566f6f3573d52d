import { stat, writeFile } from 'node:fs/promises'
import { systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import type { Command } from '../../platform/command.ts'
import { transaction } from '../../platform/db/transaction.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { refusal } from './errors.ts'
import { checkList, loadList } from './import-unions.ts'
import { commandText, importText } from './imports.text.ts'
import { reasonsOf, writeTemplate } from './read-imports.ts'
import { serviceText } from './text.ts'

const shownRejects = 20

const importUnions: Command = {
  name: ['unions', 'import'],
  takes: ['FILE'],
  summary: commandText.import,
  options: { check: { type: 'boolean', summary: commandText.check } },
  run: async (context, { positionals, options }) => {
    const path = positionals[0]!
    const found = await stat(path).catch(() => null)
    if (!found?.isFile()) throw refusal('unions.file-missing', { path })
    await context.openDatabase()
    const actor = systemActor(serviceText.commandActor)
    const bar = context.progress(commandText.label)
    const loaded = options.check ? await checkList(actor, path) : await loadList(actor, path, bar.report)
    bar.end()
    const { rows, loaded: fresh, unchanged, rejected, rejects, list } = loaded
    if (!options.check) {
      await transaction(actor, (tx) =>
        recordAudit(tx, actor, {
          action: 'unions.imported',
          subjectKind: 'unions.list',
          subjectId: path,
          detail: { rows, loaded: fresh, unchanged, rejected },
        }),
      )
    }
    const told = rejects.map(({ line, codes }) => ({
      line,
      codes,
      cells: list.cells.get(line)!,
      reasons: reasonsOf(codes),
    }))
    if (context.wantsJson) {
      context.printJson({ rows, loaded: fresh, unchanged, rejected, rejects: told })
      return undefined
    }
    const counts = { rows, loaded: fresh, unchanged, rejected }
    context.print(fillSentence(options.check ? commandText.checked : commandText.done, counts))
    for (const { line, reasons } of told.slice(0, shownRejects))
      context.print(fillSentence(commandText.reject, { line, reasons: reasons.join(importText.join) }))
    return undefined
  },
}

const template: Command = {
  name: ['unions', 'template'],
  takes: ['FILE.xlsx'],
  summary: commandText.template,
  options: {},
  run: async (context, { positionals }) => {
    const path = positionals[0]!
    const { content } = writeTemplate()
    await writeFile(path, content)
    if (context.wantsJson) context.printJson({ path })
    else context.print(fillSentence(commandText.written, { path }))
    return undefined
  },
}

export const commands: readonly Command[] = [importUnions, template]
