package org.example.shop;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

/** A product as a caller sends it. Warden reads strings, whole numbers, booleans, records and lists. */
public record ProductRequest(
        @NotNull(message = "is required") @Size(min = 1, max = 100, message = "must be 1 to 100 characters")
        String name,

        @NotNull(message = "is required")
        @PositiveOrZero(message = "must not be negative")
        @Max(value = 100_000_000, message = "must be at most 100000000")
        Long cents) {}
