import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { getMe, getSecondFactor, type Me } from '../../kernel/access/contract.ts'
import { consoleScreens as access } from '../../kernel/access/screens.ts'
import { ask } from '../../platform/client/ask.ts'
import { findSetting, keepSetting } from '../../platform/client/keep.ts'
import { Problem } from '../../platform/client/problem.ts'
import { Answered } from '../../ui/console/Answered.tsx'
import { type Reader, ReaderProvider } from '../../ui/console/reader.tsx'
import { MeProvider } from './me.ts'
import { Shell } from './Shell.tsx'
import { SignInAgain } from './SignInAgain.tsx'
import { NotOfficer, SignInPage } from './SignInPage.tsx'
import { useSessionEnded } from './session.ts'

const grantSetting = 'console.grant'
const keyOf = (grant: Me['grants'][number]) => `${grant.role}@${grant.org.id}`

/** Signed in or not; an ended session is renewed over the page, which stays as it is. */
export function Gate() {
  const asked = useQuery(ask(getMe, {}))
  const ended = useSessionEnded()
  const [grantKey, setGrantKey] = useState(() => findSetting(grantSetting))
  const me = asked.data

  if (!me) {
    if (asked.error instanceof Problem && asked.error.status === 401) return <SignInPage />
    return (
      <Answered asked={asked} bones={3}>
        {() => null}
      </Answered>
    )
  }
  const grant = me.grants.find((one) => keyOf(one) === grantKey) ?? me.grants[0]
  if (!grant) return <WithoutRoles name={me.name} />

  const pick = (key: string) => {
    keepSetting(grantSetting, key)
    setGrantKey(key)
  }
  return (
    <MeProvider
      value={{
        me,
        grantKey: keyOf(grant),
        grants: me.grants.map((one) => ({ key: keyOf(one), roleName: one.roleName, orgName: one.org.name })),
        pick,
      }}
    >
      <ReaderProvider value={readerOf(me, grant)}>
        <Shell key={keyOf(grant)} />
        {ended && <SignInAgain me={me} />}
      </ReaderProvider>
    </MeProvider>
  )
}

const BindFirst = lazy(access.bindFirst)

/** Nothing to do here; or her roles wait for a second factor, which she binds now. */
function WithoutRoles({ name }: { name: string }) {
  const asked = useQuery(ask(getSecondFactor, {}))
  return (
    <Answered asked={asked} bones={3}>
      {(factor) =>
        factor.waitingRoles.length > 0 ? (
          <Suspense fallback={null}>
            <BindFirst />
          </Suspense>
        ) : (
          <NotOfficer name={name} />
        )
      }
    </Answered>
  )
}

function readerOf(me: Me, grant: Me['grants'][number]): Reader {
  const { id, name, kind, depth } = grant.org
  return {
    name: me.name,
    roleName: grant.roleName,
    org: { id, name, kind, depth },
    permissions: new Set(grant.permissions),
  }
}
