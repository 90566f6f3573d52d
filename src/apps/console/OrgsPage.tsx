import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'
import { listOrgs, type OrgCard } from '../../kernel/orgs/contract.ts'
import { askOn } from '../../platform/client/ask.ts'
import { useReader } from '../../ui/console/reader.tsx'
import { Split } from '../../ui/console/Split.tsx'
import { Bones } from '../../ui/console/States.tsx'
import { say } from '../../ui/console/text.ts'
import { Icon } from '../../ui/icons/Icon.tsx'
import { useMe } from './me.ts'
import { OrgSheet } from './OrgSheet.tsx'
import { OrgTree } from './OrgTree.tsx'
import { shellText } from './text.ts'
import './orgs.css'

const text = shellText.orgPage

/** The tree of organisations the reader answers for, and what each is. */
export default function OrgsPage() {
  const { me } = useMe()
  const { org: reader } = useReader()
  const root = me.grants.find((grant) => grant.org.id === reader.id)!.org
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const picked = params.get('org')
  const pick = ({ id, code }: OrgCard) => setParams({ org: id, code })
  return (
    <Split
      list={
        <>
          <header>
            <h1>{text.title}</h1>
          </header>
          <div className="split-tools">
            <Input
              allowClear
              prefix={<Icon name="search" size="s" />}
              placeholder={text.find}
              aria-label={text.find}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          <p className="split-count">{text.lead}</p>
          <div className="split-rows org-rows">
            {search === '' ? (
              <OrgTree root={root} picked={picked} onPick={pick} />
            ) : (
              <Found search={search} picked={picked} onPick={pick} />
            )}
          </div>
        </>
      }
      detail={
        picked && <OrgSheet id={picked} code={params.get('code') ?? ''} onPick={pick} onBack={() => setParams({})} />
      }
      nothingOpened={text.pick}
    />
  )
}

function Found({ search, picked, onPick }: { search: string; picked: string | null; onPick: (org: OrgCard) => void }) {
  const asked = useQuery(askOn(listOrgs, { query: { search } }))
  if (!asked.data) return <Bones />
  if (asked.data.orgs.length === 0) return <p className="card-body soft">{say(text.none, { text: search })}</p>
  return (
    <ul>
      {asked.data.orgs.map((org) => (
        <li key={org.id}>
          <a
            href={`?org=${org.id}&code=${org.code}`}
            aria-current={org.id === picked}
            onClick={(event) => {
              event.preventDefault()
              onPick(org)
            }}
          >
            <b>{org.name}</b>
            <br />
            <small>
              {text.kinds[org.kind]}
              <span className="sep" />
              {org.code}
            </small>
          </a>
        </li>
      ))}
    </ul>
  )
}
