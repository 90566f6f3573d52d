import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { listCases } from '../../../../../kernel/cases/contract.ts'
import { listOrgs } from '../../../../../kernel/orgs/contract.ts'
import { RevealCell } from '../../../../../kernel/privacy/screens.ts'
import { ask, askPages } from '../../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { MoreRows } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import type { UnionPage } from '../../../unions.contract.ts'
import { caseCount, fullDay, moment, people } from '../words.ts'

const text = consoleText.sheet

export function IdentityFacts({ page, onPick }: { page: UnionPage; onPick: (id: string) => void }) {
  const { successor, employer } = page
  return (
    <section>
      <h3>{text.identity}</h3>
      <Facts
        facts={[
          { name: text.code, value: <span className="num">{page.org.code}</span> },
          { name: text.creditCode, value: page.creditCode && <span className="num">{page.creditCode}</span> },
          { name: text.established, value: fullDay(page.establishedOn ?? page.foundedOn) },
          {
            name: text.inTreeSince,
            value: page.establishedOn && page.establishedOn !== page.foundedOn ? fullDay(page.foundedOn) : null,
          },
          { name: text.employer, value: employer?.name },
          {
            name: text.employerCode,
            value: employer?.creditCode && <span className="num">{employer.creditCode}</span>,
          },
          { name: text.workers, value: employer?.workerCount ? people(employer.workerCount) : null },
          {
            name: text.successor,
            value: successor && (
              <button type="button" className="plain opens" onClick={() => onPick(successor.id)}>
                {successor.name}
              </button>
            ),
          },
        ]}
      />
    </section>
  )
}

export function PeopleFacts({ page }: { page: UnionPage }) {
  const [open, setOpen] = useState(false)
  return (
    <section>
      <h3>{text.members}</h3>
      <Facts
        facts={[
          { name: text.membersNow, value: people(page.members) },
          {
            name: text.openCases,
            value:
              page.openCases > 0 ? (
                <Opens onOpen={() => setOpen(true)}>{caseCount(page.openCases)}</Opens>
              ) : (
                caseCount(0)
              ),
          },
          {
            name: text.newest,
            value:
              page.newestMembers.length === 0 ? null : (
                <ul>
                  {page.newestMembers.map((one) => (
                    <li key={one.personId}>
                      {one.maskedName}{' '}
                      <RevealCell
                        person={{ id: one.personId, name: one.maskedName, idNumber: one.maskedIdNumber }}
                        place={text.revealPlace}
                      />{' '}
                      <span className="soft small">{fullDay(one.fromOn)}</span>
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      {open && <CasesOf page={page} onClose={() => setOpen(false)} />}
    </section>
  )
}

/** The cases of a union that the reader may read one by one, the newest first. */
function CasesOf({ page, onClose }: { page: UnionPage; onClose: () => void }) {
  const asked = useInfiniteQuery(askPages(listCases, { query: { orgId: page.org.id } }))
  const all = asked.data?.pages.flatMap((one) => one.cases) ?? []
  const cases = all.filter((one) => one.personStatus !== 'closed' && one.personStatus !== 'refused')
  return (
    <SideList open title={text.openList} sub={page.org.name} onClose={onClose}>
      <Answered asked={asked}>
        {() => (
          <>
            {cases.length === 0 && <p className="card-body soft">{text.noCases}</p>}
            <ul className="lines">
              {cases.map((one) => (
                <li key={one.id}>
                  <div className="grow">
                    <b>{one.title}</b>
                    <small>
                      {one.number}
                      <span className="sep" />
                      {one.orgName}
                      <span className="sep" />
                      {moment(one.openedAt)}
                    </small>
                  </div>
                  <small>{one.stateName}</small>
                </li>
              ))}
            </ul>
            <MoreRows
              shown={cases.length}
              unit={consoleText.cases.replace('{n} ', '')}
              more={asked.hasNextPage}
              loading={asked.isFetchingNextPage}
              onMore={() => void asked.fetchNextPage()}
            />
          </>
        )}
      </Answered>
    </SideList>
  )
}

export function MoneyFacts({ page }: { page: UnionPage }) {
  const { accounts } = page
  return (
    <section>
      <h3>{text.accounts}</h3>
      {accounts === null && <p className="soft">{text.accountsHidden}</p>}
      {accounts?.length === 0 && <p className="soft">{text.accountsNone}</p>}
      {accounts && accounts.length > 0 && (
        <Facts
          facts={accounts.map((account) => ({
            name: account.name,
            value: (
              <span className="num">
                {account.unit === 'fen'
                  ? say(consoleText.yuan, { n: displayYuan(account.balanceFen) })
                  : say(consoleText.points, { n: displayYuan(account.balanceFen) })}
              </span>
            ),
          }))}
        />
      )}
    </section>
  )
}

/** What was closed or merged away, so that its papers are found and it can be reopened. */
function EndedFacts({ page, onPick }: { page: UnionPage; onPick: (id: string) => void }) {
  if (page.ended.length === 0) return null
  return (
    <section>
      <h3>{text.ended}</h3>
      <ul className="org-ended">
        {page.ended.map(({ id, name, closedOn, successor }) => (
          <li key={id}>
            <button type="button" className="plain opens" onClick={() => onPick(id)}>
              {name}
            </button>{' '}
            <small className="soft">
              {successor === null
                ? say(text.endedOn, { on: fullDay(closedOn) })
                : say(text.endedInto, { on: fullDay(closedOn), successor })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function BelowFacts({ page, onPick }: { page: UnionPage; onPick: (id: string) => void }) {
  const below = useQuery(ask(listOrgs, { query: { parentId: page.org.id } }))
  return (
    <>
      <section>
        <h3>
          {text.below}
          <small>{say(text.belowAll, { n: count(page.subUnions) })}</small>
        </h3>
        <Answered asked={below}>
          {({ orgs }) =>
            orgs.length === 0 ? (
              <p className="soft">{text.noneBelow}</p>
            ) : (
              <ul className="org-below">
                {orgs.map((org) => (
                  <li key={org.id}>
                    <button type="button" className="plain opens" onClick={() => onPick(org.id)}>
                      {org.name}
                    </button>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
      <EndedFacts page={page} onPick={onPick} />
    </>
  )
}
