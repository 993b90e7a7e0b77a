package org.warden.act;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.literal.InjectLiteral;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.persistence.PersistenceContext;

/** Makes {@code @PersistenceContext}, which only a server understands, an ordinary injection. */
class PersistenceContexts implements Extension {
    void inject(@Observes @WithAnnotations(PersistenceContext.class) ProcessAnnotatedType<?> type) {
        type.configureAnnotatedType()
                .filterFields(field -> field.isAnnotationPresent(PersistenceContext.class))
                .forEach(field -> field.add(InjectLiteral.INSTANCE));
    }
}
