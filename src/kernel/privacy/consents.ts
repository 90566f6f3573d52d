import { now } from '../../platform/clock.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Actor } from '../access/index.ts'
import { recordAudit } from '../audit/index.ts'
import { consentsOf, endConsent, findConsent, insertConsent, insertText, publishedTexts } from './consents.store.ts'
import type { ConsentCard } from './contract.ts'
import { refusal } from './errors.ts'
import type { ConsentText } from './model.ts'
import { consentTexts } from './registered.ts'

/** At every start: new versions are published; a published one that reads otherwise stops the start. */
export async function publishConsentTexts(): Promise<void> {
  await transaction(system, async (tx) => {
    const published = new Map((await publishedTexts(tx)).map((text) => [keyOf(text), text]))
    for (const text of consentTexts()) {
      const before = published.get(keyOf(text))
      if (before && (before.title !== text.title || before.body !== text.body))
        throw refusal('privacy.consent-text-changed', { purpose: text.purpose, version: text.version })
      if (!before) await insertText(tx, text, now())
    }
  })
}

function keyOf({ purpose, version }: ConsentText): string {
  return `${purpose} ${version}`
}

/** The newest text of a purpose, which is the one that is asked. */
function textFor(purpose: string): ConsentText {
  const texts = consentTexts().filter((text) => text.purpose === purpose)
  const newest = texts.toSorted((one, other) => other.version - one.version)[0]
  if (!newest) throw refusal('privacy.consent-unknown')
  return newest
}

/**
 * For services, before they use what they asked for: refuses `privacy.consent-needed`, by which the page asks, while the
 * person has not consented to the newest text of the purpose.
 */
export async function requireConsent(tx: Tx, personId: Id, purpose: string): Promise<void> {
  const { version, title } = textFor(purpose)
  const given = await findConsent(tx, personId, purpose)
  if (given?.version !== version) throw refusal('privacy.consent-needed', { purpose, title })
}

/** 同意: to the version that was shown, in the caller's transaction; to the same again changes nothing. */
export async function giveConsent(tx: Tx, actor: Actor, input: { purpose: string; version: number }): Promise<void> {
  const ownerId = actor.personId!
  const text = textFor(input.purpose)
  if (text.version !== input.version) throw refusal('privacy.consent-outdated', { title: text.title })
  const before = await findConsent(tx, ownerId, input.purpose)
  if (before?.version === input.version) return
  const at = now()
  if (before) await endConsent(tx, ownerId, input.purpose, at)
  await insertConsent(tx, { ownerId, id: newId(), purpose: input.purpose, version: input.version, givenAt: at })
}

/** The same as a deed of its own, from the list of consents. */
export function giveConsentAlone(actor: Actor, input: { purpose: string; version: number }): Promise<void> {
  return transaction(actor, async (tx) => {
    await giveConsent(tx, actor, input)
    await recordConsent(tx, actor, 'privacy.consent-given', input)
  })
}

/** 撤回同意: from now on; what was done under it stays done. */
export function withdrawConsent(actor: Actor, purpose: string): Promise<void> {
  return transaction(actor, async (tx) => {
    const { version } = textFor(purpose)
    if ((await endConsent(tx, actor.personId!, purpose, now())) === 0) throw refusal('privacy.consent-not-given')
    await recordConsent(tx, actor, 'privacy.consent-withdrawn', { purpose, version })
  })
}

async function recordConsent(
  tx: Tx,
  actor: Actor,
  action: string,
  detail: { purpose: string; version: number },
): Promise<void> {
  await recordAudit(tx, actor, { action, subjectKind: 'person', subjectId: actor.personId!, detail })
}

/** Every purpose with its newest text, and how she stands to it. */
export function listMyConsents(actor: Actor): Promise<ConsentCard[]> {
  const purposes = [...new Set(consentTexts().map((text) => text.purpose))]
  return transaction(actor, async (tx) => {
    const mine = await consentsOf(tx, actor.personId!)
    return purposes.map((purpose) => {
      const text = textFor(purpose)
      const history = mine.filter((one) => one.purpose === purpose)
      const [latest] = history
      const holds = latest?.withdrawnAt === null
      return {
        ...text,
        state: !latest ? 'never' : !holds ? 'withdrawn' : latest.version === text.version ? 'given' : 'outdated',
        history: history.map(({ version, givenAt, withdrawnAt }) => ({ version, givenAt, withdrawnAt })),
      }
    })
  })
}
