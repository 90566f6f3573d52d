import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { PageHead } from '../../../../ui/console/Card.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { pavilionsText } from '../../pavilions-console.text.ts'
import { photosText } from '../../photos-console.text.ts'
import {
  type DeskProduct,
  downloadProductSheet,
  getSupplyDesk,
  restProducts,
  submitProducts,
} from '../../supply.contract.ts'
import { PhotosDialog } from './PhotosDialog.tsx'
import { ProductDialog } from './ProductDialog.tsx'
import { ProductsImport } from './ProductsImport.tsx'
import { ProductsTable } from './ProductsTable.tsx'
import { OfferDialog } from './pavilions/OfferDialog.tsx'

const text = consoleText.supply

/** A supplier's own products: written, loaded from a file, laid before the operator, taken off the shelf. */
export default function SupplyPage() {
  const desk = useQuery(ask(getSupplyDesk, {}))
  const [editing, setEditing] = useState<string | 'new' | null>(null)
  const [importing, setImporting] = useState(false)
  const answer = desk.data
  const lead = answer && say(text.lead, { name: answer.supplierName, market: answer.marketName })
  return (
    <div className="pad">
      <PageHead title={text.title} sub={lead}>
        <Button icon={<Icon name="download" size="s" />} href={addressOf(downloadProductSheet, {})}>
          {text.export}
        </Button>
        <Button icon={<Icon name="upload" size="s" />} onClick={() => setImporting(true)}>
          {text.import}
        </Button>
        <Button type="primary" icon={<Icon name="plus" size="s" />} onClick={() => setEditing('new')}>
          {text.add}
        </Button>
      </PageHead>
      {answer?.suspendedBecause && (
        <p className="due bad">
          <Icon name="warning" size="s" />
          {say(text.suspended, { because: answer.suspendedBecause })}
        </p>
      )}
      <ProductsTable
        desk="supply"
        first=""
        emptyTitle={text.empty}
        onOpen={setEditing}
        acts={(chosen, done) => <Moves chosen={chosen} onDone={done} />}
      />
      {editing !== null && answer && (
        <ProductDialog id={editing === 'new' ? null : editing} desk={answer} onClose={() => setEditing(null)} />
      )}
      {importing && <ProductsImport onClose={() => setImporting(false)} />}
    </div>
  )
}

function Moves({ chosen, onDone }: { chosen: readonly DeskProduct[]; onDone: () => void }) {
  const answers = useQueryClient()
  const { message } = App.useApp()
  const [offering, setOffering] = useState(false)
  const [showing, setShowing] = useState(false)
  const only = chosen.length === 1 ? chosen[0] : undefined
  const move = useMutation({
    mutationFn: (which: 'submit' | 'rest') =>
      call(which === 'submit' ? submitProducts : restProducts, { body: { ids: chosen.map((one) => one.id) } }),
    onSuccess: async ({ moved, left }) => {
      await answers.invalidateQueries()
      onDone()
      void message.success(say(left > 0 ? text.movedLeft : text.moved, { n: moved, left }))
    },
    onError: (error) => void message.error(sentenceOf(error) ?? ''),
  })
  if (chosen.length === 0) return null
  const ofRegions = chosen.filter((product) => product.regionName !== null)
  return (
    <>
      <span className="muted">{say(text.selected, { n: chosen.length })}</span>
      {only && <Button onClick={() => setShowing(true)}>{photosText.act}</Button>}
      {only && showing && <PhotosDialog product={only} onClose={() => setShowing(false)} />}
      {ofRegions.length > 0 && <Button onClick={() => setOffering(true)}>{pavilionsText.offer.act}</Button>}
      {offering && (
        <OfferDialog desk="supply" productIds={ofRegions.map((one) => one.id)} onClose={() => setOffering(false)} />
      )}
      <Button loading={move.isPending} onClick={() => move.mutate('submit')}>
        {text.submit}
      </Button>
      <Button loading={move.isPending} onClick={() => move.mutate('rest')}>
        {text.rest}
      </Button>
    </>
  )
}
