import { route } from '../access/index.ts'
import { openAttachment } from './attach-to-case.ts'
import * as deeds from './carry-out-way.ts'
import { commentOnCase } from './comment-on-case.ts'
import * as contract from './contract.ts'
import { countCases } from './count-cases.ts'
import { listCallable } from './desks-beside.ts'
import { getDesk } from './get-desk.ts'
import { getMyCases } from './get-my-cases.ts'
import { getTimeline } from './get-timeline.ts'
import { dropTemplate, keepTemplate, listTemplates } from './keep-templates.ts'
import { dropView, listViews, saveView } from './keep-views.ts'
import { listCases } from './list-cases.ts'
import { readDossier } from './read-dossier.ts'
import { superviseCase } from './supervise-case.ts'
import * as views from './views.contract.ts'

/** Kinds told from the bytes that a browser shows without running anything of ours. */
const shown: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'application/pdf'])

export const routes = [
  route(contract.listCases, ({ who, query }) => listCases(who, query)),
  route(contract.countCases, async ({ who, query }) => ({ types: await countCases(who, query.orgId) })),
  route(contract.getDesk, ({ who }) => getDesk(who)),
  route(contract.getMyCases, async ({ who }) => ({ cases: await getMyCases(who) })),
  route(contract.getTimeline, ({ who, params }) => getTimeline(who, params.id)),
  route(contract.getDossier, ({ who, params }) => readDossier(who, params.id)),
  route(contract.commentOnCase, ({ who, params, body }) => commentOnCase(who, params.id, body.text, body.audience)),
  route(contract.attachPaper, async ({ who, params, body }) => ({ id: await deeds.attachPaper(who, params.id, body) })),
  route(contract.openPaper, async ({ who, params, query }) => {
    const paper = await openAttachment(who, params.id, params.attachmentId)
    return query.show && shown.has(paper.type) ? { ...paper, shown: 'inline' as const } : paper
  }),
  route(contract.listCallable, ({ who, params }) => listCallable(who, params.id)),
  route(contract.callBody, ({ who, params, body }) => deeds.callToCase(who, params.id, body)),
  route(contract.releaseBody, ({ who, params, body }) =>
    deeds.releaseFromCase(who, params.id, { orgId: params.orgId, note: body.note }),
  ),
  route(contract.reportIn, ({ who, params }) => deeds.reportToCase(who, params.id)),
  route(contract.assignCase, ({ who, params, body }) => deeds.giveCase(who, params.id, body)),
  route(contract.linkCase, ({ who, params, body }) => deeds.hangCase(who, params.id, body)),
  route(contract.mergeCases, ({ who, params, body }) => deeds.mergeInto(who, params.id, body)),
  route(contract.rateCase, ({ who, params, body }) => deeds.rateOwn(who, params.id, body)),
  route(contract.recordOnClock, ({ who, params, body: { on, ...record } }) =>
    deeds.recordFor(who, params.id, { ...record, ...(on && { on }) }),
  ),
  route(views.listViews, async ({ who, query }) => ({ views: await listViews(who, query.place) })),
  route(views.saveView, async ({ who, body }) => ({ id: await saveView(who, body) })),
  route(views.dropView, ({ who, params }) => dropView(who, params.id)),
  route(views.listTemplates, async ({ who, params }) => ({ templates: await listTemplates(who, params.id) })),
  route(views.keepTemplate, async ({ who, body }) => ({ id: await keepTemplate(who, body) })),
  route(views.dropTemplate, ({ who, params }) => dropTemplate(who, params.id)),
  route(contract.superviseCase, ({ who, params, body }) => superviseCase(who, params.id, body.text)),
]
