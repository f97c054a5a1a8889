import { useState } from 'react'
import { addressLine } from '@porchlight/shared/canvass/address'
import type { DoorView } from '@porchlight/shared/canvass/doors'
import { useText } from '../../../i18n/use-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Form } from '../../../ui/Form.tsx'
import { List, Row } from '../../../ui/List.tsx'
import { enterWords } from '../enter-words.ts'
import type { TurfHere } from '../use-turfs.ts'

interface Match {
  readonly turf: TurfHere
  readonly view: DoorView
}

interface TypedDoorProps {
  readonly find: (typed: string) => readonly Match[]
  readonly onDoor: (match: Match) => void
}

/** Where the camera does not read it: the letters beside the square, or the number of the house. */
export function TypedDoor({ find, onDoor }: TypedDoorProps) {
  const t = useText(enterWords)
  const [typed, setTyped] = useState('')
  const [found, setFound] = useState<readonly Match[]>()
  const submit = () => {
    if (typed.trim() === '') return
    const matches = find(typed)
    if (matches.length === 1) onDoor(matches[0]!)
    else setFound(matches)
  }
  return (
    <>
      <Form className="enter-typed" onSubmit={submit}>
        <Field
          label={t.typed}
          value={typed}
          onChange={value => {
            setTyped(value)
            setFound(undefined)
          }}
          maxLength={20}
          autoCapitalize="characters"
          spellCheck={false}
          error={found?.length === 0 ? t.notFound : ''}
        />
        <Button type="submit" icon="search">
          {t.find}
        </Button>
      </Form>
      {found && found.length > 0 && (
        <List label={t.several}>
          {found.map(match => (
            <Row
              key={`${match.turf.scope}/${match.view.door.id}`}
              title={addressLine(match.view.door.address)}
              detail={match.turf.turf.name}
              onPress={() => onDoor(match)}
            />
          ))}
        </List>
      )}
    </>
  )
}
