import { call } from '../../../../platform/client/client.ts'
import { commentatorNames, schoolRoles } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import type { FirmCard } from '../../firms.contract.ts'
import {
  closeSchool,
  commentSchool,
  inviteToSchool,
  markSchool,
  planSchool,
  type SchoolCard,
} from '../../hearings.contract.ts'
import { decideObserver, type ObserverCard } from '../../observers.contract.ts'
import { observersText } from '../../observers.text.ts'
import { teachingText } from '../../teaching.text.ts'
import type { FormPlan } from './ActForm.tsx'
import { type FieldPlan, instantOf, listOf } from './FormField.tsx'
import { choicesOf } from './words.ts'

const text = teachingText.schools

/** 办学堂, from a typical case. */
export function planSchoolPlan(file: DisputeFile): FormPlan {
  return {
    title: `${text.hold}：${file.case.number}`,
    act: text.hold,
    lead: text.holdLead,
    fields: [
      { key: 'title', label: text.title, kind: 'text', most: 80, needed: true, wide: true },
      { key: 'startsAt', label: text.startsAt, kind: 'moment', needed: true },
      { key: 'endsAt', label: text.endsAt, kind: 'moment', needed: true },
      { key: 'place', label: text.place, kind: 'text', most: 100, first: file.stationName ?? '', needed: true },
      { key: 'live', label: text.live, kind: 'text', most: 300, extra: text.liveExtra },
    ],
    send: ({ title, startsAt, endsAt, place, live }) =>
      call(planSchool, {
        params: { id: file.case.id },
        body: {
          title: title!,
          startsAt: instantOf(startsAt!),
          endsAt: instantOf(endsAt!),
          place: place!,
          liveUrl: live || null,
        },
      }),
  }
}

const firmField = (firms: readonly FirmCard[], first = ''): FieldPlan => ({
  key: 'firm',
  label: text.firm,
  kind: 'one',
  choices: firms.map((firm) => ({ value: firm.id, label: firm.name })),
  first,
  needed: true,
  wide: true,
})

/** Firms of the register that are of the industry and region of the case. */
export function invitePlan(school: SchoolCard, firms: readonly FirmCard[]): FormPlan {
  return {
    title: text.invite,
    act: text.invite,
    lead: text.inviteLead,
    fields: [
      firmField(firms),
      { key: 'name', label: text.name, kind: 'text', most: 40, needed: true },
      { key: 'role', label: text.role, kind: 'one', choices: choicesOf(schoolRoles), first: 'head', needed: true },
    ],
    send: ({ firm, name, role }) =>
      call(inviteToSchool, {
        params: { id: school.id },
        body: { guests: [{ firmId: firm!, name: name!, role: role as 'head' }] },
      }),
  }
}

export function markPlan(school: SchoolCard): FormPlan {
  const absent = school.guests.filter((guest) => !guest.present)
  return {
    title: text.mark,
    act: text.mark,
    fields: [
      {
        key: 'guests',
        label: text.markWho,
        kind: 'some',
        choices: absent.map((guest) => ({ value: guest.id, label: `${guest.name}（${guest.unit}）` })),
        needed: true,
      },
    ],
    send: ({ guests }) => call(markSchool, { params: { id: school.id }, body: { guestIds: listOf(guests) } }),
  }
}

export function closeSchoolPlan(school: SchoolCard): FormPlan {
  return {
    title: `${text.close}：${school.title}`,
    act: text.close,
    lead: text.closeLead,
    fields: [{ key: 'note', label: text.closeNote, kind: 'area', most: 500, needed: true }],
    send: ({ note }) => call(closeSchool, { params: { id: school.id }, body: { note: note! } }),
  }
}

export function commentPlan(school: SchoolCard): FormPlan {
  return {
    title: text.comment,
    act: text.comment,
    lead: text.commentLead,
    width: 640,
    fields: [
      { key: 'comment', label: text.commentText, kind: 'area', most: 3000, needed: true },
      { key: 'by', label: text.by, kind: 'text', most: 40, needed: true },
      {
        key: 'as',
        label: text.as,
        kind: 'one',
        choices: choicesOf(commentatorNames),
        first: 'arbitrator',
        needed: true,
      },
    ],
    send: ({ comment, by, as }) =>
      call(commentSchool, {
        params: { id: school.id },
        body: { comment: comment!, by: by!, as: as as 'lawyer' },
      }),
  }
}

export function acceptPlan(one: ObserverCard, firms: readonly FirmCard[]): FormPlan {
  return {
    title: `${observersText.accept}：${one.name}`,
    act: observersText.accept,
    lead: observersText.acceptLead,
    fields: [firmField(firms, firms.find((firm) => firm.name === one.firmName)?.id ?? '')],
    send: ({ firm }) => call(decideObserver, { params: { id: one.id }, body: { decision: 'accept', firmId: firm! } }),
  }
}

export function declinePlan(one: ObserverCard): FormPlan {
  return {
    title: `${observersText.decline}：${one.name}`,
    act: observersText.decline,
    fields: [
      {
        key: 'because',
        label: consoleText.forms.reason,
        kind: 'area',
        most: 300,
        needed: true,
        extra: observersText.declineExtra,
      },
    ],
    send: ({ because }) =>
      call(decideObserver, { params: { id: one.id }, body: { decision: 'decline', because: because! } }),
  }
}
