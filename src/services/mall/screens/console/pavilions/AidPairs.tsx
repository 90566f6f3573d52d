import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { sayDay, sayFullDay } from '../../../../../platform/client/say-dates.ts'
import { today } from '../../../../../platform/client/today.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../../ui/console/DayField.tsx'
import { Empty } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { type AidDesk, type AidPairCard, pairUp, partPair } from '../../../aid-projects.contract.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import { RegionField } from './AidPlanDialog.tsx'
import { TextField } from './TextField.tsx'
import { UnionsField } from './UnionsField.tsx'

const text = pavilionsText.aid

/** Which union supports which place; ended ones stay readable. */
export function AidPairs({ desk }: { desk: AidDesk }) {
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<AidPairCard | null>(null)
  return (
    <div className="split-rows">
      {desk.mayKeep && (
        <div className="split-tools">
          <Button onClick={() => setAdding(true)}>{text.pair}</Button>
        </div>
      )}
      {desk.pairs.length === 0 ? (
        <Empty icon="handshake" title={text.noPairs} />
      ) : (
        <ul className="mall-pairs">
          {desk.pairs.map((pair) => (
            <li key={pair.id}>
              <p>
                <b>{pair.orgName}</b>
                <span className="sep" />
                {pair.place}
              </p>
              <small className="mall-second">
                {pair.partner} · {pair.team} · {sayFullDay(pair.since)}
              </small>
              {pair.until !== null ? (
                <small className="mall-second">
                  {say(text.ended, { day: sayDay(pair.until, today()), because: pair.endedBecause ?? '' })}
                </small>
              ) : (
                desk.mayKeep && (
                  <Button size="small" onClick={() => setEnding(pair)}>
                    {text.end}
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <PairDialog desk={desk} onClose={() => setAdding(false)} />}
      {ending && <EndDialog pair={ending} onClose={() => setEnding(null)} />}
    </div>
  )
}

function PairDialog({ desk, onClose }: { desk: AidDesk; onClose: () => void }) {
  const answers = useQueryClient()
  const [draft, setDraft] = useState({
    orgIds: [] as string[],
    regionId: desk.regions[0]?.id ?? '',
    place: '',
    partner: '',
    team: '',
    since: today(),
  })
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const pair = useMutation({
    mutationFn: () => {
      const { orgIds, ...rest } = draft
      return call(pairUp, { body: { ...rest, orgId: orgIds[0]! } })
    },
    onSuccess: async () => {
      await answers.invalidateQueries()
      onClose()
    },
  })
  const isWhole = [draft.place, draft.partner, draft.team].every((one) => one.trim().length > 1)
  return (
    <ActDialog
      open
      title={text.pair}
      onClose={onClose}
      act={{
        name: text.save,
        busy: pair.isPending,
        locked: !isWhole || draft.orgIds.length !== 1 || draft.regionId === '',
        onAct: () => pair.mutate(),
      }}
      problem={sentenceOf(pair.error)}
    >
      <Form layout="vertical" component="div">
        <UnionsField
          id="pair-union"
          label={text.union}
          most={1}
          value={draft.orgIds}
          onChange={(orgIds) => set({ orgIds })}
        />
        <RegionField desk={desk} value={draft.regionId} onChange={(regionId) => set({ regionId })} />
        <TextField
          id="pair-place"
          label={text.place}
          most={30}
          value={draft.place}
          onChange={(place) => set({ place })}
        />
        <TextField
          id="pair-partner"
          label={text.partner}
          most={40}
          value={draft.partner}
          onChange={(partner) => set({ partner })}
        />
        <TextField id="pair-team" label={text.team} most={40} value={draft.team} onChange={(team) => set({ team })} />
        <DayField id="pair-since" label={text.since} value={draft.since} onChange={(since) => set({ since })} />
      </Form>
    </ActDialog>
  )
}

function EndDialog({ pair, onClose }: { pair: AidPairCard; onClose: () => void }) {
  const answers = useQueryClient()
  const [until, setUntil] = useState(today())
  const [because, setBecause] = useState('')
  const part = useMutation({
    mutationFn: () => call(partPair, { params: { id: pair.id }, body: { until, because: because.trim() } }),
    onSuccess: async () => {
      await answers.invalidateQueries()
      onClose()
    },
  })
  return (
    <ActDialog
      open
      title={`${text.endTitle} · ${pair.orgName} ${pair.place}`}
      onClose={onClose}
      act={{
        name: text.end,
        danger: true,
        busy: part.isPending,
        locked: because.trim().length < 2 || until === '',
        onAct: () => part.mutate(),
      }}
      problem={sentenceOf(part.error)}
    >
      <Form layout="vertical" component="div">
        <DayField id="pair-until" label={text.until} value={until} onChange={setUntil} />
        <TextField id="pair-because" label={text.endBecause} most={200} value={because} onChange={setBecause} />
      </Form>
    </ActDialog>
  )
}
