import { demoSignIns } from '../../kernel/access/index.ts'
import { config } from '../../platform/config.ts'
import { system, transaction } from '../../platform/db/transaction.ts'
import { startText } from './text.ts'

/** Tells the person at the terminal where everything is, and in a demonstration who to sign in as. */
export async function greet(address: string, print: (line: string) => void): Promise<void> {
  const lines = [
    '',
    startText.ready,
    `  ${startText.portal}  ${address}/`,
    `  ${startText.worker}  ${address}/m/`,
    `  ${startText.console}  ${address}/console/`,
    `  ${startText.api}  ${address}/api/docs`,
  ]
  if (!config().production) lines.push(...(await signInLines()))
  lines.push('', startText.stop)
  print(lines.join('\n'))
}

async function signInLines(): Promise<string[]> {
  const { officers, workers } = await transaction(system, demoSignIns)
  return [
    '',
    startText.officers,
    ...officers.map(
      (one) => `  ${one.account}  ${startText.password} ${one.password}  ${one.name}，${one.orgName}${one.roleName}`,
    ),
    '',
    startText.workers,
    ...workers.map((one) => `  ${one.phone}  ${one.name}，${one.note}`),
  ]
}
