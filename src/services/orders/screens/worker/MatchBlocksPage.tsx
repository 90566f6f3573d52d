import { call } from '../../../../platform/client/client.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { useSending } from '../../../../platform/client/use-sending.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { EmptyState, Warning } from '../../../../ui/EmptyState.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { toast } from '../../../../ui/Toast.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { listMatchBlocks, unblockMatch } from '../../matching.contract.ts'
import { matchWorkerText as text } from '../../matching.text.ts'

/** Whom she does not want to meet. */
export default function MatchBlocksPage(given: PageGiven) {
  const asked = useAsk(listMatchBlocks, {})
  const { send, busy, problem } = useSending()

  async function take(id: string) {
    if (await send(() => call(unblockMatch, { params: { id } }))) toast(text.unblocked)
  }

  return (
    <Page top={<TopBar title={text.blocks} backHref={given.href('/orders/matches')} />}>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      {asked.answer ? (
        <Card>
          {asked.answer.blocks.length === 0 ? (
            <EmptyState icon="eye-off" title={text.noBlocks}>
              <p>{text.noBlocksNote}</p>
            </EmptyState>
          ) : (
            <ul className="gh-rows">
              {asked.answer.blocks.map((block) => (
                <li key={block.id} className="gh-row">
                  <span className="gh-row-words">
                    <span className="gh-row-title">{block.nickname}</span>
                  </span>
                  <Button busy={busy} onPress={() => void take(block.id)}>
                    {text.unblock}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </Card>
      ) : (
        <Waiting asked={asked} cards={[3]} />
      )}
    </Page>
  )
}
