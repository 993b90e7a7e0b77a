package org.warden.bearer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bounded map of recently used entries. When the young generation is full, it becomes the old one. Entries of the previous
 * old generation that were not read in the meantime are dropped. A read therefore needs no bookkeeping.
 */
final class Generations<K, V> {
    private final int size;
    private volatile Map<K, V> young = new ConcurrentHashMap<>();
    private volatile Map<K, V> old = Map.of();

    /** Holds at most twice {@code size} entries, or a few more while several threads add at once. */
    Generations(int size) {
        this.size = size;
    }

    V get(K key) {
        V value = young.get(key);
        if (value == null) {
            value = old.get(key);
            if (value != null) {
                put(key, value);
            }
        }
        return value;
    }

    void put(K key, V value) {
        young.put(key, value);
        if (young.size() > size) {
            age();
        }
    }

    int size() {
        return young.size() + old.size();
    }

    private synchronized void age() {
        if (young.size() > size) {
            old = young;
            young = new ConcurrentHashMap<>();
        }
    }
}
