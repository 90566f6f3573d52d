import { createFirstAdministrator, hashPassword } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { sendNotices, sendSms } from '../../kernel/notices/index.ts'
import { findRootOrg, foundOrg, type Org, orgsByCode } from '../../kernel/orgs/index.ts'
import { today } from '../../platform/clock.ts'
import type { Command, CommandArguments } from '../../platform/command.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { newId } from '../../platform/ids.ts'
import { fillSentence } from '../../platform/refusal.ts'
import { administratorRole } from '../server/roles.ts'
import { refusal } from './errors.ts'
import { readPassword } from './read-password.ts'
import { commandText } from './text.ts'

/**
 * The way into a production platform, which starts without a single account: founds the federation when there is no
 * tree yet, and gives its first administrator an account. Refused as soon as any account exists.
 */
export const administratorCommand: Command = {
  name: ['administrator'],
  takes: [],
  summary: commandText.administrator,
  options: {
    account: { type: 'string', example: 'NAME', required: 'yes', summary: commandText.administratorAccount },
    name: { type: 'string', example: '姓名', required: 'yes', summary: commandText.administratorName },
    'id-number': { type: 'string', example: 'NUMBER', required: 'yes', summary: commandText.administratorIdNumber },
    federation: { type: 'string', example: '名称', summary: commandText.federation },
    code: { type: 'string', example: '编码', summary: commandText.federationCode },
  },
  run: async (context, { options }) => {
    const { account, name, 'id-number': idNumber } = options as Record<string, string>
    const password = await readPassword(process.stdin, (text) => void process.stderr.write(text))
    await hashPassword(account!, password)
    await context.openDatabase()
    const org = await transaction(system, (tx) => federationOf(tx, options))
    await createFirstAdministrator(
      { recordAudit, sendNotices, deliverSms: sendSms },
      {
        account: account!,
        password,
        name: name!,
        idNumber: idNumber!,
        phone: null,
        role: administratorRole,
        orgId: org.id,
      },
    )
    if (context.wantsJson) context.printJson({ account, orgId: org.id })
    else
      context.print(fillSentence(commandText.administratorCreated, { name: name!, account: account!, org: org.name }))
    return undefined
  },
}

/** The organisation the administrator is to answer for: the one of the code, else the root, founded now where none is. */
async function federationOf(tx: Tx, options: CommandArguments['options']): Promise<Pick<Org, 'id' | 'name'>> {
  const { federation: name, code } = options as { federation?: string; code?: string }
  const root = await findRootOrg(tx)
  if (root && code === undefined) return root
  if (root) {
    const [org] = await orgsByCode(tx, [code!])
    if (!org) throw refusal('cli.federation-unknown', { code: code! })
    return org
  }
  if (!name || !code) throw refusal('cli.federation-missing')
  const id = newId()
  await foundOrg(tx, { id, kind: 'federation', code, creditCode: null, name, parentId: null, on: today() })
  return { id, name }
}
