package io.mercator.engine.error;

import io.mercator.api.error.ErrorKind;

/** The part of an error that says what to do. */
final class ErrorAdvice {
    private ErrorAdvice() {}

    static String of(ErrorKind kind) {
        return switch (kind) {
            case UNIQUE ->
                "Another row has this value. Choose another value, or load and change that row; then"
                        + " rollback() and try again.";
            case FOREIGN_KEY ->
                "The row referred to is missing, or other rows still refer to this one. Insert parents"
                        + " first and delete children first; then rollback() and try again.";
            case NOT_NULL ->
                "Give the column a value or a default, or declare it without notNull(); then rollback()"
                        + " and try again.";
            case CHECK -> "Change the value to one that the constraint allows; then rollback() and try again.";
            case DATA ->
                "Compare the values with the types and lengths of their columns; then rollback() and try again.";
            case SYNTAX ->
                "Is the table or column there, and is it spelled so in the database? createAll(engine)"
                        + " creates what is missing.";
            case TIMEOUT ->
                "Call rollback(). Allow more time, make the statement cheaper, or keep other transactions, which it may have"
                        + " waited for, short.";
            case LOCKED ->
                "Another transaction holds what this one needs. Call rollback() and try the whole"
                        + " transaction again, which retrying(n, work) does; keep transactions short.";
            case DEADLOCK, SERIALIZATION ->
                "Call rollback() and try the whole transaction again from its start, which retrying(n, work) of a"
                        + " session does.";
            case OUTCOME_UNKNOWN ->
                "Call rollback(), read the transaction's rows again, and repeat the work only if they are not there.";
            case TRANSACTION_ABORTED ->
                "An earlier statement of this transaction failed; its error says why. Call rollback() and begin again,"
                        + " or run what may fail in nested(...), which takes back that part alone.";
            case CONNECTION_LOST ->
                "The connection is given up; the next connect() opens a new one. Is the database"
                        + " running, and is the address right?";
            case READ_ONLY ->
                "Check the rights of the user and of the file, and whether the connection was asked for"
                        + " as read-only.";
            case FULL -> "Free space for the database; then rollback() and try again.";
            case CORRUPT -> "Check that the URL names the right file, and that the file is a database of this kind.";
            case CANCELLED -> "Somebody cancelled the statement. Call rollback(), and try again if it was not meant.";
            case OTHER -> "The cause holds the driver's error. Call rollback() before going on.";
        };
    }
}
