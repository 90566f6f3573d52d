import type { Scope } from '../../platform/scope.ts'

/** A role over a subtree, as it stands today. */
export type Grant = {
  readonly role: string
  readonly roleName: string
  readonly orgId: string
  /** From the root to the organisation. */
  readonly orgPath: readonly string[]
  readonly permissions: ReadonlySet<string>
}

/** The browser a request comes from: the keyed hash of its own cookie, null until it has one, and what it calls itself. */
export type Device = { readonly key: string | null; readonly userAgent: string }

/** Whoever acts: a guest, a worker, an officer with grants, or the platform itself. */
export type Actor = {
  readonly kind: 'guest' | 'worker' | 'officer' | 'system'
  readonly personId: string | null
  readonly name: string
  readonly sessionId: string | null
  readonly grants: readonly Grant[]
  readonly scope: Scope
  readonly requestId: string
  readonly address: string
  /** Absent where nobody came by browser. */
  readonly device?: Device
}

/** A role as the app declares it. */
export type Role = {
  readonly key: string
  readonly name: string
  readonly permissions: readonly string[]
  /** Its grants come only with sign-ins that showed a second factor. A demonstration does not insist. */
  readonly secondFactor?: 'required'
  /** Which of the three administrators it is; no person holds two of them. */
  readonly duty?: Duty
  /** For partners, whose accounts hold no officer's role. */
  readonly holder?: 'partner'
}

/** 三员: who sets up accounts, who gives out roles, and who reads what both did. */
export type Duty = 'system' | 'security' | 'audit'

/** An officer of the union, or a partner: a merchant, mediator, judge, instructor or station keeper. */
export type AccountKind = 'officer' | 'partner'

/** A sign-in by password brings an officer's grants along; one by SMS code is for a person's own affairs. */
export type SessionKind = 'worker' | 'officer'

/** A sign-in that succeeded; the token goes into the cookie and is kept nowhere. */
export type SignedIn = { readonly actor: Actor; readonly token: string; readonly maxAgeSeconds: number }

/** One deed for the audit. */
export type Deed = {
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  readonly orgId?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Whom a visitor of a demonstration may be. */
export type DemoOfficer = {
  readonly account: string
  readonly password: string
  readonly name: string
  readonly roleName: string
  readonly orgName: string
}
export type DemoWorker = { readonly phone: string; readonly name: string; readonly note: string }
