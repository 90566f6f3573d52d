import { useMutation } from '@tanstack/react-query'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Facts, PlainTable } from '../../../../../ui/console/Facts.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { type ClaimCard, type ClaimState, notifyClaimants, reviewClaims } from '../../../claims.contract.ts'
import { consoleText } from '../../../console.text.ts'
import { proofText } from '../../../quarters-console.text.ts'
import { claimsOf, yuan } from '../words.tsx'

const text = consoleText.batch

export type BatchKind = 'notify' | 'approve'

const states: Record<BatchKind, readonly ClaimState[]> = {
  notify: ['notify'],
  approve: ['grassroots', 'county', 'city', 'second'],
}

type Result = { done: number; refused: readonly { claimId: string; because: string }[] }

/** What the chosen come to before the act, and what became of each after it. */
export function BatchDialog({
  kind,
  chosen,
  onClose,
  onDone,
}: {
  kind: BatchKind
  chosen: readonly ClaimCard[]
  onClose: () => void
  onDone: () => void
}) {
  const { org } = useReader()
  const fit = chosen.filter((claim) => states[kind].includes(claim.state) && claim.deskOrgId === org.id)
  const act = useMutation({
    mutationFn: (): Promise<Result> => {
      const claimIds = fit.map((claim) => claim.id)
      return kind === 'notify'
        ? call(notifyClaimants, { body: { claimIds } })
        : call(reviewClaims, { body: { claimIds } })
    },
  })
  return (
    <ActDialog
      open
      title={kind === 'notify' ? text.notifyTitle : text.approveTitle}
      onClose={act.isSuccess ? onDone : onClose}
      act={{
        name: say(kind === 'notify' ? text.notify : text.approve, { n: fit.length }),
        busy: act.isPending,
        locked: fit.length === 0,
        onAct: () => act.mutate(),
      }}
      problem={sentenceOf(act.error)}
      done={act.data && <Outcome kind={kind} result={act.data} chosen={chosen} />}
    >
      <div className="stack">
        <Facts
          facts={[
            { name: text.chosen, value: claimsOf(chosen.length) },
            { name: text.fit, value: claimsOf(fit.length) },
            { name: text.unfit, value: chosen.length > fit.length ? claimsOf(chosen.length - fit.length) : null },
            { name: text.amount, value: yuan(fit.reduce((sum, claim) => sum + claim.payableFen, 0)) },
          ]}
        />
        <p className="muted">{kind === 'notify' ? text.notifyNote : text.approveNote}</p>
      </div>
    </ActDialog>
  )
}

function Outcome({ kind, result, chosen }: { kind: BatchKind; result: Result; chosen: readonly ClaimCard[] }) {
  const nameOf = (id: string) => chosen.find((claim) => claim.id === id)
  return (
    <div className="stack">
      <p>
        <b>{say(kind === 'notify' ? text.doneNotify : text.doneApprove, { n: result.done })}</b>
      </p>
      {result.refused.length === 0 ? (
        <p className="muted">{text.allDone}</p>
      ) : (
        <>
          <p>{say(text.refused, { n: result.refused.length })}</p>
          <PlainTable
            caption={say(text.refused, { n: result.refused.length })}
            rows={result.refused}
            keyOf={(row) => row.claimId}
            columns={[
              {
                key: 'name',
                name: consoleText.claim.name,
                cell: (row) => <span className="nowrap">{nameOf(row.claimId)?.personName}</span>,
              },
              {
                key: 'number',
                name: consoleText.claims.title,
                cell: (row) => <span className="nowrap soft">{nameOf(row.claimId)?.number}</span>,
              },
              { key: 'why', name: proofText.rejectColumns.reason, cell: (row) => row.because },
            ]}
          />
        </>
      )}
    </div>
  )
}
