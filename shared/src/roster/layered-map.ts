/**
 * A map whose copies share almost everything, so that an operation in a group of thousands costs what it changes: a few
 * entries lie over a larger map until they are enough to be worth copying that. Only who has just copied it may `set`.
 */
export class LayeredMap<K, V> implements ReadonlyMap<K, V> {
  #under: ReadonlyMap<K, V>
  #over: Map<K, V>
  #merged: ReadonlyMap<K, V> | undefined
  #size: number

  private constructor(under: ReadonlyMap<K, V>, over: Map<K, V>, size: number) {
    this.#under = under
    this.#over = over
    this.#size = size
  }

  static copyOf<K, V>(map: ReadonlyMap<K, V>): LayeredMap<K, V> {
    return map instanceof LayeredMap ? new LayeredMap(map.#under, new Map(map.#over), map.#size) : new LayeredMap(map, new Map(), map.size)
  }

  set(key: K, value: V): void {
    if (!this.has(key)) this.#size++
    this.#over.set(key, value)
    this.#merged = undefined
    if (this.#over.size * this.#over.size <= this.#under.size) return
    this.#under = this.#all()
    this.#over = new Map()
  }

  get size(): number {
    return this.#size
  }

  get(key: K): V | undefined {
    return this.#over.get(key) ?? this.#under.get(key)
  }

  has(key: K): boolean {
    return this.#over.has(key) || this.#under.has(key)
  }

  /** One plain map, made when somebody goes through all of it. */
  #all(): ReadonlyMap<K, V> {
    if (this.#over.size === 0) return this.#under
    if (!this.#merged) {
      const all = new Map(this.#under)
      for (const [key, value] of this.#over) all.set(key, value)
      this.#merged = all
    }
    return this.#merged
  }

  entries(): MapIterator<[K, V]> {
    return this.#all().entries()
  }

  keys(): MapIterator<K> {
    return this.#all().keys()
  }

  values(): MapIterator<V> {
    return this.#all().values()
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.#all().entries()
  }

  forEach(then: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.#all()) then(value, key, this)
  }
}
