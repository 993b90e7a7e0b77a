package org.example.shop;

import java.util.UUID;

/** A product as callers see it. */
public record ProductView(UUID id, String name, long cents) {
    static ProductView of(Product product) {
        return new ProductView(product.id(), product.name(), product.cents());
    }
}
