import { LinkButton } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { TopBar } from '../../ui/TopBar.tsx'
import { href } from './router.ts'
import { workerText as text } from './text.ts'

export function LostPage() {
  return (
    <Page top={<TopBar title={text.lost} backHref={href('/')} />}>
      <EmptyState icon="search" title={text.lost}>
        <p>{text.lostNote}</p>
        <LinkButton href={href('/')}>{text.toHome}</LinkButton>
      </EmptyState>
    </Page>
  )
}
