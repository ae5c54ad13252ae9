package io.mercator.engine.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.error.ErrorKind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

/** What the classes and states of errors mean where no dialect knows better. */
class StandardKindsTest {
    @Test
    void aConnectionIsLostByAStateThatSaysSo() {
        assertThat(StandardKinds.of(new SQLTransientConnectionException("gone", "08006")))
                .isEqualTo(ErrorKind.CONNECTION_LOST);
        assertThat(StandardKinds.of(new SQLTransientConnectionException("gone")))
                .isEqualTo(ErrorKind.CONNECTION_LOST);
        assertThat(StandardKinds.of(new SQLTransientConnectionException("no such day", "45000")))
                .isEqualTo(ErrorKind.OTHER);
        assertThat(StandardKinds.of(new SQLException("gone", "08006"))).isEqualTo(ErrorKind.CONNECTION_LOST);
    }
}
