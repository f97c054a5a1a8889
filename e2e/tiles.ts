// A small PMTiles file (version 3) of made-up streets and water, written by hand: nothing of a map is fetched for the tests.

type Place = readonly [lon: number, lat: number]

export interface MadeMap {
  readonly zoom: number
  /** Lines with their names, and polygons of water; only what one tile holds. */
  readonly around: Place
  readonly roads: readonly { readonly name: string; readonly line: readonly Place[] }[]
  readonly water: readonly (readonly Place[])[]
  readonly attribution: string
}

const EXTENT = 4096

/** The tile of `around` alone, uncompressed. */
export function madeMap({ zoom, around, roads, water, attribution }: MadeMap): Buffer {
  const [tx, ty] = tileOf(around, zoom).map(Math.floor) as [number, number]
  const inTile = (place: Place): [number, number] => {
    const [x, y] = tileOf(place, zoom)
    return [Math.round((x - tx) * EXTENT), Math.round((y - ty) * EXTENT)]
  }
  const tile = Buffer.concat([
    layer(
      'roads',
      roads.map(road => ({ type: 2, name: road.name, rings: [road.line.map(inTile)] })),
    ),
    layer(
      'water',
      water.map(ring => ({ type: 3, name: '', rings: [ring.map(inTile)] })),
    ),
  ])
  const metadata = Buffer.from(JSON.stringify({ attribution, vector_layers: [{ id: 'roads' }, { id: 'water' }] }))
  // One entry: its number, how often it is repeated, its length, where it begins (plus one).
  const directory = Buffer.concat([1, tileNumber(zoom, tx, ty), 1, tile.length, 1].map(varint))
  const header = headerOf({ zoom, around, directory: directory.length, metadata: metadata.length, tile: tile.length })
  return Buffer.concat([header, directory, metadata, tile])
}

function tileOf([lon, lat]: Place, zoom: number): [number, number] {
  const sine = Math.sin((lat * Math.PI) / 180)
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  return [(lon / 360 + 0.5) * 2 ** zoom, y * 2 ** zoom]
}

/** Along a Hilbert curve, after all tiles of lower zooms. */
function tileNumber(zoom: number, tx: number, ty: number): number {
  let number = (4 ** zoom - 1) / 3
  let [x, y] = [tx, ty]
  for (let half = 2 ** (zoom - 1); half >= 1; half /= 2) {
    const right = (x & half) > 0 ? 1 : 0
    const down = (y & half) > 0 ? 1 : 0
    number += half * half * ((3 * right) ^ down)
    if (down === 0) {
      if (right === 1) [x, y] = [half - 1 - (x & (half - 1)), half - 1 - (y & (half - 1))]
      ;[x, y] = [y, x]
    }
  }
  return number
}

interface Parts {
  readonly zoom: number
  readonly around: Place
  readonly directory: number
  readonly metadata: number
  readonly tile: number
}

function headerOf({ zoom, around: [lon, lat], directory, metadata, tile }: Parts): Buffer {
  const header = Buffer.alloc(127)
  header.write('PMTiles')
  header[7] = 3
  const long = (at: number, value: number) => header.writeBigUInt64LE(BigInt(value), at)
  const meta = 127 + directory
  for (const [i, [from, length]] of [
    [127, directory],
    [meta, metadata],
    [meta + metadata, 0],
    [meta + metadata, tile],
  ].entries()) {
    long(8 + 16 * i, from!)
    long(16 + 16 * i, length!)
  }
  for (const at of [72, 80, 88]) long(at, 1)
  // Clustered, nothing compressed, vector tiles, of one zoom.
  header.set([1, 1, 1, 1, zoom, zoom], 96)
  const degrees = [lon - 0.1, lat - 0.1, lon + 0.1, lat + 0.1]
  for (const [i, value] of degrees.entries()) header.writeInt32LE(Math.round(value * 1e7), 102 + 4 * i)
  header[118] = zoom
  header.writeInt32LE(Math.round(lon * 1e7), 119)
  header.writeInt32LE(Math.round(lat * 1e7), 123)
  return header
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let left = BigInt(value)
  while (left >= 128n) {
    bytes.push(Number(left & 127n) | 128)
    left >>= 7n
  }
  return Buffer.from([...bytes, Number(left)])
}

/** A field of bytes, and one of a number, as protocol buffers write them. */
const bytes = (field: number, content: Buffer): Buffer => Buffer.concat([varint((field << 3) | 2), varint(content.length), content])
const number = (field: number, value: number): Buffer => Buffer.concat([varint(field << 3), varint(value)])
const packed = (field: number, values: readonly number[]): Buffer => bytes(field, Buffer.concat(values.map(varint)))
const zigzag = (value: number): number => (value < 0 ? -value * 2 - 1 : value * 2)

interface Feature {
  /** 2: line, 3: polygon. */
  readonly type: 2 | 3
  readonly name: string
  readonly rings: readonly (readonly [number, number][])[]
}

/** Each feature has at most a name: the values are the names, in order. */
function layer(name: string, features: readonly Feature[]): Buffer {
  const body = features.map(({ type, rings, name: called }, i) =>
    bytes(2, Buffer.concat([...(called ? [packed(2, [0, i])] : []), number(3, type), packed(4, geometry(rings, type === 3))])),
  )
  const values = features.map(feature => bytes(4, bytes(1, Buffer.from(feature.name))))
  return bytes(
    3,
    Buffer.concat([bytes(1, Buffer.from(name)), ...body, bytes(3, Buffer.from('name')), ...values, number(5, EXTENT), number(15, 2)]),
  )
}

function geometry(rings: Feature['rings'], isClosed: boolean): number[] {
  const commands: number[] = []
  let [px, py] = [0, 0]
  for (const ring of rings) {
    for (const [i, [x, y]] of ring.entries()) {
      if (i === 0) commands.push((1 << 3) | 1)
      if (i === 1) commands.push(((ring.length - 1) << 3) | 2)
      commands.push(zigzag(x - px), zigzag(y - py))
      ;[px, py] = [x, y]
    }
    if (isClosed) commands.push((1 << 3) | 7)
  }
  return commands
}
