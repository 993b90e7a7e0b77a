package org.example.shop;

import java.util.List;
import java.util.UUID;

/** A page of products; {@code next} is the value of {@code after} for the next page, or null on the last. */
public record ProductsView(List<ProductView> products, UUID next) {}
