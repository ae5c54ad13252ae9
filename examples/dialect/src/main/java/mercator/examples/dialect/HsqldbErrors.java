package mercator.examples.dialect;

import io.mercator.api.error.ErrorKind;
import java.sql.SQLException;

/** Tells errors by SQLState (HyperSQL User Guide, "Error codes and messages"). */
final class HsqldbErrors {
    static final String STOPPED = "40502";

    private HsqldbErrors() {}

    static ErrorKind classify(SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return switch (state) {
            case "23505" -> ErrorKind.UNIQUE;
            case "23503", "23504" -> ErrorKind.FOREIGN_KEY;
            case "23502" -> ErrorKind.NOT_NULL;
            case "23513", "23514" -> ErrorKind.CHECK;
            case "40001" -> ErrorKind.SERIALIZATION;
            case STOPPED -> ErrorKind.CANCELLED;
            case "25006" -> ErrorKind.READ_ONLY;
            default -> byClass(state);
        };
    }

    private static ErrorKind byClass(String state) {
        if (state.startsWith("08")) {
            return ErrorKind.CONNECTION_LOST;
        }
        if (state.startsWith("22")) {
            return ErrorKind.DATA;
        }
        return state.startsWith("42") ? ErrorKind.SYNTAX : ErrorKind.OTHER;
    }
}
