package org.example.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A product of the shop, owned by the account that added it. */
@Entity
@Table(name = "product")
public class Product {
    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID owner;

    private String name;

    private long cents;

    protected Product() {}

    Product(UUID id, UUID owner, String name, long cents) {
        this.id = id;
        this.owner = owner;
        this.name = name;
        this.cents = cents;
    }

    void change(String newName, long newCents) {
        name = newName;
        cents = newCents;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    long cents() {
        return cents;
    }
}
