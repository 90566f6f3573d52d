import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { newId } from '../../../../platform/ids.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { IconButton } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import { type MerchantCard, type MerchantPlaceCard, placeMerchant } from '../../merchants.contract.ts'
import { readPoint, writePoint } from './place-form.ts'

const text = benefitsConsoleText.merchants

type Written = Omit<MerchantPlaceCard, 'latitude' | 'longitude'> & { readonly key: string; readonly at: string }

/** Where a merchant serves, in the order in which members read it. */
export function PlacesDialog({ merchant, onClose }: { merchant: MerchantCard; onClose: () => void }) {
  const answers = useQueryClient()
  const [places, setPlaces] = useState<readonly Written[]>(() =>
    merchant.places.length > 0 ? merchant.places.map(writtenOf) : [nothing(merchant.phone)],
  )
  const change = (key: string, part: Partial<Written>) =>
    setPlaces(places.map((place) => (place.key === key ? { ...place, ...part } : place)))
  const save = useMutation({
    mutationFn: () => call(placeMerchant, { params: { id: merchant.id }, body: { places: places.map(placeOf) } }),
    onSuccess: () => answers.invalidateQueries(),
  })
  const wrong = places.some((place) => readPoint(place.at) === 'wrong')
  const short = places.some((place) => place.name.trim().length < 2 || place.address.trim().length < 2)
  return (
    <ActDialog
      open
      title={say(text.placesTitle, { name: merchant.name })}
      width={720}
      onClose={onClose}
      act={{ name: text.savePlaces, busy: save.isPending, locked: wrong || short, onAct: () => save.mutate() }}
      why={wrong ? text.place.atWrong : null}
      problem={sentenceOf(save.error)}
      done={save.isSuccess && <p>{text.placesSaved}</p>}
    >
      <Form layout="vertical" component="div">
        {places.map((place) => (
          <Place
            key={place.key}
            place={place}
            onChange={(part) => change(place.key, part)}
            onRemove={() => setPlaces(places.filter((one) => one.key !== place.key))}
          />
        ))}
      </Form>
      <Button icon={<Icon name="plus" size="s" />} onClick={() => setPlaces([...places, nothing('')])}>
        {text.addPlace}
      </Button>
    </ActDialog>
  )
}

function Place({
  place,
  onChange,
  onRemove,
}: {
  place: Written
  onChange: (part: Partial<Written>) => void
  onRemove: () => void
}) {
  const field = (name: 'name' | 'address' | 'district' | 'hours' | 'phone' | 'at', most: number) => (
    <div>
      <label className="soft small" htmlFor={`${place.key}-${name}`}>
        {text.place[name]}
      </label>
      <Input
        id={`${place.key}-${name}`}
        maxLength={most}
        value={place[name]}
        {...(name === 'at' && { placeholder: '42.8881,125.1437', title: text.place.atHelp })}
        onChange={(event) => onChange({ [name]: event.target.value })}
      />
    </div>
  )
  return (
    <div className="benefit-place">
      {field('name', 40)}
      {field('address', 100)}
      <IconButton icon="trash" label={text.removePlace} onClick={onRemove} />
      {field('district', 20)}
      {field('hours', 60)}
      <span />
      {field('phone', 30)}
      {field('at', 40)}
      <span />
    </div>
  )
}

function nothing(phone: string): Written {
  return { key: newId(), name: '', address: '', district: '', hours: '', phone, at: '' }
}

function writtenOf({ latitude, longitude, ...place }: MerchantPlaceCard): Written {
  return { ...place, key: newId(), at: writePoint(latitude, longitude) }
}

function placeOf({ key: _key, at, ...place }: Written): MerchantPlaceCard {
  const point = readPoint(at)
  const known = point === 'wrong' ? null : point
  return { ...place, latitude: known?.latitude ?? null, longitude: known?.longitude ?? null }
}
