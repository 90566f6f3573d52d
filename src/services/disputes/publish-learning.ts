import { type Actor, requireReachableOrg, systemActor } from '../../kernel/access/index.ts'
import { recordAudit } from '../../kernel/audit/index.ts'
import { caseById } from '../../kernel/cases/index.ts'
import { handOverFile, openFile } from '../../kernel/files/index.ts'
import { orgsByIds } from '../../kernel/orgs/index.ts'
import { now, today } from '../../platform/clock.ts'
import { dayOf } from '../../platform/dates.ts'
import { system, type Tx, transaction } from '../../platform/db/transaction.ts'
import type { Download } from '../../platform/http/endpoint.ts'
import { newId } from '../../platform/ids.ts'
import { partiesOf } from './disputes.store.ts'
import { refusal } from './errors.ts'
import { getReached, reaches } from './find-dispute.ts'
import { getFirm } from './keep-firms.ts'
import type { CompilationCard, StoryCard } from './learning.contract.ts'
import type {
  CaseStory,
  Compilation,
  Diagnosis,
  QuestionKey,
  RiskAnswer,
  RiskLevel,
  RiskSetting,
} from './learning.model.ts'
import { decideRisk, namedIn, usualSetting } from './learning.rules.ts'
import {
  compilationsInSight,
  diagnosesOf,
  findCompilation,
  findStory,
  insertCompilation,
  insertDiagnosis,
  insertStory,
  saveSetting,
  settingOn,
  storiesInSight,
  withdrawCompilation as takeCompilationDown,
  withdrawStory as takeStoryDown,
} from './learning.store.ts'
import type { Industry } from './model.ts'
import { deedOf } from './raise-claim.ts'

/** How questions are weighed at an organisation, and whose setting that is; null for the platform's own values. */
export async function readRiskSetting(
  actor: Actor,
  wished: string | undefined,
): Promise<RiskSetting & { readonly setBy: string | null }> {
  return transaction(actor, async (tx) => {
    const orgId = wished ?? actor.grants.find((grant) => grant.permissions.has('disputes.read'))!.orgId
    const org = await requireReachableOrg(tx, actor, 'disputes.read', orgId)
    const set = await settingOn(tx, org.path)
    if (!set) return { ...usualSetting, setBy: null }
    const [setter] = await orgsByIds(tx, [set.orgId])
    return { weights: set.weights, mediumFrom: set.mediumFrom, highFrom: set.highFrom, setBy: setter!.name }
  })
}

export async function setRiskSetting(actor: Actor, input: RiskSetting & { readonly orgId: string }): Promise<void> {
  if (input.mediumFrom >= input.highFrom) throw refusal('disputes.thresholds-crossed')
  await transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'disputes.publish', input.orgId)
    const { orgId, ...setting } = input
    await saveSetting(tx, org, setting, { name: actor.name, at: now() })
    const deed = {
      action: 'disputes.questionnaire-set',
      subjectKind: 'disputes.questionnaire',
      subjectId: orgId,
      orgId,
    }
    await recordAudit(tx, actor, { ...deed, detail: setting })
  })
}

/** 风险诊断: the outcome follows from the answers and the setting that holds, and both are kept with it. */
export async function diagnoseFirm(
  actor: Actor,
  firmId: string,
  input: { readonly answers: Readonly<Record<QuestionKey, RiskAnswer>>; readonly note: string },
): Promise<{ id: string; points: number; risk: RiskLevel }> {
  return transaction(actor, async (tx) => {
    const firm = await getFirm(tx, actor, 'disputes.handle', firmId)
    const { weights, mediumFrom, highFrom } = (await settingOn(tx, firm.orgPath)) ?? usualSetting
    const setting = { weights, mediumFrom, highFrom }
    const decided = decideRisk(input.answers, setting)
    const diagnosis: Diagnosis = {
      ...{ ...setting, ...decided, ...input, firmId },
      id: newId(),
      orgId: firm.orgId,
      orgPath: firm.orgPath,
      madeBy: actor.name,
      madeAt: now(),
    }
    await insertDiagnosis(tx, diagnosis)
    const deed = {
      action: 'disputes.firm-diagnosed',
      subjectKind: 'disputes.firm',
      subjectId: firmId,
      orgId: firm.orgId,
    }
    await recordAudit(tx, actor, { ...deed, detail: decided })
    return { id: diagnosis.id, ...decided }
  })
}

export function readDiagnoses(actor: Actor, firmId: string): Promise<Diagnosis[]> {
  return transaction(actor, async (tx) => {
    await getFirm(tx, actor, 'disputes.read', firmId)
    return diagnosesOf(tx, firmId)
  })
}

