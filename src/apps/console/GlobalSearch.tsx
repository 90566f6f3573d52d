import { useQuery } from '@tanstack/react-query'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useState } from 'react'
import { useNavigate } from 'react-router'
import { type CaseCard, listCases } from '../../kernel/cases/contract.ts'
import { listOrgs, type OrgCard } from '../../kernel/orgs/contract.ts'
import { type FoundPerson, searchPeople } from '../../kernel/people/contract.ts'
import { askOn } from '../../platform/client/ask.ts'
import { useReader } from '../../ui/console/reader.tsx'
import { placeOf } from '../../ui/console/screen.ts'
import { say } from '../../ui/console/text.ts'
import { Icon, type IconName } from '../../ui/icons/Icon.tsx'
import { casePath, services } from './services.ts'
import { shellText } from './text.ts'
import './search.css'

type Hit = { key: string; group: string; icon: IconName; title: string; sub: string; path: string }

const fewest = 2

/** Finds people, cases, organisations and pages inside the reader's scope; opened by Ctrl K, walked by arrows. */
export function GlobalSearch({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={640}
      destroyOnHidden
      style={{ top: 72 }}
      styles={{ container: { padding: 0 }, header: { display: 'none' } }}
      title={shellText.search.label}
    >
      <Search onClose={onClose} />
    </Modal>
  )
}

function Search({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const navigate = useNavigate()
  const { hits, settled } = useHits(useDeferredValue(text.trim()))
  const picked = Math.min(at, hits.length - 1)
  const go = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    void navigate(hit.path)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && hits.length > 0) {
      event.preventDefault()
      setAt((picked + step + hits.length) % hits.length)
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(hits[picked])
  }
  return (
    <div className="search">
      <Input
        autoFocus
        variant="borderless"
        size="large"
        prefix={<Icon name="search" size="s" />}
        placeholder={shellText.search.placeholder}
        aria-label={shellText.search.label}
        role="combobox"
        aria-expanded
        aria-controls="search-hits"
        aria-activedescendant={hits[picked] ? `hit-${hits[picked].key}` : undefined}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <Hits hits={hits} picked={picked} onGo={go} />
      <p className="search-foot">
        {text.trim().length < fewest
          ? shellText.search.hint
          : hits.length === 0 && settled
            ? say(shellText.search.none, { text: text.trim() })
            : shellText.search.keys}
      </p>
    </div>
  )
}

function Hits({ hits, picked, onGo }: { hits: readonly Hit[]; picked: number; onGo: (hit: Hit) => void }) {
  return (
    <div className="search-hits" id="search-hits" role="listbox" aria-label={shellText.search.label}>
      {[...Map.groupBy(hits, (hit) => hit.group)].map(([group, members]) => (
        <fieldset key={group} aria-label={group}>
          <legend aria-hidden="true">{group}</legend>
          {members.map((hit) => (
            <button
              type="button"
              key={hit.key}
              id={`hit-${hit.key}`}
              role="option"
              aria-selected={hit === hits[picked]}
              tabIndex={-1}
              className="plain"
              onClick={() => onGo(hit)}
            >
              <Icon name={hit.icon} size="s" />
              <span className="grow">{hit.title}</span>
              <small>{hit.sub}</small>
            </button>
          ))}
        </fieldset>
      ))}
    </div>
  )
}

function useHits(text: string): { hits: readonly Hit[]; settled: boolean } {
  const { permissions } = useReader()
  const long = text.length >= fewest
  const mayFind = permissions.has('people.read')
  const people = useQuery({ ...askOn(searchPeople, { query: { search: text } }), enabled: long && mayFind })
  const cases = useQuery({ ...askOn(listCases, { query: { search: text } }), enabled: long })
  const orgs = useQuery({ ...askOn(listOrgs, { query: { search: text } }), enabled: long })
  if (!long) return { hits: [], settled: true }
  return {
    hits: [
      ...personHits(people.data?.people ?? [], permissions),
      ...caseHits(cases.data?.cases ?? []),
      ...orgHits(orgs.data?.orgs ?? []),
      ...pageHits(text, permissions),
    ],
    settled: !cases.isFetching && !orgs.isFetching && !people.isFetching,
  }
}

/** Masked; she opens where a service keeps people, and is shown whole there when the reader says why. */
function personHits(people: readonly FoundPerson[], permissions: ReadonlySet<string>): Hit[] {
  const keeping = services.flatMap((service) => service.people ?? []).find((one) => permissions.has(one.permission))
  if (!keeping) return []
  return people.slice(0, 6).map((person) => ({
    key: person.id,
    group: shellText.search.people,
    icon: 'person',
    title: person.maskedName,
    sub: [person.maskedIdNumber, person.homeOrgName].filter(Boolean).join(' '),
    path: keeping.path(person.id),
  }))
}

function caseHits(cases: readonly CaseCard[]): Hit[] {
  return cases.slice(0, 8).flatMap((card) => {
    const path = casePath(card.type, card.id)
    const [title, sub] = [`${card.title} ${card.number}`, `${card.orgName} ${card.stateName}`]
    return path ? [{ key: card.id, group: shellText.search.cases, icon: 'file' as const, title, sub, path }] : []
  })
}

function orgHits(orgs: readonly OrgCard[]): Hit[] {
  return orgs.slice(0, 6).map((org) => ({
    key: org.id,
    group: shellText.search.orgs,
    icon: 'building',
    title: org.name,
    sub: org.code,
    path: `/orgs?org=${org.id}`,
  }))
}

function pageHits(text: string, permissions: ReadonlySet<string>): Hit[] {
  return services.flatMap((service) =>
    service.screens.flatMap((screen) =>
      screen.nav &&
      (screen.permission === null || permissions.has(screen.permission)) &&
      `${service.name}${screen.nav.label}${screen.title}`.includes(text)
        ? [
            {
              key: screen.path,
              group: shellText.search.pages,
              icon: screen.nav.icon,
              title: screen.title,
              sub: service.name,
              path: placeOf(screen),
            },
          ]
        : [],
    ),
  )
}
