import { spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { refusal } from './errors.ts'

/** The system account that PostgreSQL runs under. It refuses to run as root, so root lends it another. */
export type Account = { readonly uid: number; readonly gid: number; readonly name: string }

type AccountFacts = { uid: number; gid: number; passwd: string; clusterOwner: number | null }

const nobody = 65_534

/** The account for a cluster: ours unless we are root; then its owner, else `postgres`, else `nobody`. */
export function decideAccount(facts: AccountFacts): Account {
  const accounts = readAccounts(facts.passwd)
  if (facts.uid !== 0) {
    const own = accounts.find((account) => account.uid === facts.uid)
    return own ?? { uid: facts.uid, gid: facts.gid, name: String(facts.uid) }
  }
  const owner = accounts.find((account) => account.uid === facts.clusterOwner && account.uid !== 0)
  const chosen =
    owner ??
    accounts.find((account) => account.name === 'postgres' && account.uid !== 0) ??
    accounts.find((account) => account.uid === nobody)
  if (!chosen) throw refusal('database.no-account')
  return chosen
}

function readAccounts(passwd: string): Account[] {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }))
}

/** The account that will run the cluster in a folder, which need not exist yet. */
export async function accountFor(cluster: string): Promise<Account> {
  const [passwd, clusterOwner] = await Promise.all([readFile('/etc/passwd', 'utf8'), ownerOf(cluster)])
  return decideAccount({ uid: process.getuid!(), gid: process.getgid!(), passwd, clusterOwner })
}

/** The uid that owns a folder; null when there is no such folder. */
export function ownerOf(folder: string): Promise<number | null> {
  return stat(folder).then(
    ({ uid }) => uid,
    () => null,
  )
}

/** The account's name for a uid, for sentences; the number itself when it has none. */
export async function nameOfUid(uid: number): Promise<string> {
  const accounts = readAccounts(await readFile('/etc/passwd', 'utf8'))
  return accounts.find((account) => account.uid === uid)?.name ?? String(uid)
}

/** What a child process needs to run as the account; nothing when we already are it. */
export function identityOf(account: Account): { uid?: number; gid?: number } {
  return process.getuid!() === account.uid ? {} : { uid: account.uid, gid: account.gid }
}

/** Asks the system itself, so that access lists and `noexec` count too: does `command` succeed as the account? */
export async function succeedsAs(account: Account, command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      ...identityOf(account),
      cwd: '/',
      stdio: 'ignore',
      env: { PATH: process.env.PATH },
    })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
  })
}
