import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { ask, type Told } from './ask.ts'
import { type Attacker, audienceOf, passes } from './attackers.ts'
import { type Garden, leaksIn } from './garden.ts'
import { type Probe, probesOf } from './probes.ts'

export type Finding = { readonly what: string; readonly where: string; readonly who: string; readonly detail: string }

/** What an attack on one address brought to light. */
export type Report = {
  readonly findings: readonly Finding[]
  readonly requests: number
  /** Whether anybody was answered well, and was shown something of hers. */
  readonly answered: boolean
  readonly shown: boolean
  /** Milliseconds for foreign things and for absent ones. */
  /** Foreign things that were accepted. */
  readonly taken: readonly string[]
  /** How long it took. */
  readonly ms: number
  readonly timing: readonly { readonly foreign: number; readonly absent: number }[]
}

const atOnce = 10

/** Tries everything that every attacker can try at one address. */
export async function assault(
  address: string,
  garden: Garden,
  attackers: readonly Attacker[],
  endpoint: Endpoint,
  aims: readonly Probe['aim'][],
): Promise<Report> {
  const tries = audienceOf(attackers, endpoint).flatMap((attacker) =>
    probesOf(garden, attacker, endpoint)
      .filter((probe) => aims.includes(probe.aim))
      .map((probe) => ({ attacker, probe })),
  )
  const findings: Finding[] = []
  const taken: string[] = []
  const started = performance.now()
  const timing: { foreign: number; absent: number }[] = []
  let [requests, answered, shown] = [0, false, false]
  await eachOf(tries, async ({ attacker, probe }) => {
    // Whichever is asked first warms what the other finds warm.
    const [first, second] = requests % 4 === 0 ? [probe.asked, probe.twin] : [probe.twin ?? probe.asked, probe.asked]
    const one = await ask(address, attacker.cookie, first)
    const other = probe.twin && (await ask(address, attacker.cookie, second!))
    const [told, twin] = first === probe.asked ? [one, other] : [other!, one]
    requests += twin ? 2 : 1
    findings.push(...judge(garden, attacker, probe, told, twin))
    if (twin && probe.aim === 'foreign') timing.push({ foreign: told.ms, absent: twin.ms })
    if (probe.aim === 'foreign' && told.status < 300) taken.push(`${attacker.name}: ${probe.about}`)
    if (probe.aim !== 'own' || !passes(attacker, endpoint)) return
    answered ||= told.status < 400 || [409, 415, 422].includes(told.status)
    shown ||= told.status < 300 && endpoint.method === 'GET' && showsOwn(garden, attacker, endpoint, told)
  })
  return { findings, requests, answered, shown, timing, taken, ms: performance.now() - started }
}

/** Something planted that is hers, or at least a row of something. */
function showsOwn(garden: Garden, attacker: Attacker, endpoint: Endpoint, { text }: Told): boolean {
  const leaked = new Set(leaksIn(garden, attacker, endpoint, text))
  if (garden.mentioned(text).some((things) => !leaked.has(things[0]!))) return true
  return endpoint.download ? text.length > 200 : /\[\s*[^\]\s]/.test(text)
}

function judge(garden: Garden, attacker: Attacker, probe: Probe, told: Told, twin: Told | null): Finding[] {
  const finding = (what: string, detail: string): Finding => ({
    what,
    where: `${probe.endpoint.method} ${probe.endpoint.path} (reach ${probe.endpoint.reach})`,
    who: attacker.name,
    detail: `${probe.about}\n      asked ${probe.asked.path}${probe.asked.body === undefined ? '' : ` ${JSON.stringify(probe.asked.body).slice(0, 300)}`}\n      ${detail}`,
  })
  const findings: Finding[] = []
  if (told.status >= 500) findings.push(finding('a fault', `${told.status} ${told.text.slice(0, 300)}`))
  const said = JSON.stringify(probe.asked)
  // What somebody asked for in vain is written down as she typed it.
  const text = told.text.replaceAll(/"params":\{[^{}]*\}/g, '')
  const leaks = leaksIn(garden, attacker, probe.endpoint, text).filter(
    (thing) => ![thing.id, ...thing.marks].some((mark) => said.includes(mark)),
  )
  if (leaks.length > 0) {
    const things = leaks.slice(0, 3).map((thing) => `${thing.kind} ${thing.id} ${thing.marks.join(' ')}`)
    findings.push(finding('a foreign thing in the answer', `${told.status} tells of ${things.join('; ')}`))
  }
  if (twin && plain(told, probe.names[0]) !== plain(twin, probe.names[1]))
    findings.push(
      finding(
        'foreign is not answered like absent',
        `foreign: ${plain(told, probe.names[0]).slice(0, 300)}\n      absent:  ${plain(twin, probe.names[1]).slice(0, 300)}`,
      ),
    )
  return findings
}

/** An answer without what differs between any two requests, and without the echo of what was asked for. */
export function plain({ status, text, requestId }: Told, name = ''): string {
  const anonymous = text
    .replaceAll(requestId || '\u0000', '«request»')
    .replaceAll(name || '\u0000', '«name»')
    .replaceAll(/"demoCode":"\d+"/g, '"demoCode":"«code»"')
    .replaceAll(/DC\d{6}-[2-9A-Z]{8}/g, '«export»')
  return `${status} ${anonymous}`
}

export async function eachOf<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const hand = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: atOnce }, hand))
}

/** Findings as an engineer reads them, the same one of many attackers once. */
export function tell(findings: readonly Finding[]): string {
  const groups = Map.groupBy(findings, ({ what, where }) => `${what}: ${where}`)
  return [...groups]
    .map(([head, some]) => {
      const who = [...new Set(some.map((one) => one.who))]
      const more = who.length > 3 ? ` and ${who.length - 3} more` : ''
      return `${head}\n    as ${who.slice(0, 3).join(', ')}${more}: ${some[0]!.detail}`
    })
    .join('\n\n')
}
