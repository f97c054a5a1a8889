import { useWalkOrder } from '../../../app/canvass/walk-order.ts'
import { useText } from '../../../i18n/use-text.ts'
import { Choice } from '../../../ui/Choice.tsx'
import { orderWords } from '../order-words.ts'

/** In which order the doors stand. */
export function OrderChoice() {
  const t = useText(orderWords)
  const [order, setOrder] = useWalkOrder()
  return (
    <div className="walk-order">
      <Choice
        label={t.order}
        description={t.orderStart}
        value={order}
        onChange={setOrder}
        options={[
          { value: 'sides', label: t.orderSides, description: t.orderSidesMore },
          { value: 'zigzag', label: t.orderZigzag, description: t.orderZigzagMore },
        ]}
      />
    </div>
  )
}
