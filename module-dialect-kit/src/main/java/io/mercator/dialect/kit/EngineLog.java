package io.mercator.dialect.kit;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the engine logs while this is open, in place of the console. */
final class EngineLog extends Handler implements AutoCloseable {
    // java.util.logging holds loggers weakly
    private final Logger logger = Logger.getLogger("io.mercator.engine");
    private final BlockingQueue<LogRecord> records = new LinkedBlockingQueue<>();

    EngineLog() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    /** Waits for the next entry. */
    LogRecord next() throws InterruptedException {
        LogRecord entry = records.poll(20, TimeUnit.SECONDS);
        if (entry == null) {
            throw new AssertionError("nothing was logged within 20 seconds");
        }
        return entry;
    }

    boolean isEmpty() {
        return records.isEmpty();
    }

    List<LogRecord> all() {
        return List.copyOf(records);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
