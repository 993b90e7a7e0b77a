package org.warden.bearer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bounded map of what was used of late. When the young generation is full it becomes the old one, and what was in the old
 * one and not asked for since is forgotten: no bookkeeping for a read.
 */
final class Generations<K, V> {
    private final int size;
    private volatile Map<K, V> young = new ConcurrentHashMap<>();
    private volatile Map<K, V> old = Map.of();

    /** Holds at most twice {@code size} entries, and a few more while several threads add at once. */
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