/** 发布资料汇编. */
export async function publishCompilation(
  actor: Actor,
  input: Pick<Compilation, 'orgId' | 'industry' | 'title' | 'editor' | 'summary' | 'fileId'>,
): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const org = await requireReachableOrg(tx, actor, 'disputes.publish', input.orgId)
    const fileId = await handOverFile(tx, actor, input.fileId, org.path)
    const one: Compilation = {
      ...{ ...input, fileId },
      id: newId(),
      orgPath: org.path,
      publishedOn: today(),
      withdrawnOn: null,
    }
    await insertCompilation(tx, one)
    await recordAudit(tx, actor, boardDeed('disputes.compilation-published', 'disputes.compilation', one))
    return { id: one.id }
  })
}

export async function withdrawCompilation(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const one = await findCompilation(tx, id)
    if (!one || !reaches(actor, 'disputes.publish', one.orgPath)) throw refusal('disputes.compilation-missing')
    await takeCompilationDown(tx, id, today())
    await recordAudit(tx, actor, boardDeed('disputes.compilation-withdrawn', 'disputes.compilation', one))
  })
}

/** What anybody may read; the platform reads it for her. */
export async function readCompilations(industry: Industry | undefined): Promise<CompilationCard[]> {
  return transaction(system, async (tx) => {
    const found = await compilationsInSight(tx, industry)
    const names = await namesOf(tx, found)
    return found.map(({ orgId, orgPath: _path, fileId: _file, withdrawnOn: _on, ...one }) => ({
      ...one,
      orgName: names.get(orgId)!,
    }))
  })
}

export async function openCompilation(id: string): Promise<Download> {
  return transaction(system, async (tx) => {
    const one = await findCompilation(tx, id)
    if (!one || one.withdrawnOn !== null) throw refusal('disputes.compilation-missing')
    return openFile(tx, systemActor('disputes'), one.fileId)
  })
}

/** 典型案例上墙: a closed typical case, told so that nobody in it is named. */
export async function publishStory(
  actor: Actor,
  disputeId: string,
  input: Pick<CaseStory, 'title' | 'text' | 'lesson' | 'industry'>,
): Promise<{ id: string }> {
  return transaction(actor, async (tx) => {
    const dispute = await getReached(tx, actor, 'disputes.publish', disputeId)
    if (!dispute.classes.includes('typical')) throw refusal('disputes.not-typical')
    const row = await caseById(tx, disputeId)
    if (row.closedAt === null) throw refusal('disputes.story-too-early')
    const parties = await partiesOf(tx, [disputeId])
    const secrets = [
      ...[dispute.claimantName, row.number, dispute.officerName ?? ''],
      ...parties.flatMap((one) => [one.name, one.signerName ?? '', one.creditCode ?? '']),
    ]
    const named = namedIn([input.title, input.text, input.lesson].join(' '), secrets)
    if (named.length > 0) throw refusal('disputes.story-names', { names: named })
    const story: CaseStory = {
      ...{ ...input, disputeId },
      id: newId(),
      orgId: dispute.orgPath.at(-1)!,
      orgPath: dispute.orgPath,
      publishedBy: actor.name,
      publishedAt: now(),
      withdrawnAt: null,
    }
    if (!(await insertStory(tx, story))) throw refusal('disputes.story-there')
    await recordAudit(tx, actor, deedOf('disputes.story-published', dispute, { title: input.title }))
    return { id: story.id }
  })
}

export async function withdrawStory(actor: Actor, id: string): Promise<void> {
  await transaction(actor, async (tx) => {
    const one = await findStory(tx, id)
    if (!one || !reaches(actor, 'disputes.publish', one.orgPath)) throw refusal('disputes.story-missing')
    await takeStoryDown(tx, id, now())
    await recordAudit(tx, actor, boardDeed('disputes.story-withdrawn', 'disputes.story', one))
  })
}

const pageSize = 20

/** The public board; nothing of it leads back to the case. */
export async function readStories(
  industry: Industry | undefined,
  cursor: string | undefined,
): Promise<{ stories: StoryCard[]; next: string | null }> {
  return transaction(system, async (tx) => {
    const found = await storiesInSight(tx, industry, cursor, pageSize + 1)
    const page = found.slice(0, pageSize)
    const names = await namesOf(tx, page)
    const stories = page.map(({ id, industry: of, title, text, lesson, publishedAt, orgId }) => {
      return {
        ...{ id, title, text, lesson },
        industry: of,
        publishedOn: dayOf(publishedAt),
        orgName: names.get(orgId)!,
      }
    })
    return { stories, next: found.length > pageSize ? page.at(-1)!.id : null }
  })
}

async function namesOf(tx: Tx, some: readonly { readonly orgId: string }[]): Promise<ReadonlyMap<string, string>> {
  const orgs = await orgsByIds(tx, [...new Set(some.map((one) => one.orgId))])
  return new Map(orgs.map((org) => [org.id, org.name]))
}

function boardDeed(action: string, subjectKind: string, one: { id: string; orgId: string; title: string }) {
  return { action, subjectKind, subjectId: one.id, orgId: one.orgId, detail: { title: one.title } }
}
