package io.mercator.api.error;

import java.sql.SQLException;

/**
 * A constraint of the database was violated: the kind is {@link ErrorKind#UNIQUE}, {@link ErrorKind#FOREIGN_KEY},
 * {@link ErrorKind#NOT_NULL} or {@link ErrorKind#CHECK}. Follows SQLAlchemy's {@code IntegrityError}.
 */
public class IntegrityException extends StatementException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the error.
     *
     * @param kind which kind of constraint
     * @param statement the SQL text
     * @param parameters the parameters as shown
     * @param message what failed, on what, why, and the fix
     * @param cause the driver's error
     */
    public IntegrityException(ErrorKind kind, String statement, String parameters, String message, SQLException cause) {
        super(kind, statement, parameters, message, cause);
    }
}
